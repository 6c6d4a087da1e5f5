"""The registers as they are shipped, and the typed look-ups over them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from pcdlint.data import folder
from pcdlint.registers import NAMES, Registers


@pytest.fixture(scope="session")
def data() -> dict[str, Any]:
    at = folder("rules") / "registers"
    return {
        name: yaml.load((at / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for name in NAMES
    }


@pytest.fixture(scope="session")
def registers(data: dict[str, Any]) -> Registers:
    return Registers(data)
