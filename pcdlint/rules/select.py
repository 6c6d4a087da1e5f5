"""Which rules of a pack run, and at what level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pcdlint.finding import LEVELS
from pcdlint.rules.errors import SelectionError, nearest
from pcdlint.rules.pack import Rule

OFF = "off"
NO_RULES = "no rule is left to check by: name fewer in --ignore, or other packs in --pack"


def choose(
    rules: Sequence[Rule],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
) -> tuple[Rule, ...]:
    """The rules that are selected (none named: all) and not ignored, at their levels.

    A term is a code (`FIN001`), a family (`FIN`) or a name (`table-total`), in any case of
    letters; several may stand in one, with commas. In `levels` (term to `error`, `warning`,
    `info` or `off`) what names the one rule wins over its family.
    Raises SelectionError for a term that no rule answers to.
    """
    known = terms(rules)
    wanted = _read(select, known)
    unwanted = _read(ignore, known)
    changed = _read_levels(levels or {}, known)
    chosen = []
    for rule in rules:
        own = [term.lower() for term in _terms_of(rule)]
        if (wanted and wanted.isdisjoint(own)) or not unwanted.isdisjoint(own):
            continue
        level = next((changed[term] for term in own if term in changed), rule.level)
        if level != OFF:
            chosen.append(rule if level == rule.level else rule._replace(level=level))
    return tuple(chosen)


def some(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Rules that are asked, of which there must be some: a paper found in order by no rule would pass for a clean one.
    Raises SelectionError."""
    if not rules:
        raise SelectionError(NO_RULES)
    return rules


def terms(rules: Iterable[Rule]) -> Mapping[str, str]:
    """All that rules answer to: the print of each term in small letters."""
    return {term.lower(): term for rule in rules for term in _terms_of(rule)}


def _terms_of(rule: Rule) -> tuple[str, str, str]:
    """What a rule answers to, nearest first."""
    return rule.code, rule.name, rule.family


def _read(terms: Iterable[str], known: Mapping[str, str]) -> set[str]:
    """The terms, folded, each one known. `known` gives the print of a folded term."""
    return {_known(word, known) for term in terms for word in term.split(",") if word.strip()}


def _known(word: str, known: Mapping[str, str]) -> str:
    term = word.strip().lower()
    if term in known:
        return term
    near = nearest(term, known)
    advice = f"did you mean '{known[near]}'?" if near else "'pcdlint rules' lists all there are"
    raise SelectionError(f"no rule, family or name is called '{word.strip()}': {advice}")


def _read_levels(levels: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    for term, level in levels.items():
        if level not in (*LEVELS, OFF):
            raise SelectionError(f"'{level}' (for {term}) is no level: levels are {', '.join((*LEVELS, OFF))}")
    return {_known(term, known): level for term, level in levels.items()}
