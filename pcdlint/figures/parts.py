"""Parts of a stated whole in a sentence or two: "£a, of which £b is … and £c …", "£a and £b, totalling £c"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from pcdlint.figures.intervals import ZERO
from pcdlint.figures.nearly import count_digits, grain
from pcdlint.figures.prose import Sentence, add_up, exact, has, miss, places, slips
from pcdlint.figures.reading import one_slip
from pcdlint.figures.results import Miss, Sum
from pcdlint.values import Amount

_OF_THE = re.compile(r"\b[Oo]f (?:the|this|that) (?:total )?(?:of )?$")
_YEAR = re.compile(r"^\s*(?:in|for|during)\s+(?:the\s+)?(?:financial\s+year\s+)?(?:FY\s?)?20\d\d")
_CONTINUES = re.compile(
    r"^\s*(?:therefore|thus|hence|this|the total|in total|a total|giving|making|the overall)", re.IGNORECASE
)
_SO = re.compile(r"\b(?:therefore|thus|hence|now|then|so) $")
_LIST_END = re.compile(r"\band\b[^,;]*$")
_MOST_LEFT_OUT = 2
_TOLD = 3

Placed = tuple[Sentence, Amount]


def check_parts(passage: Sequence[Sentence]) -> Iterator[Sum | Miss]:
    """The wholes and their parts in the sentences of a paragraph, in order."""
    for i, sentence in enumerate(passage):
        earlier = passage[i - 1] if i else None
        yield from _whole_first(sentence, earlier)
        yield from _whole_last(sentence, earlier)
        if earlier is not None and len(sentence.money) > _MOST_LEFT_OUT:
            yield from _spread(sentence, earlier)


def _place(sentence: Sentence, amounts: Sequence[Amount]) -> list[Placed]:
    return [(sentence, a) for a in amounts]


def _whole_first(sentence: Sentence, earlier: Sentence | None) -> Iterator[Sum | Miss]:
    money = sentence.money
    if len(money) < 2:
        return
    lower = sentence.text.lower()
    for key in ("comprises", "of-which"):
        for tie, _ in places(key, sentence.text):
            at = sentence.span.start + tie
            before = [a for a in money if a.span.end <= at]
            after = [a for a in money if a.span.start > at]
            yield from _tied(sentence, earlier, before, after, key)
    for i, whole in enumerate(money[:-1]):
        if (
            i < len(money) - 2
            and _OF_THE.search(sentence.before(whole))
            and not has("of-which", lower)
            and not has("leaving", lower)
        ):
            yield from _judge(sentence, whole, sentence, money[i + 1 :], "of-which")
            return
        bracket = sentence.between(whole.span.end, sentence.span.end)
        if bracket[:2] == " (" and ")" in bracket:
            close = whole.span.end + bracket.index(")")
            inside = [a for a in money if whole.span.end < a.span.start < close]
            if len(inside) > 1 and all(exact(a) for a in inside):
                yield from _judge(sentence, whole, sentence, inside, "comprises")


def _tied(
    sentence: Sentence, earlier: Sentence | None, before: Sequence[Amount], after: Sequence[Amount], key: str
) -> Iterator[Sum | Miss]:
    """ "£a, of which £b and £c", or "£a. £b of which is …, and £c …"."""
    wholes: list[tuple[Sentence, Amount, Sequence[Amount]]] = []
    if before:
        wholes.append((sentence, before[-1], after))
    if key == "of-which" and before:
        if len(before) > 1:
            wholes.append((sentence, before[-2], [before[-1], *after]))
        elif earlier is not None and earlier.money:
            wholes.append((earlier, earlier.money[-1], [before[-1], *after]))
    elif not before and earlier is not None and earlier.money:
        wholes.append((earlier, earlier.money[-1], after))
    wholes = [w for w in wholes if len(w[2]) > 1]
    results = [list(_judge(home, whole, sentence, parts, key)) for home, whole, parts in wholes]
    right = next((r for r in results if r and isinstance(r[0], Sum)), None)
    if right is not None:
        yield from right
    elif results:
        yield from results[0]


def _judge(
    home: Sentence, whole: Amount, sentence: Sentence, parts: Sequence[Amount], key: str
) -> Iterator[Sum | Miss]:
    """The sum if it holds; a miss only where the words and the figures leave no innocent reading."""
    parts = [a for a in parts if a.per is None]
    if not exact(whole) or not all(exact(a) for a in parts) or len(parts) < 2:
        return
    found = add_up("parts", _signed(sentence, parts), (home, whole))
    if found.holds:
        yield found
        return
    for left_out in range(1, min(_MOST_LEFT_OUT, len(parts) - 2) + 1):
        for some in combinations(parts, len(parts) - left_out):
            fewer = add_up("parts", _signed(sentence, some), (home, whole))
            if fewer.holds:
                yield fewer
                return
    if found.middle > whole.value * 2 or found.middle * 2 < whole.value:
        return
    slip = bool(slips(found))
    closed = key == "comprises"
    if slip and (closed or found.middle > whole.value):
        yield miss(found, "certain" if closed else "likely")
    elif slip or closed:
        yield miss(found, "likely" if closed or _closed_list(sentence, parts) else "low")


def _spread(sentence: Sentence, earlier: Sentence) -> Iterator[Sum | Miss]:
    """A sentence whose amounts are one list, and the whole in the sentence before: "Savings of £59.2m …. Estates
    give £18.4m, fleet £6.1m and ICT £34.7m": no words tie them, so that the figures have to."""
    parts = sentence.money
    if not all(exact(a) for a in parts) or not _LIST_END.search(sentence.before(parts[-1], 60)):
        return
    wholes = [a for a in earlier.money if exact(a) and a.value > max(p.value for p in parts)]
    sums = [add_up("parts", _signed(sentence, parts), (earlier, a)) for a in wholes]
    right = next((s for s in sums if s.holds), None)
    if right is not None:
        if count_digits(right.stated.value, _grain(right)) >= _TOLD:
            yield right
        return
    for found in sums:
        kinds = {one_slip(p.printed, shown) for p, shown in slips(found)}
        digits = count_digits(found.stated.value, _grain(found))
        if ("swap" in kinds and digits >= _TOLD) or (kinds and digits > _TOLD):
            yield miss(found, "likely")
            return


