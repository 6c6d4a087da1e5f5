"""Where the title of a law begins: walked back from its last word by the shape of the words."""

from __future__ import annotations

from pcdlint.patterns import pattern

_TOKEN = pattern(r"\([^()]{1,90}\)|etc\.|[A-Za-z](?:[\w&'-]|’)*|[&,]|[0-9]\w*|\S")
_WINDOW = 180
_JOINS = frozenset(("of", "and", "&", "to", "for", "at", "from", "in", "on", "etc", "etc.", ","))
# A title never runs over another one's last word.
_HEADS = frozenset(("Act", "Regulations", "Rules", "Convention", "Scheme", "Code", "Bill", "Acts"))
_WRAPPED = 40


def title_start(text: str, head: int, floor: int, owned: bool) -> int:
    """The offset of the first word of the title whose last word begins at `head`.

    `head` itself when no title stands there. `owned` keeps an owner: "MOPAC's Scheme".
    The result may still have a word of the sentence in front ("Under"): the grammar knows those.
    """
    low = max(floor, head - _WINDOW)
    tokens = list(_TOKEN.finditer(text, low, head))
    start, right = head, head
    joined, listed, behind = False, False, ""
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        word = token.group()
        if _breaks(text, token.end(), right, right == head or word in _JOINS or behind in _JOINS):
            break
        if word in _JOINS:
            if (start == head and word[:3] != "etc") or (word == "," and not listed):
                break
            joined, listed = True, listed or word in ("and", "&")
        elif word[0] == "(" and len(word) > 1:
            joined = False
        elif word.isdecimal():
            # "Equality Act 2010 (Specific Duties) Regulations": an Act within the title.
            if not (behind.startswith("(") and len(word) == 4 and i and tokens[i - 1].group() == "Act"):
                break
            behind, right = word, token.start()
            continue
        elif not _is_of_title(word, joined, owned, inner=behind.isdecimal()):
            break
        else:
            start, joined = token.start(), False
        behind, right = word, token.start()
    return start


def _is_of_title(word: str, joined: bool, owned: bool, inner: bool) -> bool:
    """Whether a word may stand in a title."""
    if not word[0].isupper() or word in ("The", "This"):
        return False
    if word in _HEADS:
        return inner and word == "Act"
    plain = word.split("'")[0].split("’")[0]
    if plain.isupper() and len(plain) > 1:
        # "GDPR and Data Protection Act" are two; "MOPAC's Regulations" are MOPAC's.
        return not joined and (owned or plain == word)
    return True


def _breaks(text: str, left: int, right: int, goes_on: bool) -> bool:
    """Whether a title cannot run over the gap: another cell, or a line that was not wrapped.

    `goes_on` says that the words on both sides show that the title does: no heading ends with "and".
    """
    gap = text[left:right]
    if "\n" not in gap:
        return "\t" in gap or len(gap) > 3
    if gap.count("\n") > 2:
        return True
    line = left + gap.index("\n")
    return not goes_on and line - (text.rfind("\n", 0, line) + 1) < _WRAPPED
