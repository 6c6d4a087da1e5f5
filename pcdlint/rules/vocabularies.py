"""Word lists of packs: read under their names, laid over each other, put where rules' options ask for them.

A file of `vocabulary/` holds either one list, called as the file is, or a mapping of names to lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from pcdlint.rules.errors import Problem, hint
from pcdlint.rules.folder import RawPack
from pcdlint.rules.load import Document, Key
from pcdlint.rules.merge import ADDS, Merger
from pcdlint.rules.pack import Plain

REFERENCE = "vocabulary"


def merged(packs: Sequence[RawPack], merger: Merger) -> tuple[Plain, list[Problem]]:
    """The vocabularies of all packs by name, later packs over earlier ones, and names that a pack has twice."""
    words: Plain = {}
    faults: list[Problem] = []
    for pack in packs:
        seen: dict[str, str] = {}
        for document in map(_named, pack.vocabularies.values()):
            for name in document.data:
                plain = name.removeprefix(ADDS)
                if plain in seen:
                    faults.append(document.problem((name,), f"'{plain}' is also in {seen[plain]}: keep one"))
                seen[plain] = document.file
            words = merger.over(words, document)
    return words, faults


def _named(document: Document) -> Document:
    """A file that is one list, as if it were a mapping with its one name."""
    if isinstance(document.data, Mapping):
        return document
    name = PurePath(document.file).stem
    lines = {(name, *key): line for key, line in document.lines.items()}
    return Document(document.file, {name: document.data}, lines)


def resolved(pack: RawPack, words: Plain) -> tuple[RawPack, list[Problem]]:
    """The pack with `{vocabulary: name}` replaced by that vocabulary in every option of its rules.

    In a list, the words of the vocabulary stand among the others.
    """
    faults: list[Problem] = []
    documents = []
    for document in pack.rules:
        rules = []
        for index, rule in enumerate(document.data):
            asked = rule.get("with")
            if asked is not None:
                faults.extend(_unknown(asked, words, document, (index, "with")))
                rule = {**rule, "with": _put(asked, words)}
            rules.append(rule)
        documents.append(replace(document, data=rules))
    return replace(pack, rules=tuple(documents)), faults


def _asks(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {REFERENCE} and isinstance(value[REFERENCE], str)


def _unknown(value: Any, words: Plain, document: Document, key: Key) -> Iterator[Problem]:
    if _asks(value):
        name = value[REFERENCE]
        if name not in words:
            near = hint(name, words) or f": known are {', '.join(sorted(words)) or 'none'}"
            yield document.problem((*key, REFERENCE), f"there is no vocabulary '{name}'{near}")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _unknown(inner, words, document, (*key, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unknown(inner, words, document, (*key, number))


def _put(value: Any, words: Plain) -> Any:
    if _asks(value):
        return words.get(value[REFERENCE], [])
    if isinstance(value, Mapping):
        return {name: _put(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [entry for inner in value for entry in _entries(inner, words)]
    return value


def _entries(value: Any, words: Plain) -> list[Any]:
    put = _put(value, words)
    return put if _asks(value) and isinstance(put, list) else [put]
