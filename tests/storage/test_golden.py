"""Every saved form there ever was is read as it was meant; a changed form asks for a new number."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from store import Home
from store.schema import SCHEMA
from tests.storage.golden.making import BEGAN, HALF, exported, folders, make, shape


def files_of(home: Path) -> dict[str, list[str]]:
    """The form of each file, by a name without a conversation's or jot's own id."""
    found: dict[str, list[str]] = {}
    for path in sorted(home.rglob("*.json")):
        if "backup" not in path.parts:
            folder = path.parent.name
            name = path.name.partition(".")[2] if folder in {"conversations", "jots"} else path.name
            form = json.dumps(shape(json.loads(path.read_bytes())), sort_keys=True)
            found.setdefault(f"{folder}/{name}", []).append(form)
    return {name: sorted(forms) for name, forms in found.items()}


@pytest.mark.parametrize("golden", folders(), ids=lambda path: path.name)
def test_a_golden_home_says_what_it_said(golden: Path, tmp_path: Path) -> None:
    shutil.copytree(golden / "home", tmp_path / "home")
    party = Home(tmp_path / "home").party("sam-noa")
    said = exported(party)
    for name in ("all.json", "noa.json"):
        assert said[name].decode() == (golden / name).read_text("utf-8")
    assert "August" in said["noa.json"].decode()
    assert "August" not in said["all.json"].decode()
    with party.write(since=BEGAN) as writer:
        (left,) = party.conversations(only_open=True)
        assert writer.drafts(left.id).get("wish", "sam") == HALF
        assert not writer.damaged


def test_the_present_forms_are_the_newest_golden_ones(tmp_path: Path) -> None:
    make(tmp_path)
    assert folders()[-1].name == f"schema-{SCHEMA}"
    now, golden = files_of(tmp_path / "home"), files_of(folders()[-1] / "home")
    assert now == golden, "a saved form has changed: see tests/storage/golden/making.py"


def test_no_word_that_is_sealed_lies_open_in_it() -> None:
    for path in folders()[-1].joinpath("home").rglob("*"):
        if path.is_file():
            assert HALF.encode() not in path.read_bytes()
            assert b"August" not in path.read_bytes()
