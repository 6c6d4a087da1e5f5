"""How to check one paper: its configuration, with what the command line says above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pcdlint.configuration.find import absolute, files, shown
from pcdlint.configuration.globs import literal
from pcdlint.configuration.merge import Configuration, Entry, Layer, Told, built_in, faults, over
from pcdlint.judge.waiver import Waiver
from pcdlint.result import Options
from pcdlint.rules.choice import loaded
from pcdlint.rules.errors import PackError, Problem
from pcdlint.rules.pack import Pack

if TYPE_CHECKING:
    from pcdlint.api import Linter

NOTHING = Configuration()


class Settings(NamedTuple):
    """What is settled for one paper: how to lint, the level that fails a run (None: nobody says), and the
    configuration that it comes from, its `paths` applied."""

    options: Options
    fail_level: str | None
    configuration: Configuration


class Desk:
    """Settles papers one after another; every file is read once.

    `asked` is what the command line says, which wins. `file` is the one configuration to use, for every paper;
    `off` leaves all configuration out.
    """

    def __init__(self, asked: Options, file: Path | None = None, off: bool = False) -> None:
        self.asked = asked
        self.file = absolute(file) if file else None
        self.off = off
        self._layers: dict[Path, tuple[Layer, ...]] = {}
        self._folders: dict[Path, Configuration] = {}
        self._merged: dict[tuple[Path, ...], Configuration] = {}
        self._packs: dict[tuple[tuple[str, ...], tuple[str, ...]], Pack] = {}
        self._linters: dict[Options, Linter] = {}
        self._files: set[Path] = {self.file} if self.file else set()

    def settings(self, path: str | Path) -> Settings:
        """What holds for a paper. Raises PackError with every fault of its configuration files."""
        paper = absolute(path)
        configuration = NOTHING if self.off else self._of(paper.parent)
        for entry in configuration.paths:
            if entry.is_for(paper, "match"):
                configuration = over(configuration, entry.layer, entry.key)
        told = configuration.single.get("fail-level")
        return Settings(self._options(configuration, paper), told.value if told else None, configuration)

    def anew(self) -> Desk:
        """One that is asked the same and has read nothing yet."""
        return Desk(self.asked, self.file, self.off)

    def files(self) -> tuple[str, ...]:
        """The configuration files that were read so far, or could not be."""
        return tuple(map(str, self._files))

    def linter(self, options: Options) -> Linter:
        """The linter for options. Raises PackError and SelectionError."""
        made = self._linters.get(options)
        if made is None:
            from pcdlint.api import Linter

            made = self._linters[options] = Linter(options, self.pack(options))
        return made

    def pack(self, options: Options) -> Pack:
        """The packs and registers that options name, as one. Raises PackError."""
        key = (options.packs, options.registers)
        if key not in self._packs:
            try:
                self._packs[key] = loaded(*key)
            except PackError as error:
                # A configuration makes the paths of its packs and registers absolute.
                raise PackError([each._replace(file=shown(Path(each.file))) for each in error.problems]) from error
        return self._packs[key]

    def _of(self, folder: Path) -> Configuration:
        if self.file is not None:
            return self._whole((self.file,))
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._whole(tuple(files(folder)))
        return known

    def _whole(self, paths: tuple[Path, ...]) -> Configuration:
        """What files come to, checked against the packs that they choose."""
        if paths not in self._merged:
            configuration = NOTHING
            for path in paths:
                for layer in self._read(path, ()):
                    configuration = over(configuration, layer)
            if configuration.files:
                self._check(configuration)
            self._merged[paths] = configuration
        return self._merged[paths]

    def _check(self, configuration: Configuration) -> None:
        self._places(configuration)
        options = self._options(configuration, Path())
        from pcdlint.rules.select import terms

        wrong = list(faults(configuration, terms(self.pack(options).rules)))
        if wrong:
            raise PackError(wrong)

    @staticmethod
    def _places(configuration: Configuration) -> None:
        """Packs and registers must be there; told at the line that names them."""
        wrong: list[Problem] = []
        for told in configuration.lists.get("packs", ()):
            if built_in(told.value):
                continue
            from pcdlint.rules.compose import folder_of

            try:
                folder_of(told.value)
            except PackError as error:
                wrong.extend(told.problem(each.message) for each in error.problems)
        for told in configuration.lists.get("registers", ()):
            if not Path(told.value).exists():
                wrong.append(told.problem("there is no such file or folder"))
        if wrong:
            raise PackError(wrong)

    def _read(self, path: Path, trail: tuple[Path, ...]) -> tuple[Layer, ...]:
        """A file behind those that it extends; `trail` are the files that led to it."""
        from pcdlint.configuration.read import preset, read, unknown_base

        if path in self._layers:
            return self._layers[path]
        self._files.add(path)
        document = read(path)
        if document is None:
            return self._layers.setdefault(path, ())
        layer = Layer(document, path.parent)
        layers: list[Layer] = []
        for told, key in _bases(layer):
            base = preset(told.value) or absolute(path.parent / told.value)
            if base in (*trail, path):
                raise PackError([told.problem("configuration files extend each other in a circle")])
            if not base.exists():
                raise PackError([unknown_base(document, key, told.value)])
            layers.extend(self._read(base, (*trail, path)))
        self._layers[path] = (*layers, layer)
        return self._layers[path]

    def _options(self, configuration: Configuration, paper: Path) -> Options:
        asked = self.asked

        def single(name: str) -> str | None:
            told = configuration.single.get(name)
            return told.value if told else None

        def several(name: str) -> tuple[str, ...]:
            return tuple(str(told.value) for told in configuration.lists.get(name, ()))

        day = single("as-of")
        return asked._replace(
            stage=asked.stage or single("stage"),
            as_of=asked.as_of or (date.fromisoformat(day) if day else None),
            select=asked.select or several("select"),
            ignore=asked.ignore or several("ignore"),
            packs=asked.packs or several("packs"),
            registers=asked.registers or several("registers"),
            levels=tuple((term, told.value) for term, told in configuration.levels.items()),
            waivers=tuple(_waivers(configuration, paper)),
        )


def _bases(layer: Layer) -> Iterator[tuple[Told, tuple[str | int, ...]]]:
    several = isinstance(layer.document.data.get("extends"), list)
    for number, told in enumerate(Entry(layer, ()).told("extends")):
        yield told, ("extends", number) if several else ("extends",)


def _waivers(configuration: Configuration, paper: Path) -> Iterator[Waiver]:
    for entry in configuration.suppressions:
        data = entry.data
        patterns = entry.told("path")
        if patterns and not entry.is_for(paper, "path"):
            continue
        until = data.get("until")
        yield Waiver(
            rules=tuple(str(told.value) for told in entry.told("rule")),
            reason=data["reason"],
            until=date.fromisoformat(until) if until else None,
            where=entry.place(),
            external=True,
            section=data.get("section"),
            paragraph=data.get("paragraph"),
            exact=any(literal(told.value) and _same(entry, told.value, paper) for told in patterns),
        )


def _same(entry: Entry, name: str, paper: Path) -> bool:
    return absolute(entry.layer.folder / name) == paper
