"""The packs that were asked for, as the one to lint by."""

from __future__ import annotations

from collections.abc import Sequence

from pcdlint.rules import compiled
from pcdlint.rules.pack import Pack


def settled(packs: Sequence[str]) -> tuple[str, ...]:
    """The packs to load for those that were asked for: packs that bring no layout know no paper,
    and are laid over the default pack. Raises `pcdlint.rules.errors.PackError`."""
    if packs and not compiled.load(packs).layouts.get("layouts"):
        return (*compiled.DEFAULT, *packs)
    return tuple(packs)


def loaded(packs: Sequence[str] = (), registers: Sequence[str] = ()) -> Pack:
    """The packs as one, with registers laid over theirs. Raises `pcdlint.rules.errors.PackError`."""
    pack = compiled.load(settled(packs))
    if not registers:
        return pack
    from pcdlint.rules.overlay import laid_over

    return laid_over(pack, registers)
