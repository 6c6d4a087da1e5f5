"""The gate attacked: it never says "clean" of what it did not check, never hangs, and never loses anything."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pcdlint import cli
from pcdlint.cli.terminal import set_up
from pcdlint.report import FORMATS
from tests.gate.sandbox import put

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing in its folders")
LINUX = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
Said = tuple[int, str, str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "good.txt", "bad.txt")
    return tmp_path


@pytest.fixture
def check(here: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def checked(*arguments: str, command: str = "check") -> Said:
        set_up()
        code = cli.run([command, *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert "fault of pcdlint itself" not in err
        return code, out, err

    return checked


def process(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, shell: str = ""
) -> subprocess.CompletedProcess[str]:
    """pcdlint in a process of its own; `shell` is what a shell is told behind the command."""
    command: list[str] | str = [sys.executable, "-m", "pcdlint", *map(str, arguments)]
    if shell:
        command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2]), **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )


# What is named, or met in a folder, and cannot be read.


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def an_empty_file(path: Path) -> None:
    path.touch()


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def a_torn_zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(99))


def half_a_character(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + "DMPC Decision".encode("utf-16-le") + b"\x00\xd8")


MADE: list[Callable[[Path], None]] = [
    a_folder, a_link_to_nowhere, a_link_to_itself, a_pipe, an_empty_file, noise, a_torn_zip, half_a_character,
]  # fmt: skip


def make(what: Callable[[Path], None], path: Path) -> None:
    try:
        what(path)
    except (OSError, AttributeError) as error:
        pytest.skip(f"this system makes no such thing: {error}")


@pytest.mark.parametrize("what", MADE, ids=lambda what: what.__name__)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf"])
def test_what_cannot_be_read_and_is_named(
    check: Callable[..., Said], here: Path, what: Callable[[Path], None], suffix: str
) -> None:
    make(what, here / f"x{suffix}")
    code, out, _ = check(f"x{suffix}", "good.txt")
    assert code == 2
    assert f"x{suffix}\n  not checked\n" in out
    assert "1 file checked, 1 with nothing to report, 1 that could not be checked" in out
    assert "Nothing found" not in out


@pytest.mark.parametrize("what", MADE[1:], ids=lambda what: what.__name__)
def test_what_cannot_be_read_and_is_met_in_a_folder(
    check: Callable[..., Said], here: Path, what: Callable[[Path], None]
) -> None:
    (here / "papers").mkdir()
    put(here / "papers", "good.txt")
    make(what, here / "papers" / "x.txt")
    code, out, _ = check("papers")
    assert code == 2
    assert "this is no clean result" in " ".join(out.split())


@POSIX
def test_a_socket_is_no_paper(check: Callable[..., Said], here: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as bound:
        bound.bind("x.txt")
        assert check("x.txt")[0] == 2
        assert check(".")[0] == 2


@pytest.mark.parametrize("name", ["", "x" * 5000, "nowhere/x.txt", "good.txt/x.txt", "CON\x7f"])
def test_names_that_lead_nowhere(check: Callable[..., Said], name: str) -> None:
    code, out, _ = check(name)
    assert code == 2
    assert "not checked" in out


@POSIX
@pytest.mark.parametrize(
    "name", ["-x.txt", "a b.txt", "a\nb.txt", "a\x1b[2Jb.txt", "é\udcff.txt", "a,b:c%0A::error.txt"]
)
@pytest.mark.parametrize("form", FORMATS)
def test_names_of_every_kind_in_every_format(check: Callable[..., Said], here: Path, name: str, form: str) -> None:
    try:
        shutil.copyfile(here / "bad.txt", here / name)
    except OSError as error:
        pytest.skip(f"this disk takes no such name: {error}")
    code, out, _ = check("--format", form, "--", name)
    assert code == 1
    assert "\x1b[2J" not in out
    assert check("--format", form, "--output", "report", "--", name)[0] == 1
    assert (here / "report").stat().st_size > 0


# Folders in folders.


def test_a_link_to_a_folder_is_said_to_be_passed_over(check: Callable[..., Said], here: Path) -> None:
    (here / "papers").mkdir()
    put(here / "papers", "good.txt")
    make(lambda path: path.symlink_to(here, target_is_directory=True), here / "papers" / "more")
    code, out, _ = check("papers")
    assert code == 0
    assert "Passed over (a link to a folder: name it to have it checked): more." in " ".join(out.split())
    assert check("papers/more/bad.txt")[0] == 1
    assert json.loads(check("papers", "--format", "json")[1])["skipped"][0]["path"] == str(Path("papers", "more"))


def test_a_folder_that_is_left_out_is_said_to_be(check: Callable[..., Said], here: Path) -> None:
    put(here, "build/bad.txt")
    code, out, _ = check("good.txt", ".")
    assert code == 1  # bad.txt beside it
    assert "name it to have it checked): build." in " ".join(out.split())
    (here / "bad.txt").unlink()
    assert check(".")[0] == 0
    assert check("build")[0] == 1


def test_what_vanishes_between_listing_and_reading(
    check: Callable[..., Said], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.open

    def vanished(self: Path, mode: str = "r", **options: str | None) -> object:
        if self.name == "bad.txt":
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return whole(self, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", vanished)
    code, out, _ = check(".", "--format", "concise")
    assert code == 2
    assert "bad.txt: not checked: cannot be read (No such file or directory)" in out


@contextmanager
def forbidden(path: Path) -> Iterator[None]:
    path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        yield
    finally:
        path.chmod(0o700)


@POSIX
@pytest.mark.parametrize("name", ["bad.txt", "shut"])
def test_what_nobody_may_read(check: Callable[..., Said], here: Path, name: str) -> None:
    put(here, "shut/bad.txt")
    with forbidden(here / name):
        for arguments in ([name], ["."], ["shut/bad.txt", "bad.txt"]):
            assert check(*arguments)[0] == 2


def test_an_entry_that_may_not_be_looked_at(
    check: Callable[..., Said], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.stat

    def refused(self: Path, **options: bool) -> os.stat_result:
        if self.name == "shut":
            raise PermissionError(13, "Permission denied", str(self))
        return whole(self, **options)

    (here / "papers" / "shut").mkdir(parents=True)
    put(here / "papers", "good.txt")
    monkeypatch.setattr(Path, "stat", refused)
    code, out, _ = check("papers")
    assert code == 2
    assert "Permission denied" in out


# What the papers are checked by.


BROKEN = {
    "not yaml": "levels: [",
    "no mapping": "- levels",
    "an unknown key": "levls: {}",
    "an unknown level": "levels: {FIN: fatal}",
    "an unknown code": "ignore: [FIN999]",
    "a suppression without a reason": "suppressions: [{rule: FIN001}]",
    "a suppression with an empty reason": "suppressions: [{rule: FIN001, reason: ''}]",
    "an impossible day": "suppressions: [{rule: FIN001, reason: agreed, until: 2025-02-30}]",
    "a pack that is not there": "packs: [nowhere]",
    "itself": "extends: .pcdlint.yaml",
    "all rules off": "select: [FIN001]\nignore: [FIN]",
    "not UTF-8": "\udcff",
    "too much": "# " + "x" * 1_000_001,
}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab"])
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_configuration_checks_nothing(check: Callable[..., Said], here: Path, text: str, form: str) -> None:
    (here / ".pcdlint.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, out, err = check("good.txt", "--format", form)
    assert code == 2
    assert "Nothing found" not in out
    said = out + err
    assert ".pcdlint.yaml" in said or "no rule is left" in said.lower() or "nowhere" in said


@pytest.mark.parametrize("what", [a_folder, a_link_to_nowhere, a_pipe], ids=lambda what: what.__name__)
@pytest.mark.parametrize("name", [".pcdlint.yaml", "pyproject.toml"])
def test_a_configuration_that_is_no_file(
    check: Callable[..., Said], here: Path, what: Callable[[Path], None], name: str
) -> None:
    make(what, here / name)
    assert check("good.txt")[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [["--config", "nowhere.yaml"], ["--config", ""], ["--config", "."], ["--baseline", ""], ["--baseline", "good.txt"],
     ["--pack", "nowhere"], ["--select", "FIN999"], ["--format", "sarfi"], ["--fail-level", "fatal"]],
    ids=" ".join,
)  # fmt: skip
def test_a_slip_in_the_command(check: Callable[..., Said], arguments: list[str]) -> None:
    assert check("good.txt", *arguments)[0] == 2


def test_configuration_above_the_repository_is_not_read(check: Callable[..., Said], here: Path) -> None:
    (here / ".pcdlint.yaml").write_text("levls: {}\n", encoding="utf-8")
    put(here, "clone/papers/good.txt")
    assert check("clone")[0] == 2
    # As a file: so it is in a worktree and in a submodule.
    (here / "clone" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert check("clone")[0] == 0


def test_a_rule_that_crashes_is_told_in_every_format(
    check: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pcdlint import engine

    whole = engine.check_of

    def crashing(kind: str) -> object:
        if kind == "placeholder":
            raise RecursionError("too deep")
        return whole(kind)

    monkeypatch.setattr("pcdlint.engine.check_of", crashing)
    for form in FORMATS:
        code, out, _ = check("bad.txt", "--format", form)
        assert code == 2, form
        assert "DRF001 failed on this paper" in out, form
        assert "LEG001" in out, form


# What is written.


def test_a_report_that_cannot_be_written_costs_no_other(check: Callable[..., Said], here: Path) -> None:
    arguments = ("--format", "sarif", "--output", "nowhere/x", "--format", "json", "--output", "y", "--format", "text")
    code, out, err = check("bad.txt", *arguments)
    assert code == 2
    assert "cannot go forward" in out
    assert json.loads((here / "y").read_text(encoding="utf-8"))["findings"]
    assert "cannot be written" in err


@pytest.mark.parametrize(
    "text", ["levels: {FIN: info}", "levls: {}", "a: [", "ignore: [NOPE]", "select: [FIN001]\nignore: [FIN]"]
)
@pytest.mark.parametrize("over", [".pcdlint.yaml", "papers/bad.txt"])
@pytest.mark.parametrize("command", ["check", "report"])
def test_no_report_goes_over_what_was_found(
    check: Callable[..., Said], here: Path, text: str, over: str, command: str
) -> None:
    put(here, "papers/bad.txt")
    (here / ".pcdlint.yaml").write_text(text, encoding="utf-8")
    before = (here / over).read_bytes()
    code, _, err = check("papers", "--output", over, command=command)
    assert (code, "never written over" in err) == (2, True)
    assert (here / over).read_bytes() == before


def test_no_report_goes_over_a_paper_beside_a_broken_baseline(check: Callable[..., Said], here: Path) -> None:
    before = (here / "bad.txt").read_bytes()
    code, _, err = check("bad.txt", "--baseline", "nowhere", "--output", "bad.txt")
    assert (code, "never written over" in err) == (2, True)
    assert (here / "bad.txt").read_bytes() == before


@pytest.mark.parametrize("command", ["review", "fix"])
def test_no_copy_goes_over_a_configuration(check: Callable[..., Said], here: Path, command: str) -> None:
    (here / ".pcdlint.yaml").write_text("levels: {FIN: info}", encoding="utf-8")
    code, _, err = check("bad.txt", "--output", ".pcdlint.yaml", command=command)
    assert (code, "never written over" in err) == (2, True)
    assert (here / ".pcdlint.yaml").read_text(encoding="utf-8") == "levels: {FIN: info}"


@pytest.mark.parametrize("command", ["check", "fix"])
def test_no_report_goes_over_the_file_behind_standard_input(here: Path, command: str) -> None:
    before = (here / "bad.txt").read_bytes()
    with (here / "bad.txt").open("rb") as stream:
        told = subprocess.run(
            [sys.executable, "-m", "pcdlint", command, "-", "--output", "bad.txt"],
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])},
            stdin=stream,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
    assert (told.returncode, "never written over" in told.stderr) == (2, True)
    assert (here / "bad.txt").read_bytes() == before


def test_two_reports_to_one_file_by_two_names(check: Callable[..., Said], here: Path) -> None:
    try:
        (here / "link.json").symlink_to("report.json")
    except OSError:
        pytest.skip("no links here")
    code, _, err = check("bad.txt", "-f", "json", "-o", "report.json", "-f", "sarif", "-o", "link.json")
    assert (code, "asked for twice" in err) == (2, True)


@pytest.mark.parametrize("option", ["--baseline", "--config"])
def test_no_report_goes_over_what_the_run_reads(check: Callable[..., Said], here: Path, option: str) -> None:
    check("bad.txt", command="baseline")
    (here / ".pcdlint.yaml").write_text("levels: {FIN: info}\n", encoding="utf-8")
    kept = {"--baseline": ".pcdlint-baseline.json", "--config": ".pcdlint.yaml"}[option]
    before = (here / kept).read_bytes()
    code, _, err = check("bad.txt", option, kept, "--format", "json", "--output", kept)
    assert code == 2
    assert "never written over" in err
    assert (here / kept).read_bytes() == before


@LINUX
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_full_disk_behind_standard_output(here: Path, form: str) -> None:
    told = process("check", "good.txt", "--format", form, cwd=here, shell="> /dev/full")
    assert told.returncode == 2
    assert "No space left on device" in told.stderr
    assert "fault of pcdlint" not in told.stderr


@LINUX
@pytest.mark.parametrize("arguments", [["good.txt"], ["bad.txt"], ["bad.txt", "--diff"]])
def test_a_fix_that_nobody_can_see_names_the_disk(here: Path, arguments: list[str]) -> None:
    told = process("fix", *arguments, cwd=here, shell="> /dev/full")
    if arguments == ["good.txt"]:
        assert (told.returncode, told.stderr) == (0, "Nothing to fix.\n")
    else:
        assert told.returncode == 2
        assert "No space left on device" in told.stderr
        assert "None" not in told.stderr


@LINUX
def test_a_device_that_never_ends_is_no_baseline_and_no_configuration(here: Path) -> None:
    for option in ("--baseline", "--config"):
        told = process("check", "good.txt", option, "/dev/zero", cwd=here)
        assert told.returncode == 2, told.stdout
        assert "/dev/zero" in told.stdout


def test_a_folder_in_a_folder_in_a_folder(check: Callable[..., Said], here: Path) -> None:
    place = here / "deep"
    for _ in range(200):
        place /= "x"
    try:
        place.mkdir(parents=True)
        shutil.copyfile(here / "good.txt", place / "good.txt")
    except OSError as error:  # a system with short paths
        pytest.skip(str(error))
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(old // 4)
    try:
        code, out, _ = check("deep", "--format", "concise")
    finally:
        sys.setrecursionlimit(old)
    assert (code, "1 file checked, 1 with nothing to report" in out) == (0, True)


@POSIX
@pytest.mark.parametrize("shell", [">&-", "<&- | cat", "2>&-"])
def test_closed_streams(here: Path, shell: str) -> None:
    told = process("check", "good.txt", cwd=here, shell=shell)
    assert told.returncode == (2 if shell == ">&-" else 0)
    assert "fault of pcdlint" not in told.stderr
    assert process("check", "-", cwd=here, shell="<&-").returncode == 2


@pytest.fixture
def small_disk(here: Path) -> Iterator[Path]:
    """A disk of 64 kB, full to the last byte but for a report and a baseline."""
    disk = here / "disk"
    disk.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
        )
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode != 0:
        pytest.skip("this user may mount nothing")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> None:
    def write() -> None:
        with (disk / "rest").open("wb", buffering=0) as rest:
            while True:
                rest.write(bytes(4096))

    with pytest.raises(OSError, match="No space"):
        write()


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_keeps_the_report_that_was_there(check: Callable[..., Said], small_disk: Path, form: str) -> None:
    report = small_disk / "report"
    report.write_text("the last report", encoding="utf-8")
    fill(small_disk)
    code, _, err = check("bad.txt", "--format", form, "--output", str(report))
    assert code == 2
    assert "No space left on device" in err
    assert report.read_text(encoding="utf-8") == "the last report"
    assert {path.name for path in small_disk.iterdir()} == {"report", "rest"}


def test_a_full_disk_keeps_the_baseline_and_needs_no_cache(
    check: Callable[..., Said], small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = small_disk / "baseline.json"
    assert check("bad.txt", "--output", str(baseline), command="baseline")[0] == 0
    before = baseline.read_bytes()
    fill(small_disk)
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(small_disk / "cache"))
    assert check("bad.txt", "--baseline", str(baseline))[0] == 0
    assert check("good.txt", "bad.txt", "--output", str(baseline), "--update", command="baseline")[0] in (0, 2)
    assert check("good.txt", "--output", str(baseline), command="baseline")[0] in (0, 2)
    assert baseline.read_bytes() == before


@pytest.mark.parametrize("place", ["file", "file/cache", "/dev/null", "/proc"])
def test_a_cache_that_cannot_be_used(here: Path, place: str) -> None:
    (here / "file").touch()
    told = process("check", "bad.txt", "--format", "concise", cwd=here, env={"PCDLINT_CACHE_DIR": place})
    assert told.returncode == 1
    assert told.stderr == ""
    assert (here / "file").read_bytes() == b""


def test_a_damaged_cache_is_made_again(here: Path) -> None:
    env = {"PCDLINT_CACHE_DIR": str(here / "cache")}
    first = process("check", "bad.txt", cwd=here, env=env)
    for kept in (here / "cache").iterdir():
        kept.write_bytes(kept.read_bytes()[:-9])
    assert process("check", "bad.txt", cwd=here, env=env).stdout == first.stdout
    for kept in (here / "cache").iterdir():
        kept.unlink()
        kept.mkdir()
    assert process("check", "bad.txt", cwd=here, env=env).stdout == first.stdout


def test_runs_at_once_leave_a_whole_report(here: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2]), "PCDLINT_CACHE_DIR": str(here / "cache")}
    command = [sys.executable, "-m", "pcdlint", "check", "bad.txt", "--format", "json", "--output", "report.json"]
    runs = [subprocess.Popen(command, cwd=here, env=env, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(run.communicate(timeout=120)[1][:0], run.returncode) for run in runs] == [(b"", 1)] * 4
    assert json.loads((here / "report.json").read_text(encoding="utf-8"))["summary"]["checked"] == 1
    assert {path.name for path in here.iterdir()} == {"good.txt", "bad.txt", "cache", "report.json"}
    assert not list((here / "cache").glob(".part-*"))


def test_a_baseline_keeps_what_it_holds_of_other_papers(check: Callable[..., Said], here: Path) -> None:
    shutil.copyfile(here / "bad.txt", here / "other.txt")
    check("bad.txt", command="baseline")
    code, out, _ = check("other.txt", command="baseline")
    assert code == 0
    assert "9 findings of 1 papers recorded; what it held of 1 others stays" in out
    assert check("bad.txt", "other.txt", "--baseline", ".pcdlint-baseline.json")[0] == 0


def test_a_baseline_that_another_run_has_written_meanwhile_is_not_written_over(
    check: Callable[..., Said], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pcdlint.judge.baseline as module

    check("bad.txt", command="baseline")
    whole = module.recorded

    def slow(*arguments: object) -> object:
        (here / ".pcdlint-baseline.json").write_text('{"pcdlint-baseline": 1, "papers": {}}', encoding="utf-8")
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "recorded", slow)
    code, _, err = check("good.txt", command="baseline")
    assert code == 2
    assert "another run has written it meanwhile" in err
    assert "FIN001" not in (here / ".pcdlint-baseline.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "{}", "<<<<<<< ours\n", "notes of mine"])
def test_what_is_no_baseline_is_not_written_over(check: Callable[..., Said], here: Path, text: str) -> None:
    (here / ".pcdlint-baseline.json").write_text(text, encoding="utf-8")
    assert check("bad.txt", command="baseline")[0] == 2
    assert (here / ".pcdlint-baseline.json").read_text(encoding="utf-8") == text


def test_what_is_named_twice_is_told_once(check: Callable[..., Said], here: Path) -> None:
    put(here, "papers/good.txt", "papers/venv/good.txt")
    (here / "papers" / "empty.txt").touch()
    make(a_link_to_nowhere, here / "papers" / "x.txt")
    code, out, _ = check("papers", "papers", "papers/good.txt", "nowhere", "nowhere", "--format", "concise")
    assert code == 2
    assert "1 file checked, 1 with nothing to report, 1 passed over, 3 that could not be checked" in out


def test_many_files_by_name(check: Callable[..., Said], here: Path) -> None:
    (here / "note.md").write_text("Lunch is at one.\n", encoding="utf-8")
    names = [f"n{number}.md" for number in range(1000)]
    for name in names:
        shutil.copyfile(here / "note.md", here / name)
    code, out, _ = check("--skip-others", "--format", "concise", "good.txt", *names)
    assert code == 0
    assert "1 file checked, 1 with nothing to report, 1000 passed over" in out
