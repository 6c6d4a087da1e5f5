"""Packs without YAML: compiled when the wheel is built or at first use, then loaded as JSON.

Two documents for each set of packs: the pack (every run needs it) and its examples
(`test`, `explain` and the docs do). Only when a document is missing, damaged or older
than its sources are the loader, yaml and jsonschema imported.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pcdlint
from pcdlint import data
from pcdlint.data import digest
from pcdlint.rules import kinds
from pcdlint.rules.pack import Examples, Kind, Pack, Plain, examples_of, pack_of

DEFAULT = ("mopac",)
FORMAT = 2
"""Raised when the plain form changes its meaning."""

_PARTS = ("pack", "examples")
_SOURCES = (".yaml", ".yml", ".json", ".py")
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

Kinds = Callable[[], Mapping[str, Kind]]
T = TypeVar("T")


def load(packs: Sequence[str | Path] = (), known: Kinds = kinds.shipped) -> Pack:
    """The packs with all that they extend, as one. Built-in ones are given by name, others by folder; none: `DEFAULT`.

    `known` is asked for the kinds of check only when something must be compiled.
    Raises PackError with everything that is wrong with a pack.
    """
    return _typed("pack", _pack, packs or DEFAULT, known)


def examples(packs: Sequence[str | Path] = (), known: Kinds = kinds.shipped) -> Mapping[str, Examples]:
    """The examples of every rule of the packs, by code. Raises PackError as `load`."""
    return _typed("examples", _all_examples, packs or DEFAULT, known)


def built(name: str, known: Kinds = kinds.shipped) -> Mapping[str, str]:
    """The files of `_data/compiled` for a built-in pack: file name to JSON, the same for the same sources."""
    composed = _composed([name], known)
    return {_shipped_name(name, part): _json(getattr(composed, part)) for part in _PARTS}


class _Found(NamedTuple):
    """A document, and the digest of its text."""

    plain: Plain
    digest: str


def _typed(part: str, make: Callable[[_Found], T], packs: Sequence[str | Path], known: Kinds) -> T:
    for fetch in (_shipped, _kept):
        try:
            found = fetch(packs, part)
            if found is not None:
                return make(found)
        except _DAMAGE:
            continue
    return make(_compile(packs, part, known))


def _pack(found: _Found) -> Pack:
    return pack_of(found.plain)._replace(digest=found.digest)


def _all_examples(found: _Found) -> Mapping[str, Examples]:
    return {code: examples_of(entry) for code, entry in found.plain.items()}


def _shipped(packs: Sequence[str | Path], part: str) -> _Found | None:
    """The document of the wheel, or None in a checkout or for any other choice of packs."""
    folder = data.packaged("compiled")
    if folder is None or len(packs) != 1 or not isinstance(packs[0], str):
        return None
    path = folder / _shipped_name(packs[0], part)
    # A path given as text is no built-in name, whatever it ends in.
    if path.parent != folder or not path.is_file():
        return None
    contents = path.read_bytes()
    return _Found(json.loads(contents), digest(contents))


def _shipped_name(name: str, part: str) -> str:
    return f"{name}.json" if part == "pack" else f"{name}.{part}.json"


def _kept(packs: Sequence[str | Path], part: str) -> _Found | None:
    """The document of the cache, or None when there is none or its sources have changed."""
    contents = data.fetch(_cache_name(packs, part))
    if contents is None:
        return None
    kept = json.loads(contents)
    if kept["identity"] != _identity(packs) or kept["sources"] != stamps(kept["folders"]):
        return None
    return _Found(kept["plain"], str(kept["digest"]))


def _compile(packs: Sequence[str | Path], part: str, known: Kinds) -> _Found:
    composed = _composed(packs, known)
    folders = [str(folder.resolve()) for folder in (*composed.folders, *own_folders())]
    frame = {"identity": _identity(packs), "folders": folders, "sources": stamps(folders)}
    made = {}
    for each in _PARTS:
        plain = getattr(composed, each)
        made[each] = _Found(plain, digest(_json(plain).encode("utf-8")))
        document = {**frame, **made[each]._asdict()}
        data.store(_cache_name(packs, each), _json(document).encode("utf-8"))
    return made[part]


def _composed(packs: Sequence[str | Path], known: Kinds) -> Any:
    from pcdlint.rules.compose import compose

    return compose(packs, known())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _cache_name(packs: Sequence[str | Path], part: str) -> str:
    identity = _identity(packs)
    return f"{Path(identity[-1]).name}-{crc32(_json(identity).encode('utf-8')):08x}.{part}.json"


def _identity(packs: Sequence[str | Path]) -> list[str]:
    """What tells one choice of packs from another, for this installation."""
    rules = data.folder("rules")
    built_in = {
        each: rules / each for each in packs if isinstance(each, str) and (rules / each / "pack.yaml").is_file()
    }
    folders = [Path(built_in.get(str(each), each)).resolve() for each in packs]
    return [str(FORMAT), str(getattr(pcdlint, "__version__", "")), str(rules), *map(str, folders)]


def own_folders() -> Iterator[Path]:
    """What every compiled document depends on besides its packs."""
    rules = data.folder("rules")
    yield from (rules / "registers", rules / "schema")
    here = Path(__file__).parent
    yield from (here, here.parent / "checks", here.parent / "registers")


def stamps(folders: Iterable[str | Path]) -> list[list[str | int]]:
    """Those of every source in the folders, as JSON has them."""
    return [list(stamp) for stamp in data.stamps(folders, _SOURCES)]