def _signed(sentence: Sentence, parts: Sequence[Amount]) -> list[tuple[Sentence, Amount, int]]:
    return [(sentence, a, 1) for a in parts]


def _grain(found: Sum) -> Decimal:
    return max(
        found.computed.high - found.computed.low,
        grain(found.stated.value, ZERO),
        min(grain(p.value, ZERO) for p in found.parts),
    )


def _closed_list(sentence: Sentence, parts: Sequence[Amount]) -> bool:
    """The last part comes after "and": the list is said to be whole."""
    return re.search(r"\band\b", sentence.before(parts[-1], 400)) is not None


def _whole_last(sentence: Sentence, earlier: Sentence | None) -> Iterator[Sum | Miss]:
    money = sentence.money
    if not money or (len(money) < 3 and (len(money) > 1 or earlier is None or len(earlier.money) < 2)):
        return
    lead = _SO.sub("", sentence.before(money[-1], 80).lower())
    ties = places("totals", lead)
    if not ties or len(lead) - ties[-1][1] > 3:
        return
    words = lead[: ties[-1][0]].split()
    if words and words[-1] in ("from", "of", "within", "against", "under", "towards", "to"):
        return
    if len(money) > 2:
        parts = _place(sentence, money[:-1])
    elif len(money) == 1 and earlier is not None and _CONTINUES.match(sentence.text):
        parts = _place(earlier, earlier.money)
    else:
        return
    yield from _judge_total(parts, (sentence, money[-1]))


def _judge_total(parts: list[Placed], stated: Placed) -> Iterator[Sum | Miss]:
    if len(parts) < 2 or not exact(stated[1]) or not all(exact(a) for _, a in parts):
        return
    found = add_up("parts", [(s, a, 1) for s, a in parts], stated)
    if found.holds:
        yield found
        return
    for start in range(len(parts) - 1):
        for stop in range(start + 2, len(parts) + 1):
            if add_up("parts", [(s, a, 1) for s, a in parts[start:stop]], stated).holds:
                return
    yearly = all(_YEAR.match(s.after(a)) for s, a in parts)
    if yearly or slips(found):
        yield miss(found, "certain" if yearly and slips(found) else "likely")
