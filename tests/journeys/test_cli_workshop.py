"""`duologue workshop`: rooms made, listed, invited to, ended and tidied without a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.cli import Line

pytestmark = pytest.mark.usefixtures("home")


def made(line: Line, *arguments: str) -> str:
    """Make a workshop for pairs; return its code."""
    said = line("workshop", "new", "ws-pairs", "--by", "Ines", *arguments)
    assert said.code == 0, said.err
    found = re.search(r"^ssh (\w{6})@", said.out, re.MULTILINE)
    assert found
    return found[1]


def test_an_invitation_has_all_that_people_need_and_new_pins_take_the_old_ones_place(
    line: Line,
) -> None:
    code = made(line, "--title", "Team day")
    first = line("workshop", "invite", "team DAY").out
    second = line("workshop", "invite", code.lower()).out
    assert re.search(r"^PIN \d{4}$", first, re.MULTILINE)
    assert f"“lead-{code}”" in first
    long = [re.findall(r"^PIN for leading +(\S+)$", one, re.MULTILINE) for one in (first, second)]
    assert len(long[0]) == 1
    assert long[0] != long[1]


def test_a_workshop_is_listed_until_and_after_its_end(line: Line, home: Path) -> None:
    assert line("workshop", "list").out.startswith("There is no workshop yet.")
    code = made(line)
    assert re.fullmatch(
        rf"{code}  \d{{4}}-\d\d-\d\d  In pairs, 0 joined, not begun\n", line("workshop", "list").out
    )
    said = line("workshop", "close", code)
    assert said.out == "“In pairs” is over. Each pair keeps its history; raw words for 90 days.\n"
    assert line("workshop", "close", code).out == "“In pairs” was over already.\n"
    assert line("workshop", "list").out.endswith("over\n")
    late = line("workshop", "invite", code)
    assert (late.code, late.err) == (1, "“In pairs” is over; nobody comes in any more.\n")
    assert line("workshop", "tidy").out == "No raw words are left whose days are over.\n"


def test_names_that_mean_no_workshop_or_several_are_told(line: Line) -> None:
    assert "There is no workshop “nowhere”" in line("workshop", "close", "nowhere").err
    codes = {made(line), made(line)}
    said = line("workshop", "close", "In pairs")
    assert said.code == 2
    assert all(code in said.err for code in codes)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ws-pairs", "--by", " "), "needs a title and the name"),
        (("ws-pairs", "--by", "Ines", "--keep-days", "0"), "--keep-days needs a whole number"),
        (("ws-pairs", "--by", "Ines", "--expected", "many"), "--expected needs a whole number"),
        (("reflect", "--by", "Ines"), "is for one person alone"),
        (("nowhere", "--by", "Ines"), "There is no flow “nowhere”"),
    ],
)
def test_what_cannot_be_made_is_told(line: Line, arguments: tuple[str, ...], told: str) -> None:
    said = line("workshop", "new", *arguments)
    assert said.code in {1, 2}
    assert told in said.err
    assert line("workshop", "list").out.startswith("There is no workshop yet.")


def test_the_tools_fit_on_a_narrow_terminal(line: Line) -> None:
    assert all(len(row) <= 80 for row in line("workshop").out.splitlines())
