"""Several configuration files -> one, key by key, each value with the place where it was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pcdlint import data
from pcdlint.configuration.globs import matches
from pcdlint.rules.errors import Problem, hint

if TYPE_CHECKING:
    from pcdlint.rules.load import Document, Key

SINGLE = ("stage", "as-of", "fail-level")
LISTS = ("packs", "registers", "select", "ignore")
EXTEND = "extend-"


class Layer(NamedTuple):
    """A file's data and the folder from which its paths count."""

    document: Document
    folder: Path


class Told(NamedTuple):
    """A value and where it was said."""

    value: Any
    file: str
    line: int
    key: str

    @property
    def where(self) -> str:
        """As a report shows it."""
        return f"{self.file}:{self.line}"

    def problem(self, message: str) -> Problem:
        """A fault of this value."""
        return Problem(self.file, self.line, self.key, message)


class Entry(NamedTuple):
    """An entry of `paths` or `suppressions`, and the folder from which its patterns count."""

    layer: Layer
    key: Key

    @property
    def data(self) -> Mapping[str, Any]:
        inner: Any = self.layer.document.data
        for part in self.key:
            inner = inner[part]
        data: Mapping[str, Any] = inner
        return data

    def told(self, name: str) -> Sequence[Told]:
        """The values of a key that holds one or several."""
        return list(_told(self.layer, (*self.key, name), self.data.get(name, ())))

    def place(self) -> str:
        """Where the entry begins."""
        return f"{self.layer.document.file}:{self.layer.document.line(self.key)}"

    def is_for(self, paper: Path, name: str) -> bool:
        """Whether one of the patterns under `name` fits a paper (absolute path)."""
        return any(matches(told.value, self.layer.folder, paper) for told in self.told(name))


class Configuration(NamedTuple):
    """What files say together. `files` are those that were read, the nearest last."""

    single: Mapping[str, Told] = MappingProxyType({})
    lists: Mapping[str, tuple[Told, ...]] = MappingProxyType({})
    levels: Mapping[str, Told] = MappingProxyType({})
    paths: tuple[Entry, ...] = ()
    suppressions: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


def over(below: Configuration, layer: Layer, key: Key = ()) -> Configuration:
    """A file (or its entry of `paths` at `key`) laid over a configuration.

    A value takes the place of the one below; a list too, unless its key begins with `extend-`; levels are
    merged term by term. Entries of `paths` and `suppressions` add up: each is about its own folder.
    """
    said = Entry(layer, key).data
    single, lists, levels = dict(below.single), dict(below.lists), dict(below.levels)
    for name in SINGLE:
        if name in said:
            single[name] = next(iter(_told(layer, (*key, name), said[name])))
    for name in LISTS:
        if name in said:
            lists[name] = tuple(_items(layer, (*key, name), said[name]))
        if EXTEND + name in said:
            lists[name] = (*lists.get(name, ()), *_items(layer, (*key, EXTEND + name), said[EXTEND + name]))
    for term, level in said.get("levels", {}).items():
        levels.pop(term, None)
        levels[term] = next(iter(_told(layer, (*key, "levels", term), level)))
    if key:
        return below._replace(single=single, lists=lists, levels=levels)
    return Configuration(
        single,
        lists,
        levels,
        (*below.paths, *(Entry(layer, ("paths", i)) for i in range(len(said.get("paths", ()))))),
        (*below.suppressions, *(Entry(layer, ("suppressions", i)) for i in range(len(said.get("suppressions", ()))))),
        (*below.files, layer.document.file),
    )


def _told(layer: Layer, key: Key, value: Any) -> Iterator[Told]:
    from pcdlint.rules.load import key_text

    values = value if isinstance(value, (list, tuple)) else [value]
    for number, each in enumerate(values):
        inner = (*key, number) if isinstance(value, (list, tuple)) else key
        yield Told(each, layer.document.file, layer.document.line(inner), key_text(inner))


def _items(layer: Layer, key: Key, value: Any) -> Iterator[Told]:
    """The entries of a list; those that are paths are made absolute."""
    name = str(key[-1]).removeprefix(EXTEND)
    for told in _told(layer, key, value):
        if name == "registers" or (name == "packs" and not built_in(told.value)):
            yield told._replace(value=str(layer.folder / told.value))
        else:
            yield told


def built_in(name: str) -> bool:
    """Whether a pack of that name ships with pcdlint."""
    return Path(name).name == name and (data.folder("rules") / name / "pack.yaml").is_file()


def faults(configuration: Configuration, known: Mapping[str, str]) -> Iterator[Problem]:
    """Terms that no rule answers to. `known` gives the print of each term in small letters."""
    for told in _terms(configuration):
        term = str(told.value).strip().lower()
        if term not in known:
            near = hint(term, known) or ": 'pcdlint rules' lists all there are"
            yield told.problem(f"no rule, family or name is called '{told.value}'{near}")


def _terms(configuration: Configuration) -> Iterator[Told]:
    for name in ("select", "ignore"):
        yield from configuration.lists.get(name, ())
    for term, told in configuration.levels.items():
        yield told._replace(value=term)
    for entry in configuration.paths:
        for name in ("select", "ignore", "extend-select", "extend-ignore"):
            yield from entry.told(name)
        for term in entry.data.get("levels", {}):
            yield next(iter(_told(entry.layer, (*entry.key, "levels", term), term)))
    for entry in configuration.suppressions:
        yield from entry.told("rule")
