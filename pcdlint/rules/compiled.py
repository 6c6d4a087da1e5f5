"""Packs without YAML: compiled when the wheel is built or at first use, then loaded as JSON.

Two documents for each set of packs: the pack (every run needs it) and its examples
(`test`, `explain` and the docs do). Only when a document is missing, damaged or older
than its sources are the loader, yaml and jsonschema imported.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pcdlint
from pcdlint import data
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


class _Choice(NamedTuple):
    """Packs, and registers to lay over theirs."""

    packs: Sequence[str | Path]
    registers: Sequence[str | Path] = ()


def load(packs: Sequence[str | Path] = (), known: Kinds = kinds.shipped, registers: Sequence[str | Path] = ()) -> Pack:
    """The packs with all that they extend, as one. Built-in ones are given by name, others by folder; none: `DEFAULT`.

    `registers` are files or folders laid over the registers of the packs. `known` is asked for the kinds of check
    only when something must be compiled. Raises PackError with everything that is wrong with a pack or a register.
    """
    return _typed("pack", pack_of, _Choice(packs or DEFAULT, registers), known)


def examples(packs: Sequence[str | Path] = (), known: Kinds = kinds.shipped) -> Mapping[str, Examples]:
    """The examples of every rule of the packs, by code. Raises PackError as `load`."""
    return _typed("examples", _all_examples, _Choice(packs or DEFAULT), known)


def built(name: str, known: Kinds = kinds.shipped) -> Mapping[str, str]:
    """The files of `_data/compiled` for a built-in pack: file name to JSON, the same for the same sources."""
    composed = _composed([name], known)
    return {_shipped_name(name, part): _json(getattr(composed, part)) for part in _PARTS}


def _typed(part: str, make: Callable[[Plain], T], choice: _Choice, known: Kinds) -> T:
    for fetch in (_shipped, _kept):
        try:
            plain = fetch(choice, part)
            if plain is not None:
                return make(plain)
        except _DAMAGE:
            continue
    return make(_overlaid(choice, known) if choice.registers else _compile(choice, part, known))


def _all_examples(plain: Plain) -> Mapping[str, Examples]:
    return {code: examples_of(entry) for code, entry in plain.items()}


def _shipped(choice: _Choice, part: str) -> Plain | None:
    """The document of the wheel, or None in a checkout or for any other choice."""
    folder, (packs, registers) = data.packaged("compiled"), choice
    if folder is None or registers or len(packs) != 1 or not isinstance(packs[0], str):
        return None
    path = folder / _shipped_name(packs[0], part)
    # A path given as text is no built-in name, whatever it ends in.
    if path.parent != folder or not path.is_file():
        return None
    plain: Plain = json.loads(path.read_bytes())
    return plain


def _shipped_name(name: str, part: str) -> str:
    return f"{name}.json" if part == "pack" else f"{name}.{part}.json"


def _kept(choice: _Choice, part: str) -> Plain | None:
    """The document of the cache, or None when there is none or its sources have changed."""
    contents = data.fetch(_cache_name(choice, part))
    if contents is None:
        return None
    kept = json.loads(contents)
    if kept["identity"] != _identity(choice) or kept["sources"] != _stamps(kept["places"]):
        return None
    plain: Plain = kept["plain"]
    return plain


def _keep(choice: _Choice, part: str, plain: Plain, places: Sequence[str]) -> None:
    document = {"identity": _identity(choice), "places": places, "sources": _stamps(places), "plain": plain}
    data.store(_cache_name(choice, part), _json(document).encode("utf-8"))


def _compile(choice: _Choice, part: str, known: Kinds) -> Plain:
    composed = _composed(choice.packs, known)
    for each in _PARTS:
        _keep(choice, each, getattr(composed, each), _places(composed.folders))
    plain: Plain = getattr(composed, part)
    return plain


def _overlaid(choice: _Choice, known: Kinds) -> Plain:
    """The packs, which need not be compiled again for it, with registers laid over theirs."""
    from pcdlint.rules.compose import in_order
    from pcdlint.rules.overlay import laid_over

    below = _typed("pack", dict, _Choice(choice.packs), known)
    plain = {**below, "registers": laid_over(below["registers"], list(map(str, choice.registers)))}
    _keep(choice, "pack", plain, _places(in_order(choice.packs), choice.registers))
    return plain


def _composed(packs: Sequence[str | Path], known: Kinds) -> Any:
    from pcdlint.rules.compose import compose

    return compose(packs, known())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _cache_name(choice: _Choice, part: str) -> str:
    identity = _identity(choice)
    return f"{Path(identity[-1]).name}-{crc32(_json(identity).encode('utf-8')):08x}.{part}.json"


def _identity(choice: _Choice) -> list[str]:
    """What tells one choice from another, for this installation."""
    rules = data.folder("rules")
    built_in = {
        each: rules / each for each in choice.packs if isinstance(each, str) and (rules / each / "pack.yaml").is_file()
    }
    folders = [Path(built_in.get(str(each), each)).resolve() for each in choice.packs]
    over = [f"registers {Path(each).resolve()}" for each in choice.registers]
    return [str(FORMAT), str(getattr(pcdlint, "__version__", "")), str(rules), *over, *map(str, folders)]


def _places(folders: Sequence[Path], registers: Sequence[str | Path] = ()) -> list[str]:
    """Files and folders that a document depends on."""
    rules, here = data.folder("rules"), Path(__file__).parent
    own = (rules / "registers", rules / "schema", here, here.parent / "checks", here.parent / "registers")
    return [str(Path(each).resolve()) for each in (*folders, *registers, *own)]


def _stamps(places: Sequence[str]) -> list[list[str | int]]:
    """Path, size and time of change of every source that stands there or in a folder there."""
    return [stamp for place in places for stamp in sorted(_stamps_of(place))]


def _stamps_of(place: str) -> Iterator[list[str | int]]:
    try:
        entries = list(os.scandir(place))
    except NotADirectoryError:
        state = Path(place).stat()
        yield [place, state.st_size, state.st_mtime_ns]
        return
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps_of(entry.path)
        elif entry.name.endswith(_SOURCES):
            state = entry.stat()
            yield [entry.path, state.st_size, state.st_mtime_ns]
