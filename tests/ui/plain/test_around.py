"""The pages around a conversation: who sits here, the home, arriving, looking back; on a real home."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Home
from tests.ui.homes import alone, pair
from tests.ui.plain.table import Typist
from tui.fixtures.spring import half_a_year
from tui.fixtures.stamps import FixedStamps
from tui.opening import Opening
from tui.plain.console import STILL_THERE, Asked, Console, Ended
from tui.plain.running import run
from tui.settings import Settings

LEAVE = "leave"
WIPE = "\x1b[2J\x1b[3J\x1b[H"


@pytest.fixture
def house(tmp_path: Path) -> Callable[..., str]:
    """Return a function that types lines at a home and gives all that was said."""

    def typed(
        *lines: str,
        home: Home | None = None,
        opening: Opening | None = None,
        only_me: bool = False,
        settings: Settings | None = None,
        wipes: bool = True,
    ) -> str:
        out = io.StringIO()
        console = Console(out, Typist(*lines), wipes=wipes)
        try:
            run(
                home or Home(tmp_path / "home"),
                opening or Opening(),
                console,
                settings or Settings(),
                stamps=FixedStamps(),
                alone=only_me,
            )
        except Ended:
            out.write("(ended)")
        return out.getvalue()

    return typed


House = Callable[..., str]


def test_the_first_run_asks_for_names_and_begins(house: House, tmp_path: Path) -> None:
    said = house("Sam", "Noa", "", "s", "time", ":pause", LEAVE)
    assert "Kept on this machine only" in said
    assert "1. First minutes: paused today; resume at the same word" in said
    assert said.rstrip().endswith("“duologue open sam-noa” goes on where you are.")
    assert Home(tmp_path / "home").party("sam-noa").conversations()[0].status == "paused"
    again = house("Sam & Noa", "1", "q", "n", "rest", "s", "n", "", "", "", "", LEAVE)
    assert "Who sits here today?" in again
    assert "This conversation is finished." in again


def test_names_that_cannot_be_are_asked_for_again(house: House) -> None:
    said = house("Sam", "sam", "", "Sam", "", LEAVE)
    assert "Please type the names once more." in said
    assert "Sam. Wednesday" in said or "Only you." in said


def test_nobody_is_made_without_a_name(house: House, tmp_path: Path) -> None:
    assert "“duologue” goes on." in house("")
    assert not (tmp_path / "home" / "parties").exists()
    assert house("Sam").endswith("(ended)")


def test_a_page_for_one(house: House) -> None:
    said = house("", "Kim", "jot", "tea", LEAVE, only_me=True)
    assert "Your name:" in said
    assert "Only you." in said
    assert "Kept for next time." in said
    assert "Jots:\n- tea" in said


def test_other_people_and_new_ones(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    said = house("some", "", "some", "Kim", "", "other", "Sam & Noa", LEAVE, home=home)
    assert "Kim, alone, nothing written yet" in said
    assert said.count("Who sits here today?") == 3
    assert party is not None
    assert house(LEAVE, home=home).count("Who sits here today?") == 1


def test_other_people_find_nothing_of_those_before(house: House, tmp_path: Path) -> None:
    home, _ = pair(tmp_path / "home")
    home.create_party(["Kim"], FixedStamps().now())
    lines = ("Kim", "jot", "zeppelin", "other", "Sam & Noa", LEAVE)
    said = house(*lines, home=home)
    asked_again = said[: said.rindex("Who sits here today?")]
    assert "zeppelin" not in asked_again[asked_again.rindex(WIPE) :]
    assert "zeppelin" in asked_again
    assert STILL_THERE not in said
    assert said[said.rindex(WIPE) :].startswith(f"{WIPE}Everything is kept.")
    poor = house("Kim", "other", "Kim", "other", "Kim", LEAVE, home=home, wipes=False)
    assert poor.count(STILL_THERE) == 1
    assert WIPE not in poor


def test_a_terminal_that_is_gone_does_not_hide_why_it_is_left(tmp_path: Path) -> None:
    class Gone(BaseException):
        """Something ends the program."""

    class Out(io.StringIO):
        """A terminal that goes in the middle."""

        gone = False

        def write(self, text: str) -> int:
            if self.gone:
                raise OSError(5, "Input/output error")
            return super().write(text)

    class Cut(Typist):
        """Is cut off in a private turn."""

        def read(self, asked: Asked) -> str:
            if not self.lines:
                out.gone = True
                raise Gone
            return super().read(asked)

    out, home = Out(), Home(tmp_path / "home")
    console = Console(out, Cut("Sam", "Noa", "", "s"), wipes=True)
    with pytest.raises(Gone):
        run(home, Opening(), console, Settings(), stamps=FixedStamps())
    assert home.party("sam-noa").conversations()[0].status == "paused"


def test_the_home_says_what_waits(house: House, tmp_path: Path) -> None:
    home, party = half_a_year(tmp_path / "home")
    assert party is not None
    faulty = Settings(faults=("settings.toml: there is no setting “x”.",))
    said = house("goals", "", LEAVE, home=home, opening=Opening(party.id), settings=faulty)
    for words in ("Promises:\n- ", "Goals:\n- ", "there is no setting", "Shared page."):
        assert words in said
    assert "Under way:" in said
    assert "What would you like to do?" in said


def test_the_history_is_read_searched_and_a_conversation_opened(
    house: House, tmp_path: Path
) -> None:
    home, party = pair(tmp_path / "home")
    lines = ("history", "+", "+", "dancing", "1", "999", "nobody wrote this", "", LEAVE)
    said = house(*lines, home=home, opening=Opening(party.id))
    assert "older lines." in said
    assert "idea: dancing again (Noa)" in said
    assert "That was all that was shared." in said
    assert "That line has no conversation to read." in said
    assert "Nothing was found." in said


def test_a_home_without_goals_says_so(house: House, tmp_path: Path) -> None:
    home, party = alone(tmp_path / "home")
    assert party is not None
    said = house("goals", "", LEAVE, home=home, opening=Opening(party.id))
    assert "No goals yet." in said


def test_a_conversation_is_chosen_from_all(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    (home.flows).mkdir(parents=True, exist_ok=True)
    (home.flows / "bad.flow.yaml").write_text("flow: bad\n")
    said = house(
        "all", "back", "all", "sticky", "another", LEAVE, home=home, opening=Opening(party.id)
    )
    assert "bad has faults:" in said
    assert "Will be kept: " in said
    assert "Its parts: Question, Notes" in said
    assert "Your ground rules: " in said


def test_arriving_in_another_order_and_with_somebody_missing(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    opening = Opening(party.id, "ground-rules", quick=True)
    here = ("say", "yes", "perhaps", "no", "say", "no", "no", "say", "y", "y")
    said = house("let", *here, "1", ":stop", "yes", LEAVE, home=home, opening=opening)
    assert "Noa goes first." in said
    assert "Sam goes first." in said
    assert "is for 2 people or more." in said
    assert "Nobody is here." in said
    assert "Ended here." in said


def test_the_short_form_comes_first_when_it_was_asked_for(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    said = house(home=home, opening=Opening(party.id, "sharpen", quick=True))
    assert said.index("1. Short form, about") < said.index("2. Begin, about")
    said = house("short", ":stop", "yes", LEAVE, home=home, opening=Opening(party.id, "sharpen"))
    assert said.index("1. Begin, about") < said.index("2. Short form, about")
    assert "Ended here." in said


def test_a_conversation_can_be_named(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    first = house("sticky", "begin", ":pause", home=home, opening=Opening(party.id))
    assert "Step 1 of 6: Question. Noa and Sam together." in first
    card = party.conversations(only_open=True)[0]
    said = house(home=home, opening=Opening(party.id, conversation=card.id))
    assert "Step 1 of 6: Question. Noa and Sam together." in said
    assert "no conversation" in house(LEAVE, home=home, opening=Opening(party.id, conversation="x"))


def test_a_home_in_use_elsewhere_can_be_read(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    with party.write(since=FixedStamps().now()):
        opening = Opening(party.id, "sticky-notes")
        said = house("1", "all", "sticky", "jot", "rice", LEAVE, home=home, opening=opening)
    assert "already open" in said
    assert said.count("Reading only, for now.") == 2
    assert "Kept for next time." in said


def test_menus_take_numbers_words_and_a_question_mark(house: House, tmp_path: Path) -> None:
    home, party = pair(tmp_path / "home")
    said = house(
        "?", ":safety", "0", "99999999", "zzz", "", ":quit", home=home, opening=Opening(party.id)
    )
    assert "Type the number of a line, or how it begins." in said
    assert "When this is not the right tool" in said
    assert said.count("Please type a number from 1 to") == 4


def test_several_acts_of_one_line_are_kept(house: House, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    party = home.create_party(["Kim"], FixedStamps().now())
    opening = Opening(party.id, "sticky-notes")
    said = house("1", "summer", "tea\nwalks\nlake", home=home, opening=opening)
    assert f"Note 4: {WIPE}" in said
