"""Asking all histories at once: what holds these words, and what is due."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store import Party
from tests.children import PATIENCE
from tests.journeys.cli import NOW, ROOT, Line, Said, people, process
from tests.storage.histories import a_history
from tests.ui.homes import pair

pytestmark = pytest.mark.usefixtures("a_day_in_june")


def test_search_looks_everywhere_and_keeps_to_the_gate(line: Line, home: Path) -> None:
    a_history(home)
    other = people(home, "Kim", "Ravi")
    other.jot("dance with the cat", at=NOW, by="kim")
    other.jot("dance alone", at=NOW, by="ravi", private=True)
    rows = line("search", "DANCE").out.splitlines()
    assert " ".join(rows[0].split()) == "2026-06-14 jot Kim & Ravi: dance with the cat (Kim)"
    assert any("Sam & Noa: Dance every Sunday" in row for row in rows)
    assert not any("alone" in row for row in rows)
    one = line("search", "kim-ravi", "dance").out
    assert one == "2026-06-14  jot  dance with the cat  (Kim)\n"
    assert line("search", "--party", "Kim & Ravi", "dance").out == one
    assert "Sam & Noa" not in line("search", "Kim & Ravi", "dance").out
    assert line("search", "kim-ravi").err == "“kim-ravi” was not found.\n"
    nothing = line("search", "kim-ravi", "tango")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "“tango” was not found in the history of Kim & Ravi.\n"


def test_search_by_kind_and_as_json(line: Line, spoken: Party) -> None:
    assert line("search", "--kind", "goal", "Sunday").out.count("\n") == 1
    assert line("search", "--kind", "jot", "august").out.split()[1] == "jot"
    assert line("search", "--kind", "idea", "august").out == ""
    found = json.loads(line("search", "--json", "august").out)
    assert found == [
        {
            "party": "sam-noa", "date": "2026-01-12", "kind": "jot", "text": "ask about August",
            "who": "Noa", "id": "j1", "conversation": "c1",
        }
    ]  # fmt: skip
    assert line("search", "--json", "nothing of the kind").out == "[]\n"


def test_a_damaged_history_stops_no_search(line: Line, home: Path) -> None:
    a_history(home)
    broken = people(home, "Kim", "Ravi")
    (broken.folder / "history.json").write_text("{")
    said = line("search", "Sunday")
    assert said.code == 0
    assert "Sunday" in said.out
    assert said.err.startswith("kim-ravi was left out: history.json is damaged")
    due = line("due")
    assert due.code == 1
    assert due.out.startswith("Sam & Noa: ")
    assert "kim-ravi" in due.err


def test_search_where_nobody_has_anything(line: Line, home: Path) -> None:
    assert "Nobody has a history here yet" in line("search", "x").err


def test_due_is_one_quiet_line_without_anybodys_words(line: Line, spoken: Party) -> None:
    said = line("due")
    assert (said.code, said.err) == (0, "")
    assert said.out == ("Sam & Noa: 1 promise since yesterday · 1 promise until tomorrow\n")
    week = line("due", "sam-noa", "--within", "7").out
    assert "Sam & Noa: you meet 21 June · 1 milestone until Saturday · " in week
    for word in ("hall", "record", "shoes", "secret", "Dance"):
        assert word not in said.out


def test_due_as_json_has_the_words(line: Line, spoken: Party) -> None:
    found = json.loads(line("due", "--json").out)
    assert {
        "party": "sam-noa",
        "kind": "promise",
        "day": "2026-06-13",
        "text": "book the hall",
    } in found
    assert "secret" not in json.dumps(found)


def test_nothing_due_is_nothing_said(line: Line, home: Path) -> None:
    for args in (["due"], ["due", "--within", "30"]):
        assert line(*args) == Said(0, "", "")
    people(home)
    assert line("due").out == ""
    assert line("due", "--json").out == "[]\n"


def test_due_says_that_a_check_in_is(line: Line, home: Path) -> None:
    pair(home)
    assert line("due").out.startswith("Sam & Noa: check-in due, you wanted to meet today · ")


def test_due_loads_neither_pages_nor_the_engine(home: Path) -> None:
    pair(home)
    assert process("due", home=home).code == 0  # the first time after a change reads more
    program = """
import sys
from tui.cli import main
main(["due"])
print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    heavy = {
        "textual", "rich", "questionary", "yaml", "cryptography", "flows.engine", "flows.walk",
        "flows.fold", "flows.conversation", "flows.reader", "store.exports",
    }  # fmt: skip
    assert heavy & set(done.stderr.split()) == set()
