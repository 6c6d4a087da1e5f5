"""What an editor shows over a finding: what it says here, and the page of its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pcdlint.finding import Finding
from pcdlint.patterns import pattern
from pcdlint.report.rule_page import DO, SAYS, parts, status
from pcdlint.report.snippet import shown
from pcdlint.report.words import sentence
from pcdlint.rules.pack import Examples, Rule

EXAMPLES_SHOWN = 1
LINES_SHOWN = 12
_SPECIAL = pattern(r"[\\`*_\[\]<>&]")


def page(finding: Finding, rule: Rule | None, examples: Mapping[str, Examples]) -> str:
    """The page of a finding's rule, in Markdown, with what the rule says of this paper."""
    return "\n\n".join(_parts(finding, rule, examples))


def _parts(finding: Finding, rule: Rule | None, examples: Mapping[str, Examples]) -> Iterator[str]:
    yield f"**{finding.rule} {finding.name}**: {_plain(sentence(finding.message))}"
    if finding.advice:
        yield f"**{DO}:** {_plain(sentence(finding.advice))}"
    if rule is None or rule.code not in examples:
        return
    if finding.fix and rule.safety:
        yield f"**{'Safe' if finding.fix.safe else 'Unsafe'} fix:** {rule.safety.strip()}"
    for heading, said in parts(rule, examples[rule.code], EXAMPLES_SHOWN, LINES_SHOWN):
        if heading not in (SAYS, DO):
            yield f"**{heading}:**\n\n{said}" if "\n" in said else f"**{heading}:** {said}"
    yield status(rule)


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SPECIAL.sub(r"\\\g<0>", shown(words))
