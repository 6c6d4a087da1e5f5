"""The numbers that a browser or word processor shows before the items of HTML lists."""

from __future__ import annotations


class Lists:
    """The lists that are open, and how far the numbered outline of the document has come.

    A word processor saves the numbered paragraphs of a section as a list in a list; where a bulleted
    list came between, it goes on with a list whose first child is another list: that one carries on counting.
    """

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._outline: dict[int, int] = {}

    def start(self, ordered: bool, start: str, style: str) -> None:
        """A list begins; `start` and `style` are its attributes as written."""
        outer = next((o for o in reversed(self._open) if o.ordered), None)
        inner = _List(ordered, int(start) - 1 if start.lstrip("-").isdigit() else 0, style or "1", len(self._open))
        if ordered and outer is not None and outer.style == "1":
            if outer is self._open[-1] and outer.count == 0 and outer.depth in self._outline:
                outer.count = self._outline[outer.depth]
                inner.count = self._outline.get(inner.depth, 0)
            outer.holds_list = True
            inner.prefix = f"{outer.prefix}{outer.count}."
        self._open.append(inner)

    def end(self) -> None:
        """The innermost list ends."""
        if self._open:
            closed = self._open.pop()
            if closed.ordered and (closed.holds_list or closed.prefix):
                self._outline[closed.depth] = closed.count

    def item(self, value: str) -> str:
        """The mark of the next item: a bullet, or its number."""
        if not self._open or not self._open[-1].ordered:
            return "•"
        items = self._open[-1]
        items.count = int(value) if value.isdigit() else items.count + 1
        for depth in [d for d in self._outline if d > items.depth]:
            del self._outline[depth]
        return items.mark()


class _List:
    def __init__(self, ordered: bool, count: int, style: str, depth: int) -> None:
        self.ordered, self.count, self.style, self.depth = ordered, count, style, depth
        self.prefix = ""
        self.holds_list = False

    def mark(self) -> str:
        if self.style in ("a", "A"):
            letter = chr(ord("a") + (self.count - 1) % 26)
            return f"({letter if self.style == 'a' else letter.upper()})"
        if self.style in ("i", "I"):
            return f"({_roman(self.count)})"
        return f"{self.prefix}{self.count}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv")):
        while number >= value:
            text, number = text + letters, number - value
    return text + "i" * number
