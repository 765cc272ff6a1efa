"""Out of the program and back: export and import, as somebody types them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store import Home, Party
from tests.children import PATIENCE
from tests.journeys.cli import NOW, ROOT, Line, one_sentence, people, process
from tests.ui.homes import pair

pytestmark = pytest.mark.usefixtures("a_day_in_june")


@pytest.mark.parametrize(
    ("format", "first"),
    [
        ("md", "# The history of Sam and Noa"),
        ("html", "<!DOCTYPE html>"),
        ("json", "{"),
        ("csv", "date,what,who,value,goal"),
        ("ics", "BEGIN:VCALENDAR"),
        ("taskwarrior", "["),
        ("todotxt", "x 2026-01-25 2026-01-07 Find a hall!"),
    ],
)
def test_every_format_goes_to_stdout(line: Line, spoken: Party, format: str, first: str) -> None:
    said = line("export", "--format", format)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(first)
    assert "a secret of mine" not in said.out
    assert line("export", "sam-noa", "--format", format, "--output", "-").out == said.out


def test_a_file_is_its_owners_alone_and_whole(line: Line, spoken: Party, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    target.write_text("old")
    target.chmod(0o644)
    said = line("export", "-o", str(target))
    assert (said.code, said.out, said.err) == (0, "", "")
    assert target.read_text().startswith("<!DOCTYPE html>")
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_one_person_alone_may_read_says_so(line: Line, spoken: Party) -> None:
    said = line("export", "--for", "noa", "--format", "md")
    assert said.code == 0
    assert "a secret of mine" in said.out
    assert said.err == "Private notes of Noa are in this; keep it where nobody else looks.\n"
    other = line("export", "--for", "Sam", "--format", "md")
    assert "a secret of mine" not in other.out
    assert "Private notes of Sam" in other.err
    assert line("export", "--for", "Kim", "--format", "md").code == 1


def test_an_empty_history_says_that_there_is_nothing(line: Line, home: Path) -> None:
    people(home)
    said = line("export", "--format", "ics")
    assert said.code == 0
    assert said.err == "There is nothing of that kind in this history yet.\n"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["export"], 2, "In which format? Add --format and one of: md, html, json"),
        (["export", "-o", "x.docx"], 2, "In which format?"),
        (["export", "-o", "md"], 2, "In which format?"),
        (["export", "--format", "htm"], 2, "Did you mean “html”?"),
        (["export", "--format", "xyz"], 2, "There are: md"),
        (["export", "--format", "md", "-o", " "], 2, "needs the name of a file"),
        (["export", "--format", "md", "-o", "/nowhere/x.md"], 1, "could not be written: No such"),
        (["export", "--format", "md", "-o", "/"], 1, "is a folder"),
        (["export", "--format", "md", "-o", "a\0b"], 1, "no name for a file"),
        (["export", "nobody", "--format", "md"], 1, "Nobody here is called"),
        (["import", "missing.json"], 1, "there is no such file"),
        (["import", ""], 2, "Which file?"),
        (["import", "a\0b"], 2, "Which file?"),
        (["search", " "], 2, "Which words?"),
        (["search", "--kind", "goals", "x"], 2, "Did you mean “goal”?"),
        (["search", "--party", "zoe", "x"], 1, "Nobody here is called"),
        (["due", "--within", "x"], 2, "not a number of days"),
        (["due", "--within", "400"], 2, "up to 366"),
        (["due", "zoe"], 1, "Nobody here is called"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    line: Line, spoken: Party, args: list[str], code: int, words: str
) -> None:
    said = line(*args)
    assert said.code == code, said.err
    assert words in said.err
    assert one_sentence(said.err)


def test_devices_are_written_to_and_stay_what_they_are(line: Line, spoken: Party) -> None:
    assert line("export", "--format", "md", "-o", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


def test_a_full_disk_and_a_closed_pipe_end_in_order(home: Path) -> None:
    pair(home)
    full = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui export --format md > /dev/full"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert full.returncode == 1
    assert full.stderr == "The output could not be written (No space left on device).\n"
    closed = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m tui export --format json | true"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert closed.stderr == ""
    nothing = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui export --format md >&-"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert nothing.returncode == 1
    assert "no stdout" in nothing.stderr


def test_there_and_back(line: Line, home: Path, tmp_path: Path) -> None:
    pair(home)
    one, two = str(tmp_path / "one.json"), str(tmp_path / "two.json")
    line("export", "-o", one)
    other = str(tmp_path / "other")
    said = line("--home", other, "import", one)
    assert said.code == 0
    assert said.out == (
        "The history of Sam & Noa is here, with 3 conversations.\n“duologue open sam-noa” opens it.\n"
    )
    line("--home", other, "export", "-o", two)
    assert Path(one).read_bytes() == Path(two).read_bytes()
    assert line("--home", other, "history").out == line("history").out
    again = line("--home", other, "import", one)
    assert again.code == 1
    assert "--as NAME" in again.err
    assert "duologue open summer" in line("--home", other, "import", one, "--as", "Summer").out
    assert (
        line("--home", other, "export", "summer", "--format", "json").out.encode()
        == Path(two).read_bytes()
    )


def test_import_says_how_many(line: Line, spoken: Party, tmp_path: Path) -> None:
    file = str(tmp_path / "x.json")
    line("export", "-o", file)
    assert "with 1 conversation." in line("import", file, "--as", "x").out


def test_no_answer_of_a_party_can_command_the_terminal(line: Line, home: Path) -> None:
    party = people(home)
    party.jot("x\x1b]0;owned\x07\u202e", at=NOW, by="sam")
    for kind in ("md", "json", "html"):
        assert not {"\x1b", "\x07", "\u202e"} & set(line("export", "--format", kind).out)
    assert "\x1b" not in line("search", "owned").out
    assert "\x1b" not in line("search", "--json", "owned").out


def test_as_a_process(home: Path) -> None:
    Home(home)
    pair(home)
    said = process("export", "--format", "csv", home=home)
    assert said.out.startswith("date,what,who,value,goal\r\n")


def test_an_export_that_cannot_be_put_in_its_place_leaves_nothing(
    line: Line, spoken: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = line("export", "-o", str(target))
    assert said.code == 1
    assert "could not be written: No space left" in said.err
    assert target.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"out.md"}
