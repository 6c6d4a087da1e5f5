"""Makes .venv beside this folder and installs pcdlint into it; whatever is lacking is installed or named.

    python3 .ci/install.py          for running pcdlint
    python3 .ci/install.py --dev    for working on it: editable, with what the tests need

Needs nothing but Python 3.11 or newer. Prints the path of the environment's Python.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LEAST = (3, 11)


def inside(program: str) -> Path:
    """A program of the environment."""
    return VENV / ("Scripts" if os.name == "nt" else "bin") / (f"{program}.exe" if os.name == "nt" else program)


def run(*command: str | Path, quiet: bool = False) -> bool:
    """Whether a command succeeded."""
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run([str(part) for part in command], cwd=ROOT, stdout=output, stderr=output, check=False)
    return done.returncode == 0


def works() -> bool:
    """Whether the environment is there, with a pip and a Python that is new enough."""
    question = f"import sys, pip; sys.exit(sys.version_info < {LEAST})"
    return inside("python").exists() and run(inside("python"), "-c", question, quiet=True)


def pythons() -> Iterator[str]:
    """Pythons that are new enough, this one first."""
    if sys.version_info >= LEAST:
        yield sys.executable
    for minor in range(20, LEAST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            yield found


def create() -> None:
    """Make the environment: by venv, else by virtualenv, else after installing venv where that is allowed."""
    python = next(pythons(), None)
    if python is None:
        sys.exit(
            f"pcdlint needs Python {LEAST[0]}.{LEAST[1]} or newer, and this is {sys.version.split()[0]}: install one"
        )
    for make in (
        lambda: run(python, "-m", "venv", "--clear", VENV, quiet=True),
        lambda: run(python, "-m", "virtualenv", VENV, quiet=True),
        lambda: by_apt(python),
    ):
        if make() and works():
            return
    sys.exit(
        "No virtual environment could be made: this Python comes without 'venv' or 'ensurepip'.\n"
        "On Debian and Ubuntu:  sudo apt-get install python3-venv   and run this again.\n"
        "Elsewhere:             python3 -m pip install --user virtualenv   and run this again."
    )


def by_apt(python: str) -> bool:
    """On Debian and its like, as root, venv is a package away."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print("python3-venv is missing: installing it", flush=True)
    return (
        run("apt-get", "update", quiet=True)
        and run("apt-get", "install", "-y", "python3-venv", quiet=True)
        and run(python, "-m", "venv", "--clear", VENV)
    )


def install(dev: bool) -> None:
    """Install pcdlint into the environment."""
    what = ["-e", ".[dev]"] if dev else ["."]
    if not run(inside("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what):
        sys.exit("pip could not install pcdlint: see above what it lacks (mostly: a way to the package index)")


def main(dev: bool) -> Path:
    """The Python of an environment that is ready."""
    if not works():
        create()
    install(dev)
    return inside("python")


if __name__ == "__main__":
    print(main("--dev" in sys.argv))
