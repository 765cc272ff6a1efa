"""``duologue flow check`` on files good and bad."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.journeys.cli import Line, one_sentence, process
from tests.journeys.test_cli_lines import BROKEN, OWN

LEAK = OWN.replace(
    "  - end",
    "  - ask: hidden\n    who: each\n    blind: true\n    text: What is it?\n"
    '  - say: told\n    text: "{{ hidden }}"\n  - reveal: look\n    of: [hidden]\n  - end',
)
SEEN = OWN.replace("  - end", "  - say: told\n    text: Take the red one.\n  - end")


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    """Return a folder with a good flow, one with a warning and one that leaks."""
    inside = tmp_path / "mine"
    inside.mkdir()
    for name, text in (("good", OWN), ("leak", LEAK), ("seen", SEEN)):
        (inside / f"{name}.flow.yaml").write_text(text.replace("flow: ours", f"flow: {name}"))
    return inside


def test_what_is_wrong_stands_with_its_place_and_its_cure(line: Line, folder: Path) -> None:
    said = line("flow", "check", str(folder / "leak.flow.yaml"))
    place = f"{folder}/leak.flow.yaml:15:15"
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines() == [
        f"{place}: error F3.1 in told: this tells others of hidden, which is not open here",
        "    reveal it first",
        "1 flow looked at: 1 error.",
    ]


def test_a_flow_with_nothing_to_mend(line: Line, folder: Path) -> None:
    said = line("flow", "check", str(folder / "good.flow.yaml"))
    assert (said.code, said.out) == (0, "1 flow looked at, and nothing to mend.\n")


def test_all_bundled_flows_have_nothing_to_mend(line: Line, home: Path) -> None:
    said = line("flow", "check", "--strict")
    assert said.code == 0
    assert said.out.endswith("flows looked at, and nothing to mend.\n")
    assert line("flow", "check", "sticky-notes", "close").code == 0


def test_own_flows_are_looked_at_with_the_library(line: Line, home: Path) -> None:
    (home / "flows").mkdir(parents=True)
    (home / "flows" / "broken.flow.yaml").write_text(BROKEN)
    assert line("flow", "check").code == 1
    assert "broken.flow.yaml:1:1: error F0.9: steps is missing" in line("flow", "check").out


def test_a_folder_is_all_of_its_flows(line: Line, folder: Path) -> None:
    said = line("flow", "check", str(folder))
    assert said.code == 1
    assert said.out.endswith("3 flows looked at: 1 error, 1 warning.\n")


def test_warnings_fail_only_when_it_is_strict(line: Line, folder: Path) -> None:
    seen = str(folder / "seen.flow.yaml")
    assert line("flow", "check", seen).code == 0
    assert line("flow", "check", seen, "--strict").code == 1
    (folder / "seen.flow.yaml").write_text(
        SEEN.replace("red one.", "red one. # allow F4.1: the cards are named by colour")
    )
    assert line("flow", "check", seen, "--strict").code == 0


def test_json_for_scripts(line: Line, folder: Path) -> None:
    said = line("flow", "check", "--json", str(folder / "seen.flow.yaml"))
    assert json.loads(said.out) == [
        {
            "code": "F4.1",
            "level": "warning",
            "file": f"{folder}/seen.flow.yaml",
            "line": 11,
            "column": 11,
            "step": "told",
            "message": "“the red one” says nothing to somebody who does not see the page",
            "fix": "name it by its words",
            "meaning": "says something by colour, place or sign only",
        }
    ]
    assert json.loads(line("flow", "check", "--json", str(folder / "good.flow.yaml")).out) == []


def test_a_newer_revision_against_the_older_one(line: Line, folder: Path) -> None:
    old, new = folder / "good.flow.yaml", folder / "new.flow.yaml"
    new.write_text(old.read_text().replace("text: Done.", "text: Done, and well."))
    said = line("flow", "check", str(new), "--against", str(old))
    assert said.code == 1
    assert "new.flow.yaml:3:1: error F5.1: the content has changed" in said.out
    new.write_text(new.read_text().replace("revision: 1", "revision: 2"))
    assert line("flow", "check", str(new), "--against", str(old)).code == 0
    # What cannot be used is mended first.
    leak = str(folder / "leak.flow.yaml")
    assert "F5" not in line("flow", "check", leak, "--against", str(old)).out


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["nowhere.flow.yaml"], 1),
        (["no-such-flow"], 1),
        (["./nowhere/"], 1),
        (["{folder}", "--against", "close"], 2),
        (["{folder}/good.flow.yaml", "--against", "nowhere.yaml"], 1),
        (["{folder}/good.flow.yaml", "--against", "{folder}/leak.flow.yaml"], 1),
        (["--nonsense"], 2),
    ],
)
def test_what_cannot_be_looked_at(line: Line, folder: Path, args: list[str], code: int) -> None:
    said = line("flow", "check", *(arg.format(folder=folder) for arg in args))
    assert said.code == code
    assert "Traceback" not in said.err
    assert said.err


def test_a_folder_without_flows(line: Line, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = line("flow", "check", str(tmp_path / "empty"))
    assert (said.code, said.out) == (1, "")
    assert one_sentence(said.err)


def test_one_file_that_cannot_be_read_does_not_hide_the_others(line: Line, folder: Path) -> None:
    (folder / "bytes.flow.yaml").write_bytes(b"flow: \xff\n")
    said = line("flow", "check", str(folder))
    assert said.code == 1
    assert "is not UTF-8" in said.err
    assert said.out.endswith("3 flows looked at: 1 error, 1 warning. 1 could not be read.\n")


def test_when_nothing_can_be_read_nothing_is_summed_up(line: Line, home: Path) -> None:
    said = line("flow", "check", "nowhere.flow.yaml")
    assert (said.code, said.out) == (1, "")


@pytest.mark.parametrize("word", ["./" + "a" * 300, "a" * 300, "a" * 300 + ".yaml"])
def test_a_name_that_no_file_can_have(line: Line, home: Path, word: str) -> None:
    said = line("flow", "check", word)
    assert (said.code, said.out) == (1, "")
    assert one_sentence(said.err)
    assert "Fault in the program" not in said.err


def test_a_named_pipe_is_refused_and_one_that_was_handed_over_is_read(
    line: Line, home: Path, folder: Path
) -> None:
    os.mkfifo(folder / "pipe.yaml")
    said = line("flow", "check", str(folder / "pipe.yaml"))
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("is a named pipe, which may never end; name a flow file.\n")
    out, into = os.pipe()
    os.write(into, (folder / "good.flow.yaml").read_bytes())
    os.close(into)
    said = line("flow", "check", f"/dev/fd/{out}")
    os.close(out)
    assert (said.code, said.out) == (0, "1 flow looked at, and nothing to mend.\n")


def test_it_starts_quickly_and_says_the_same_as_a_process(folder: Path, home: Path) -> None:
    said = process("flow", "check", str(folder / "good.flow.yaml"), home=home)
    assert (said.code, said.err) == (0, "")
