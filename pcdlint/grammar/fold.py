"""How words are compared: case, quotes, dashes, spaces and trailing marks do not count."""

from __future__ import annotations

_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "_": " "}
)


def fold(text: str) -> str:
    """The text with typographic variants made one, in lower case, with single spaces."""
    if text.isascii():
        return " ".join(text.replace("_", " ").lower().split())
    return " ".join(text.translate(_ALIKE).casefold().split())


def fold_label(text: str) -> str:
    """The same for headings and labels: without spaces at dashes and slashes, and without the marks around it."""
    folded = fold(text).strip(" .:;,*#-()[]'\"¹²³⁴⁵")
    if "-" in folded or "/" in folded or "&" in folded:
        folded = folded.replace(" - ", " ").replace("- ", " ").replace(" -", " ").replace(" / ", "/")
        folded = folded.replace(" & ", " and ")
    return folded
