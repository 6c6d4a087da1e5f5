"""The MOPAC Scheme of Delegation and Consent, as far as published papers show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pcdlint.patterns import pattern
from pcdlint.registers.folding import fold, mentioned
from pcdlint.registers.periods import Period, period

_TOKEN = pattern(r"[a-z0-9]+(?:'[a-z]+)?|[^\sa-z0-9]")
_SHORT = 3


class Power(NamedTuple):
    """A power that a paragraph gives (`paragraph` "" where it is not known which).

    `keywords` name the power; `hints` only suit it where its paragraph is cited; both are plain,
    as `Scheme.plain` makes words. `limit` is in pounds; `sense` is `above`, `from` (at or above)
    or `up-to`. `direction` of a grant is `giving`, `receiving`, `either` or None.
    """

    id: str
    paragraph: str
    power: str
    keywords: tuple[str, ...]
    hints: tuple[str, ...]
    limit: Decimal | None
    sense: str | None
    direction: str | None
    period: Period
    confidence: str
    source: str


class SchemeParagraph(NamedTuple):
    """A paragraph of the Scheme, whom it speaks of, and the powers seen under it."""

    ref: str
    holder: str
    powers: tuple[Power, ...]


class Version(NamedTuple):
    """A version of the Scheme; days are approximate where the confidence is not `verified`."""

    id: str
    label: str
    period: Period
    confidence: str
    source: str


class Scheme:
    """Look-ups over the register `scheme-of-delegation`. What it does not know is "unknown", never "no"."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def name_kind(self, name: str) -> str | None:
        """`right`, `weak` (a bare "Scheme of Delegation"), `other` (another body's scheme) or None."""
        folded = fold(name)
        for kind in ("other", "right", "weak"):
            if folded in self._names[kind]:
                return kind
        return "other" if mentioned(folded, self._names["other"]) else None

    def names(self, kind: str) -> tuple[str, ...]:
        """The folded names of a kind (`right`, `weak`, `other`)."""
        return self._names[kind]

    def paragraph(self, ref: str) -> SchemeParagraph | None:
        """The paragraph of that number, or None where nothing is known of it."""
        return self._paragraphs.get(ref.strip())

    def carries(self, ref: str, words: str) -> str:
        """Whether a paragraph gives the power that some words describe: `yes`, `no` or `unknown`.

        `no` only where every power the words name is known under other paragraphs, from
        papers, and there is no sign of one under this.
        """
        paragraph = self.paragraph(ref)
        if paragraph is None:
            return "unknown"
        own = self.described(ref, words) or self.suited(ref, words)
        if own:
            return "yes" if any(p.confidence != "memory" for p in own) else "unknown"
        if not any(p.confidence != "memory" for p in paragraph.powers):
            return "unknown"
        return "no" if any(p.confidence != "memory" for p in self.powers(words) if p.paragraph) else "unknown"

    def powers(self, words: str) -> tuple[Power, ...]:
        """All powers, of any paragraph or of none, that some words describe."""
        plain = self.plain(words)
        return tuple(p for p in self._powers if mentioned(plain, p.keywords))

    def described(self, ref: str, words: str) -> tuple[Power, ...]:
        """The powers of a paragraph that some words name."""
        plain = self.plain(words)
        return tuple(p for p in self._of(ref) if mentioned(plain, p.keywords))

    def suited(self, ref: str, words: str) -> tuple[Power, ...]:
        """The powers of a paragraph that some words only hint at."""
        plain = self.plain(words)
        return tuple(p for p in self._of(ref) if mentioned(plain, p.hints))

    def limits(self, ref: str) -> tuple[Power, ...]:
        """The powers of a paragraph that have a money limit."""
        return tuple(p for p in self._of(ref) if p.limit is not None)

    def power(self, id: str) -> Power | None:
        """The power of that id, of any paragraph or of none."""
        return next((p for p in self._powers if p.id == id), None)

    def names_power(self, power: Power, words: str) -> bool:
        """Whether some words name that power."""
        return bool(mentioned(self.plain(words), power.keywords))

    def speaks_of_authority(self, words: str) -> bool:
        """Whether some words speak of who may decide."""
        return bool(mentioned(self.plain(words), self._authority))

    def plain(self, words: str) -> str:
        """Words without what two ways of quoting one power differ in: articles, plurals, "all", "individual"."""
        return _plain(words, self._passed_over)

    def standing(self, id: str) -> Power | None:
        """A rule of the Scheme whose paragraph is not known (`grants-by-mps`)."""
        return next((p for p in self._powers if p.id == id and not p.paragraph), None)

    def version_at(self, on: date) -> Version | None:
        """The version in force on a day."""
        return next((v for v in reversed(self.versions) if v.period.holds(on)), None)

    def decision_maker(self, on: date) -> str | None:
        """Who was Deputy Mayor on a day; None in a month of change."""
        found = [e["name"] for e in self._data["decision_makers"] if period(e).holds(on)]
        return found[0] if len(found) == 1 else None

    def _of(self, ref: str) -> tuple[Power, ...]:
        paragraph = self.paragraph(ref)
        return paragraph.powers if paragraph else ()

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """All versions, the oldest first."""
        return tuple(
            Version(e["id"], e["label"], period(e), e["confidence"], e["source"]) for e in self._data["versions"]
        )

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        names = self._data["names"]
        return {kind: tuple(fold(n["name"] if isinstance(n, dict) else n) for n in names[kind]) for kind in names}

    @cached_property
    def _paragraphs(self) -> dict[str, SchemeParagraph]:
        return {
            ref: SchemeParagraph(ref, e["holder"], tuple(_power(p, ref, self._passed_over) for p in e["powers"]))
            for ref, e in self._data["paragraphs"].items()
        }

    @cached_property
    def _powers(self) -> tuple[Power, ...]:
        known = tuple(p for paragraph in self._paragraphs.values() for p in paragraph.powers)
        return known + tuple(_power(e, "", self._passed_over) for e in self._data["standing"])

    @cached_property
    def _passed_over(self) -> frozenset[str]:
        return frozenset(self._data.get("passed_over", ()))

    @cached_property
    def _authority(self) -> tuple[str, ...]:
        return tuple(self.plain(words) for words in self._data.get("authority_words", ()))


@lru_cache(maxsize=1024)
def _plain(words: str, passed_over: frozenset[str]) -> str:
    tokens = [t for t in _TOKEN.findall(fold(words)) if t not in passed_over]
    return " ".join(t[:-1] if len(t) > _SHORT and t[-1] == "s" and t[-2] != "s" else t for t in tokens)


def _power(entry: Mapping[str, Any], paragraph: str, passed_over: frozenset[str]) -> Power:
    limit = entry.get("limit")
    return Power(
        entry["id"],
        paragraph,
        entry["power"],
        tuple(_plain(k, passed_over) for k in entry["keywords"]),
        tuple(_plain(k, passed_over) for k in entry.get("hints", ())),
        None if limit is None else Decimal(limit),
        entry.get("sense"),
        entry.get("direction"),
        period(entry),
        entry["confidence"],
        entry["source"],
    )
