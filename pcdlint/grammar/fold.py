"""How words are compared: case, quotes, dashes, spaces and trailing marks do not count."""

from __future__ import annotations

_PAIRS = (
    ("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'),
    ("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"), ("\u00a0", " "), ("_", " "),
)  # fmt: skip
_ALIKE = str.maketrans(dict(_PAIRS))


def plain(text: str) -> str:
    """The text with typographic variants made one, character for character: offsets stay."""
    if text.isascii():
        return text.replace("_", " ")
    for odd, alike in _PAIRS:  # many times quicker than translate() on a long text
        text = text.replace(odd, alike)
    return text


def fold(text: str) -> str:
    """The text with typographic variants made one, in lower case, with single spaces."""
    if text.isascii():
        return " ".join(text.replace("_", " ").lower().split())
    return " ".join(text.translate(_ALIKE).casefold().split())


def fold_label(text: str) -> str:
    """The same for headings and labels: without spaces at dashes and slashes, and without the marks around it."""
    return label_of(fold(text))


def label_of(folded: str) -> str:
    """The same of a text that is folded already."""
    folded = folded.strip(" .:;,*#-()[]'\"¹²³⁴⁵")
    if "-" in folded or "/" in folded or "&" in folded:
        folded = folded.replace(" - ", " ").replace("- ", " ").replace(" -", " ").replace(" / ", "/")
        folded = folded.replace("/ ", "/").replace(" & ", " and ")
    return folded


def shape_of(label: str) -> str:
    """A label as a bad scan sees it: l, I and 1 are one letter, and so are O and 0."""
    return label.replace("1", "l").replace("i", "l").replace("|", "l").replace("0", "o")


def holds(folded: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in a folded text."""
    # A plain loop: this is asked of every line, and a generator costs more than the search.
    for phrase in phrases:  # noqa: SIM110
        if phrase in folded:
            return True
    return False
