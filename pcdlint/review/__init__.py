"""The findings of a paper in a copy of the officer's own document: Word comments, PDF highlights."""
