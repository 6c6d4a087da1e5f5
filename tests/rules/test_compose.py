"""Packs in folders: what they come to, and what is said about each fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pcdlint.paper import STAGES
from pcdlint.rules.compose import compose
from pcdlint.rules.errors import PackError, Problem
from pcdlint.rules.folder import pack_schema
from pcdlint.rules.pack import pack_of
from tests.rules.conftest import MakePack
from tests.rules.packs import KINDS, rule

LAYOUT = "layouts:\n- {name: form, title: Form, marks: [reference], lossy: [], sections: []}\n"


def problems_of(*packs: str | Path) -> tuple[Problem, ...]:
    with pytest.raises(PackError) as caught:
        compose(packs, KINDS)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (rule(level="warn"), 4, "[0].level", "must be error or warning or info, not 'warn': did you mean 'warning'?"),
        (rule(levle="info"), 12, "[0].levle", "unknown key 'levle': did you mean 'level'?"),
        (rule(why=""), 1, "[0]", "'why' is missing"),
        (rule(why="[a]"), 7, "[0].why", "must be text (put it in quotation marks), not a list"),
        (rule(why="''"), 7, "[0].why", "must not be empty"),
        (rule(why="~"), 7, "[0].why", "has no value"),
        (rule(code="DRF1"), 1, "[0].code", "a family of three capital letters"),
        (rule(name="Open_Point"), 2, "[0].name", "small letters and figures with hyphens"),
        (rule(check="phrases"), 3, "[0].check", "unknown kind of check 'phrases': did you mean 'phrase'?"),
        (rule(stages="[sined]"), 12, "[0].stages[0]", "did you mean 'signed'?"),
        (rule(since="2025-02-30"), 12, "[0].since", "'2025-02-30' is no date"),
        (rule(since="soon"), 12, "[0].since", "must be a date like 2025-03-31"),
        (rule(since="2025-01-01\n  until: 2024-01-01"), 13, "[0].until", "must be after since"),
        (rule(layouts="[from]"), 12, "[0].layouts[0]", "unknown layout 'from': did you mean 'form'?"),
        (rule(mandatory="yes"), 12, "[0].mandatory", "must be true or false, not 'yes'"),
        (rule(replaces="true"), 12, "[0].replaces", "no pack that this one extends has a rule DRF901"),
        (rule(message="'{fond} is left'"), 6, "[0].message", "unknown value {fond}: did you mean 'found'?"),
        (rule(message="'{} is left'"), 6, "[0].message", "phrase gives found, section"),
        (rule(message="'{found is left'"), 6, "[0].message", "for braces that are meant as such"),
        (rule(message="'{found:dat} is left'"), 6, "[0].message", "with :date, :money, :list, :quoted"),
        (rule(message="'{found!r} is left'"), 6, "[0].message", "{found} can be printed as it is or with"),
        (rule(fix="Take {it} out"), 12, "[0].fix", "unknown value {it}"),
        (rule(**{"with": "{pattern: '('}"}), 5, "[0].with.pattern", "no regular expression that can be used"),
        (rule(**{"with": "{pattern: '(a+)+'}"}), 5, "[0].with.pattern", "repeat within a repeat"),
        (rule(**{"with": "{patern: a}"}), 5, "[0].with.patern", "unknown key 'patern': did you mean 'pattern'?"),
        (rule(**{"with": "{pattern: a, most: 0}"}), 5, "[0].with.most", "must be at least 1"),
        (rule(**{"with": "{pattern: a, parts: [tile]}"}), 5, "[0].with.parts[0]", "did you mean 'title'?"),
        (rule(**{"with": "{pattern: a, where: {}}"}), 5, "[0].with.where", "'section' is missing"),
        (rule(**{"with": "{pattern: a, where: 3}"}), 5, "[0].with.where", "or a mapping (key: value), not '3'"),
        (rule(**{"with": ""}), 1, "[0]", "the check phrase needs pattern"),
        (rule(good="[]"), 10, "[0].examples.good", "needs at least 1"),
        (rule(bad="[{text: a, formt: html}]"), 11, "[0].examples.bad[0].formt", "did you mean 'format'?"),
        (rule(bad="[{text: a, format: docx}]"), 11, "[0].examples.bad[0].format", "text or markdown or html"),
        (rule(bad="[[a]]"), 11, "[0].examples.bad[0]", "must be text (put it in quotation marks) or a mapping"),
        (rule() + rule(name="other"), 12, "[1].code", "the code DRF901 is there twice (first at "),
        (rule() + rule(code="DRF902"), 13, "[1].name", "the name 'open-point' is that of DRF901 too"),
        ("rules: []", 1, "", "must be a list of rules"),
        ("- a\n", 1, "[0]", "must be a mapping"),
    ],
)
def test_fault_of_a_rule(make_pack: MakePack, text: str, line: int, key: str, words: str) -> None:
    folder = make_pack({"rules/drafting.yaml": text, "layouts.yaml": LAYOUT})
    found = [each for each in problems_of(folder) if words in each.message]
    assert [(Path(each.file), each.line, each.key) for each in found] == [(folder / "rules/drafting.yaml", line, key)]
    assert str(found[0]).startswith(f"{found[0].file}:{line}: {key}")


@pytest.mark.parametrize(
    ("files", "file", "key", "words"),
    [
        ({"pack.yaml": "name: a\ntitle: A\n"}, "pack.yaml", "", "'version' is missing"),
        ({"pack.yaml": "name: a\ntitle: A\nversion: 1.0\ndescription: d\n"}, "pack.yaml", "version", "must be text"),
        ({"layouts.yaml": LAYOUT + "feilds: {}\n"}, "layouts.yaml", "feilds", "did you mean 'fields'?"),
        (
            {"layouts.yaml": LAYOUT.replace("lossy: []", "lossy: [date]")},
            "layouts.yaml",
            "layouts[0].lossy[0]",
            "'dates'",
        ),
        (
            {"layouts.yaml": LAYOUT + "- {name: web, title: W, marks: [], sections-as: frm}\n"},
            "layouts.yaml",
            "layouts[1].sections-as",
            "did you mean 'form'?",
        ),
        (
            {"vocabulary/a.yaml": "bodies: MPS\n"},
            "vocabulary/a.yaml",
            "bodies",
            "must be a list or a mapping (key: value), not 'MPS'",
        ),
        ({"vocabulary/a.yaml": "+bodies: [MPS]\n"}, "vocabulary/a.yaml", "+bodies", "no list 'bodies' to add to"),
        (
            {"vocabulary/a.yaml": "bodies: [MPS]\n", "vocabulary/b.yaml": "bodies: [GLA]\n"},
            "vocabulary/b.yaml",
            "bodies",
            "is also in",
        ),
        ({"registers/bodies.yaml": "just words\n"}, "registers/bodies.yaml", "", "must be a mapping"),
        (
            {"registers/bodys.yaml": "{}"},
            "registers/bodys.yaml",
            "",
            "no register is called 'bodys': did you mean 'bodies'?",
        ),
        ({"rules/a.yaml": "- a: [\n"}, "rules/a.yaml", "", "not YAML"),
    ],
)
def test_fault_of_another_file(make_pack: MakePack, files: Mapping[str, str], file: str, key: str, words: str) -> None:
    folder = make_pack(files)
    found = [each for each in problems_of(folder) if words in each.message]
    assert [(Path(each.file), each.key) for each in found] == [(folder / file, key)]


def test_all_faults_at_once(make_pack: MakePack) -> None:
    folder = make_pack({"a.yaml": rule(level="warn"), "sub/b.yaml": rule(why=""), "vocabulary/c.yaml": "a: b"})
    assert {Path(each.file).name for each in problems_of(folder)} == {"a.yaml", "b.yaml", "c.yaml"}


def test_long_list_of_faults_is_cut() -> None:
    text = str(PackError(Problem("a.yaml", line, "", "wrong") for line in range(1, 41)))
    assert text.splitlines()[-1] == "... and 15 more"


@pytest.mark.parametrize(
    ("pack", "words"),
    [("no-such-pack", "there is no such pack"), (Path("nowhere"), "any other is named by its folder")],
)
def test_unknown_pack(pack: str | Path, words: str) -> None:
    (problem,) = problems_of(pack)
    assert words in problem.message


def test_folder_without_manifest(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path)
    assert problem.file == str(tmp_path)
    assert "holds no pack.yaml" in problem.message


@pytest.mark.parametrize(
    ("extends", "words"),
    [
        ("[../other]", "circle: house -> other -> house"),
        ("[nothing]", "there is no pack 'nothing'"),
        ("[../nothing]", "there is no pack '../nothing'"),
        ("[https://example.org/pack]", "there is no pack"),
        ("[inner]", "write './inner'"),
    ],
)
def test_fault_of_extends(make_pack: MakePack, extends: str, words: str) -> None:
    make_pack({}, "other", "[../house]")
    make_pack({}, "house/inner")
    folder = make_pack({}, "house", extends)
    (problem,) = problems_of(folder)
    assert problem.key == "extends[0]"
    assert words in problem.message


def test_extended_packs_come_first_and_once(make_pack: MakePack) -> None:
    make_pack({"a.yaml": rule("AAA001", "first")}, "base")
    one = make_pack({"a.yaml": rule("BBB001", "second")}, "one", "[../base]")
    two = make_pack({"a.yaml": rule("AAA002", "third")}, "two", "[../base]")
    pack = pack_of(compose([one, two / "pack.yaml"], KINDS).pack)
    assert pack.names == ("base", "one", "two")
    assert [(each.code, each.pack) for each in pack.rules] == [("AAA001", "base"), ("AAA002", "two"), ("BBB001", "one")]


def test_code_of_an_extended_pack_is_refused_unless_replaced(make_pack: MakePack) -> None:
    make_pack({"a.yaml": rule()}, "base")
    clumsy = make_pack({"a.yaml": rule(name="mine")}, "clumsy", "[../base]")
    (problem,) = problems_of(clumsy)
    assert "DRF901 is a rule of the pack 'base'" in problem.message
    assert "replaces: true" in problem.message
    meant = make_pack({"a.yaml": rule(level="info", replaces="true")}, "meant", "[../base]")
    (only,) = pack_of(compose([meant], KINDS).pack).rules
    assert (only.level, only.pack) == ("info", "meant")


def test_two_packs_of_one_name(make_pack: MakePack) -> None:
    first = make_pack({}, "house")
    second = make_pack({"pack.yaml": (first / "pack.yaml").read_text(encoding="utf-8")}, "second")
    assert "another pack is called 'house' too" in problems_of(first, second)[0].message


def test_vocabularies_and_layouts_are_laid_over(make_pack: MakePack) -> None:
    make_pack(
        {
            "vocabulary/a.yaml": "bodies: [MPS, GLA]\nroles: {lead: [a], deputy: [b]}\nplain: [x]\n",
            "layouts.yaml": LAYOUT + "- {name: web, title: Page, marks: []}\nfields: {title: [Title]}\nevidence: 3\n",
        },
        "base",
    )
    over = make_pack(
        {
            "vocabulary/b.yaml": "+bodies: [TfL, GLA]\nroles: {+lead: [c], deputy: [d]}\nplain: [y]\n",
            "layouts.yaml": "layouts:\n- {name: form, title: Other, marks: []}\nfields: {+title: [Subject]}\n",
        },
        "over",
        "[../base]",
    )
    pack = pack_of(compose([over], KINDS).pack)
    assert pack.vocabularies == {
        "bodies": ["MPS", "GLA", "TfL"],
        "roles": {"lead": ["a", "c"], "deputy": ["d"]},
        "plain": ["y"],
    }
    assert [(spec["name"], spec["title"]) for spec in pack.layouts["layouts"]] == [("form", "Other"), ("web", "Page")]
    assert pack.layouts["fields"] == {"title": ["Title", "Subject"]}
    assert pack.layouts["evidence"] == 3


def test_examples_travel_apart(make_pack: MakePack) -> None:
    composed = compose([make_pack({"a.yaml": rule()})], KINDS)
    assert composed.examples["DRF901"]["bad"] == ["The cost is to be confirmed."]
    assert "examples" not in composed.pack["rules"][0]


def test_stages_of_the_schema_are_those_of_papers() -> None:
    assert tuple(pack_schema()["$defs"]["stage"]["enum"]) == STAGES
