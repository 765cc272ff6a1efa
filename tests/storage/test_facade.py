"""The package offers what it lists and nothing else, and starts light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import store
from tests.children import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def test_every_public_name_is_there_and_explained() -> None:
    assert sorted(store.__all__) == store.__all__
    for name in store.__all__:
        assert getattr(store, name) is not None


def test_nobody_outside_reaches_past_the_facade() -> None:
    reached = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("tui", "flows")
        for path in (ROOT / folder).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith(("from store.", "import store."))
    ]
    assert reached == []


def test_heavy_parts_are_imported_when_first_used() -> None:
    heavy = ("cryptography", "platformdirs")
    script = f"import store, sys; sys.exit(any(name in sys.modules for name in {heavy!r}))"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, timeout=PATIENCE)
