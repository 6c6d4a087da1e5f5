"""Where the packaged data (`rules`, `grammars`) lies, in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `rules` or `grammars`: inside the installed package, else beside this
    checkout's pyproject.toml; never a stranger's folder.

    Raises FileNotFoundError when the installation is incomplete.
    """
    shipped = packaged(name)
    if shipped is not None:
        return shipped
    checkout = _HERE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise FileNotFoundError(f"pcdlint is installed without its '{name}' folder: install it again")


def packaged(name: str) -> Path | None:
    """A folder that only a wheel has, such as `compiled`; None in a checkout."""
    path = _HERE / "_data" / name
    return path if path.is_dir() else None
