"""A register and the documents that it was made of, so that a fault is told where it was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pcdlint.rules.errors import Problem
from pcdlint.rules.load import Document, Key
from pcdlint.rules.merge import ADDS, Taken
from pcdlint.rules.shape import Shape


class Layers(NamedTuple):
    """Merged data with the documents laid over each other, the nearest last, and what these took away."""

    data: Any
    documents: Sequence[Document]
    shape: Shape
    taken: Sequence[Taken] = ()

    def problem(self, key: Key, message: str) -> Problem:
        """A fault of the merged data, told in the nearest document that speaks of the entry."""
        document, place = self.told(key) or (self.documents[-1], ())
        return document.problem(place, message)

    def told(self, *keys: Key) -> tuple[Document, Key] | None:
        """The nearest document that speaks of an entry to which one of the keys leads, and where it does."""
        for document in reversed(self.documents):
            for key in keys:
                said = max(_said(self.data, document.data, self.shape, key), key=len)
                if len(said) >= _depth(self.shape, key):
                    return document, said
        return None


def _depth(shape: Shape, key: Key) -> int:
    """How long the key of the entry is that a key leads to: of the innermost one of a list or an open mapping."""
    depth = min(1, len(key))
    for number, part in enumerate(key):
        if isinstance(part, int) or not shape.names(part):
            depth = number + 1
        shape = shape.inside(part)
    return depth


def _said(merged: Any, said: Any, shape: Shape, key: Key) -> Iterator[Key]:
    """How far a document speaks of what stands at a key of the merged data: the keys in the document."""
    yield ()
    if not key:
        return
    part, rest = key[0], key[1:]
    if isinstance(part, str) and isinstance(said, Mapping):
        inner = merged.get(part) if isinstance(merged, Mapping) else None
        for name in (part, ADDS + part):
            if name in said:
                yield from ((name, *tail) for tail in _said(inner, said[name], shape.inside(part), rest))
    elif isinstance(part, int) and isinstance(said, list) and isinstance(merged, list) and part < len(merged):
        inner = merged[part]
        who = shape.who(inner) if shape.identity else None
        for number, entry in enumerate(said):
            if entry == inner if who is None else shape.who(entry) == who:
                yield from ((number, *tail) for tail in _said(inner, entry, shape.inside(part), rest))
