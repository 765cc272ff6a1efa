"""Arriving: who, in which order, how long, what is kept. And the list of all conversations."""

from pathlib import Path

import pytest

from store import Library, StoreError
from tests.ui.screens_app import NOW, ShellApp, a_home, filled, until
from tests.ui.screens_people import lived
from tui.screens.arrive import Arrive
from tui.screens.arriving import arriving, objection
from tui.screens.flow_list import Flows, people_words
from tui.screens.kept import part_titles, quick_minutes, what_is_kept


async def test_everything_is_said_before_it_begins(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, lambda: Arrive("sticky-notes"), lived(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "ARRIVE · Question" in text
        assert "Noa goes first today. Last time it was Sam." in text
        assert "in your shared history" in text
        assert "shared, once you open it together" in text
        assert "Your ground rules: one speaks, one listens · no phones" in text
        assert "Nothing is stored before you press Enter." in text
        await pilot.press("enter")
        assert app.asked == [("begin", "sticky-notes", ("sam", "noa"), "noa", False)]


async def test_order_and_length_are_theirs_to_choose(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, lambda: Arrive("sticky-notes"), lived(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("o")
        assert "Sam goes first today." in app.text()
        await pilot.press("o", "o", "end", "space", "enter")
        assert app.asked == [("begin", "sticky-notes", ("sam", "noa"), "sam", True)]


async def test_one_alone_runs_it_alone_where_the_flow_allows_it(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, lambda: Arrive("sticky-notes"), lived(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("space")
        assert "Noa alone." in app.text()
        assert "o change order" not in app.text()
        await pilot.press("enter")
        assert app.asked == [("begin", "sticky-notes", ("noa",), "noa", False)]
        await pilot.press("down", "space", "enter")
        assert "Mark who is here." in app.text()
        assert len(app.asked) == 1


async def test_too_few_are_told_so(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui", "Kim"], NOW)
    app = ShellApp(home, lambda: Arrive("ground-rules"), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("space")
        assert "Rui and Kim are here." in app.text()
        await pilot.press("down", "space", "enter")
        assert "“Ground rules” is for 2 people or more." in app.text()
        assert app.asked == []
        await pilot.press("question_mark")
        assert "A minute to arrive" in app.text()
        await pilot.press("escape", "q")
        assert app.asked == [("home",)]


async def test_alone_there_is_nobody_to_choose(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    kim = home.create_party(["Kim"], NOW)
    app = ShellApp(home, lambda: Arrive("reflect", quick=True), kim)
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "Who is at the keyboard" not in app.text()
        assert "only you" in app.text()
        await pilot.press("enter")
        assert app.asked == [("begin", "reflect", ("kim",), "kim", True)]


@pytest.mark.parametrize(
    ("busy", "fails", "sentence"),
    [
        ("Noa has this open since 18:40.", None, "Noa has this open"),
        ("", StoreError("The disk is full."), "The disk is full."),
    ],
)
async def test_what_cannot_begin_is_said(
    tmp_path: Path, busy: str, fails: StoreError | None, sentence: str
) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    app = ShellApp(home, lambda: Arrive("hello"), party, busy=busy, fails=fails)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: sentence in app.text())


async def test_an_unknown_flow_is_said(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, lambda: Arrive("reflecd"), home.create_party(["Kim"], NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "Did you mean “reflect”?" in app.text()
        await pilot.press("enter", "space")
        assert app.asked == []


def test_what_is_kept_and_how_long_it_takes() -> None:
    library = Library()
    rules, reflect, hello = (library.load(n) for n in ("ground-rules", "reflect", "hello"))
    assert what_is_kept(rules, 2, 2)[-1] == ("what is private", "only its author")
    assert what_is_kept(reflect, 1, 1) == (("notes and numbers", "only you"),)
    assert [who for _, who in what_is_kept(hello, 1, 2)] == ["in your shared history"]
    assert what_is_kept(library.load("sticky-notes"), 1, 1)[0][1] == "only you"
    assert quick_minutes(rules) is None
    assert part_titles(rules)[-1] == "Close"
    assert objection(rules, 13) == "“Ground rules” is for 12 people at most."
    assert objection(rules, 2) == ""


# All conversations


async def test_all_conversations(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    home.flows.mkdir()
    (home.flows / "mine.flow.yaml").write_text("flow: mine\n")
    app = ShellApp(home, Flows, party)
    async with app.run_test(size=(100, 90)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "2 to 12 people · 15 min" in text
        assert text.index("Sticky notes") < text.index("For other numbers") < text.index("Reflect")
        assert "Flow files with faults" in text
        await pilot.press("down", "enter")
        assert app.asked == [("arrive", "celebrate")]
        await pilot.press("slash", *"sticky", "enter", "enter")
        assert app.asked[-1] == ("arrive", "sticky-notes")
        assert "1 of 26" in app.text()
        await pilot.press("slash", "x", "escape")
        assert "Nothing of that name." in app.text()
        await pilot.press("q")
        assert len(app.asked[-1]) == 1


@pytest.mark.parametrize("busy", [True, False])
async def test_starting_from_the_list_can_fail(tmp_path: Path, busy: bool) -> None:
    home = a_home(tmp_path)
    app = ShellApp(
        home,
        Flows,
        home.create_party(["Ola", "Rui"], NOW),
        busy="Held." if busy else "",
        fails=StoreError("Gone."),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("enter")
        assert ("Reading only" if busy else "Gone.") in app.text()


def test_for_how_many() -> None:
    cards = {card.name: people_words(card) for card in Library().cards()}
    assert cards["reflect"] == "alone"
    assert cards["ground-rules"] == "2 to 12 people"


async def test_a_flow_of_ones_own_says_first_what_it_does(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = lived(home)
    home.flows.mkdir(parents=True, exist_ok=True)
    text = "flow: mine\nformat: 1\nrevision: 1\ntitle: Mine\nsummary: Ours.\nminutes: 3\n"
    text += "people: {min: 2, max: 2}\nsteps:\n  - ask: q\n    who: each\n    private: true\n"
    (home.flows / "mine.flow.yaml").write_text(text + "    text: Q?\n  - end: over\n")
    app = ShellApp(home, lambda: Arrive("mine"), party)
    async with app.run_test(size=(80, 30)) as pilot:
        await filled(pilot)
        assert "Not held here before. What it does, by its steps:" in app.text()
        assert "1 for one person alone, never opened" in app.text()
    assert arriving(party, Library(home.flows), "hello").label == ()
