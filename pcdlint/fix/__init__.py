"""Carrying out the fixes of findings: in the bytes of a text, as tracked changes in a copy of a Word file."""

FORMATS = ("text", "markdown", "docx")
"""The formats of which `pcdlint fix` fixes papers, as `Source.format` has them."""
