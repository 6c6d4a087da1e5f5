"""Measures what the README and the design claim, and prints it: medians and ratios of one run on one machine.

    python benchmarks/run.py [--papers DIR] [--count 200] [--rounds 15] [--peers]

Papers are made out of the examples, or out of the files of DIR. `--peers` installs proselint (PyPI) and
markdownlint-cli (npm) into benchmarks/.peers and runs them on the same files. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PEERS = HERE / ".peers"
PCDLINT = [sys.executable, "-c", "from pcdlint.cli import main; main()"]
"""As the installed program starts."""
CACHE = "PCDLINT_BENCHMARK_CACHE"
CHECK = [*PCDLINT, "check"]
ANEW = [*CHECK, "--no-cache"]
DOCUMENTS = ROOT / "tests" / "documents"
TIMES = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=Path, help="make the papers out of the files of this folder")
    parser.add_argument("--count", type=int, default=200, help="how many papers (200)")
    parser.add_argument("--rounds", type=int, default=15, help="how often each fresh process is timed (15)")
    parser.add_argument("--peers", action="store_true", help="also proselint and markdownlint-cli")
    asked = parser.parse_args()
    sources = originals(asked.papers)
    with tempfile.TemporaryDirectory(prefix="pcdlint-benchmark-") as scratch:
        os.environ[CACHE] = str(Path(scratch, "cache"))
        made = papers(sources, asked.count, Path(scratch, "papers"))
        size = sum(path.stat().st_size for path in made)
        print(
            f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; {len(made)} papers, {size / 1e6:.1f} MB, "
            f"made of {len(sources)}"
        )
        run([*CHECK, str(made[0])])  # compiles packs and grammars once
        one_paper(sources, asked.rounds)
        other_formats(asked.rounds)
        many = many_papers(made, asked.rounds)
        unchanged(made)
        several_processes(made, many)
        long_paper(sources)
        memory(sources, made)
        if asked.peers:
            peers(made, many)


def originals(folder: Path | None) -> list[Path]:
    """The files to make papers of."""
    if folder is None:
        return sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "examples").glob("*-form.md")])
    return sorted(
        path for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html") and path.name != "README.md"
    )


def papers(sources: Sequence[Path], count: int, folder: Path) -> list[Path]:
    """`count` files, each a copy of a source under another number."""
    made = []
    folder.mkdir(exist_ok=True)
    for number in range(count):
        source = sources[number % len(sources)]
        text = source.read_text(encoding="utf-8", errors="replace")
        target = folder / f"{number:04d}{source.suffix}"
        target.write_text(re.sub(r"PCD \d+", f"PCD {2000 + number}", text, count=1), encoding="utf-8", newline="\n")
        made.append(target)
    return made


def one_paper(sources: Sequence[Path], rounds: int) -> None:
    """A fresh process that checks the paper nearest to 8 KB, beside one that imports click and lark and ends."""
    paper = min(sources, key=lambda path: abs(path.stat().st_size - 8_000))
    commands = {
        "python alone": [sys.executable, "-c", "pass"],
        "import click": [sys.executable, "-c", "import click"],
        "import click, lark": [sys.executable, "-c", "import click, lark"],
        f"check {paper.name}": [*ANEW, str(paper)],
        "check it again": [*CHECK, str(paper)],
    }
    found = alternating(commands, rounds)
    _, click, base, checked, again = found.values()
    print(f"\none paper of {paper.stat().st_size / 1000:.0f} KB, fresh process, median of {rounds}")
    for name, seconds in found.items():
        print(f"  {name:<24} {seconds * 1000:7.0f} ms")
    print(f"  ratio to click and lark  {checked / base:7.2f}      (target 1.3)")
    print(f"  again, ratio to click    {again / click:7.2f}")


def other_formats(rounds: int) -> None:
    """The same paper as text, as a Word file and as a PDF, each in a fresh process."""
    texts = {"text": ROOT / "examples" / "bad-form.txt"}
    paper = {**texts, **{kind: DOCUMENTS / f"bad-form-styled.{kind}" for kind in ("docx", "pdf")}}
    found = alternating({kind: [*ANEW, str(path)] for kind, path in paper.items()}, rounds)
    print(f"\none paper in other formats, fresh process, median of {rounds}")
    for kind, seconds in found.items():
        print(f"  {kind:<24} {seconds * 1000:7.0f} ms")
    print(f"  ratio of Word to text    {found['docx'] / found['text']:7.2f}      (target 1.6; PDF: 400 ms)")


def many_papers(made: Sequence[Path], rounds: int) -> float:
    """All papers in one process on one core."""
    command = [*ANEW, "--jobs", "1", "--format", "json", str(made[0].parent)]
    seconds = alternating({"all": command}, max(3, rounds // 5))["all"]
    print(
        f"\n{len(made)} papers, one process on one core: {seconds:.2f} s ({seconds / len(made) * 1000:.1f} ms a paper)"
    )
    return seconds


def unchanged(made: Sequence[Path]) -> None:
    """All papers for the first time, and again with nothing changed, on one core."""
    command = [*CHECK, "--jobs", "1", "--format", "json", str(made[0].parent)]

    def forget() -> None:
        run([*PCDLINT, "cache", "clear"])

    first, again = (statistics.median(timed(command, before) for _ in range(3)) for before in (forget, None))
    print(f"\n{len(made)} papers for the first time: {first:.2f} s; all unchanged: {again:.2f} s")
    print(f"  ratio                    {again / first:7.2f}      (target 0.15)")


def several_processes(made: Sequence[Path], one: float) -> None:
    """All papers by as many processes as pcdlint thinks worth it, on all cores."""
    command = [*ANEW, "--format", "json", str(made[0].parent)]
    auto = statistics.median(timed(command, cores=True) for _ in range(3))
    print(f"\n{len(made)} papers, --jobs auto on {os.cpu_count()} cores: {auto:.2f} s")
    print(f"  ratio to one process     {auto / one:7.2f}")


def long_paper(sources: Sequence[Path]) -> None:
    """The same paper once and with ten times its sections, in a process that has read papers before."""
    sys.path.insert(0, str(ROOT))
    from pcdlint.api import Linter

    linter = Linter()
    paper = next(path for path in sources if re.search(r"^1\. ", path.read_text(encoding="utf-8"), re.MULTILINE))
    once = paper.read_text(encoding="utf-8")
    often = grown(once, TIMES)
    for text in (once, often):
        linter.text(text)
    short, long = (best(lambda text=text: linter.text(text)) for text in (once, often))  # type: ignore[misc]
    growth = len(often) / len(once)
    print(
        f"\n{paper.name}, {len(once) / 1000:.0f} KB: {short * 1000:.1f} ms; "
        f"{growth:.1f} times as long: {long * 1000:.1f} ms"
    )
    print(
        f"  time grows {long / short:.1f} times: {long / short / growth * TIMES:.1f} for {TIMES} times the paper "
        "(target 12)"
    )


def grown(text: str, times: int) -> str:
    """The paper with its numbered sections repeated under higher numbers, no two paragraphs alike."""
    begin = text.index("\n1. ") + 1
    end = text.find("\nPublic access to information")
    body = text[begin : end if end > begin else len(text)]
    most = max(int(number) for number in re.findall(r"^(\d+)\. ", body, re.MULTILINE))
    copies = [body]
    for copy in range(1, times):
        shifted = re.sub(r"^(\d+)(?=\.)", lambda found, k=copy: str(int(found[1]) + most * k), body, flags=re.MULTILINE)  # type: ignore[misc]
        copies.append(re.sub(r"\.$", f", as in year {copy}.", shifted, flags=re.MULTILINE))
    return text[:begin] + "".join(copies) + text[begin + len(body) :]


def memory(sources: Sequence[Path], made: Sequence[Path]) -> None:
    """The most memory that one process takes over some, over all and over ten times as many papers."""
    if sys.platform == "win32":
        return
    with tempfile.TemporaryDirectory(prefix="pcdlint-benchmark-") as scratch:
        many = papers(sources, TIMES * len(made), Path(scratch))
        counts = {len(some): some[0].parent for some in (made, many)}
        found = {
            count: peak([*ANEW, "--jobs", "1", "--format", "json", str(folder)]) for count, folder in counts.items()
        }
    told = ", ".join(f"{size:.0f} MB for {count} papers" for count, size in found.items())
    print(f"\nmemory: {told} (target 120 for both)")


def peers(made: Sequence[Path], own: float) -> None:
    """Others on the same files in the same run."""
    print()
    for name, install, command in (
        ("proselint", _install_proselint, [str(_peer("venv/bin/proselint")), "check"]),
        ("markdownlint-cli", _install_markdownlint, [str(_peer("node_modules/.bin/markdownlint"))]),
    ):
        if not Path(command[0]).exists() and not install():
            print(f"{name}: could not be installed")
            continue
        seconds = alternating({name: [*command, *map(str, made)]}, 3)[name]
        print(f"{name} on the same papers: {seconds:.2f} s; pcdlint takes {own / seconds:.2f} of that")


def _peer(path: str) -> Path:
    return PEERS / (path.replace("bin/", "Scripts/", 1) if os.name == "nt" and path.startswith("venv") else path)


def _install_proselint() -> bool:
    PEERS.mkdir(exist_ok=True)
    made = run([sys.executable, "-m", "venv", str(PEERS / "venv")]) == 0
    return made and run([str(_peer("venv/bin/python")), "-m", "pip", "install", "--quiet", "proselint"]) == 0


def _install_markdownlint() -> bool:
    npm = shutil.which("npm")
    PEERS.mkdir(exist_ok=True)
    return npm is not None and run([npm, "install", "--silent", "--prefix", str(PEERS), "markdownlint-cli"]) == 0


def run(command: Sequence[str]) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(
        command, cwd=ROOT, env=_environment(), stdin=quiet, stdout=quiet, stderr=quiet, check=False
    ).returncode


def _environment() -> dict[str, str]:
    """As a user has it: modules are compiled once, by the installer or at first use. The cache is of this run alone."""
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**told, "PCDLINT_CACHE_DIR": os.environ.get(CACHE, "")}


def timed(command: Sequence[str], before: Callable[[], None] | None = None, cores: bool = False) -> float:
    """Seconds of one run of a command, on one core unless it is to have all; `before` is not counted."""
    if before:
        before()
    with nullcontext() if cores else one_core():
        begun = perf_counter()
        run(command)
        return perf_counter() - begun


def alternating(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Median seconds of each command, run in turns so that the machine's moods fall on all, on one core."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    with one_core():
        for _ in range(rounds):
            for name, command in commands.items():
                begun = perf_counter()
                run(command)
                times[name].append(perf_counter() - begun)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


class one_core:  # noqa: N801
    """Children started inside run on one core, where the system lets us say so."""

    def __enter__(self) -> None:
        self.before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
        if self.before:
            os.sched_setaffinity(0, {min(self.before)})

    def __exit__(self, *_: object) -> None:
        if self.before:
            os.sched_setaffinity(0, self.before)


def best(action: Callable[[], object], rounds: int = 7) -> float:
    """The median seconds of an action in this process."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        action()
        times.append(perf_counter() - begun)
    return statistics.median(times)


def peak(command: Sequence[str]) -> float:
    """The largest resident size of a child process, in MB."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return int(told.stdout) / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
