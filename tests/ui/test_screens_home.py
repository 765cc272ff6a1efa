"""The homes: what is ready, what waits, and what is never shown there."""

from datetime import date
from pathlib import Path

import pytest

from flows.history.story import story
from flows.people import Person
from flows.records import FieldValue, Record
from store import ConversationCard, FlowCard, StoreError
from store.shelf import fill
from tests.ui.screens_app import NOW, ShellApp, a_home, damage, filled, until
from tests.ui.screens_people import Past, alone, days_ago, lived
from tui.glyphs import ASCII, UNICODE
from tui.screens.home import PartyHome
from tui.screens.jots import jot_promise
from tui.screens.rungs import CELLS, ends, rungs
from tui.screens.solo import SoloHome
from tui.screens.suggestions import Past as Before
from tui.screens.suggestions import offers
from tui.settings import Settings


async def test_what_is_ready_and_what_waits(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, PartyHome, lived(home))
    async with app.run_test(size=(80, 30)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "Sunday 14 June" in text
        assert "paused on Friday; resume at the same word" in text
        assert "until tomorrow" in text
        assert "Sunday 21 June" in text
        assert "ask about August" in text
        assert "a wish" in text
        assert "On this day, a year ago" in text
        assert "a secret of Noa" not in text
        await pilot.press("enter", "down", "enter")
        assert [what[0] for what in app.asked] == ["resume", "arrive"]
        assert app.asked[1] == ("arrive", "sharpen")


async def test_a_wide_page_has_the_history_beside_it(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, PartyHome, lived(home))
    async with app.run_test(size=(132, 50)) as pilot:
        await filled(pilot)
        assert "glad you said the money" in app.text()
        assert "a secret of Noa" not in app.text()


async def test_new_people_are_told_how_to_begin(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, PartyHome, home.create_party(["[b]Ola[/]", "Rui"], NOW))
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "[b]Ola[/] & Rui" in app.text()
        assert "a good first conversation" in app.text()
        assert "What you write, decide and promise will wait" in app.text()


async def test_other_places(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, PartyHome, home.create_party(["Ola", "Rui"], NOW))
    async with app.run_test() as pilot:
        await filled(pilot)
        await pilot.press("h", "f", "g", "t", "w")
        assert app.asked == [("history",), ("flows",), ("goals",), ("trends", ""), ("parties",)]
        await pilot.press("q")
    assert app.return_code == 0


async def test_while_somebody_else_writes_one_can_read(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, PartyHome, lived(home), busy="Noa has this open since 18:40.")
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "Noa has this open since 18:40." in app.text()
        assert "calls the landlord" in app.text()
        assert "j jot" in app.text()
        await pilot.press("enter")
        assert "Reading only, for now." in app.text()
        assert app.asked == []


async def test_faults_of_the_settings_are_a_quiet_line(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    faults = ("settings.toml: one.", "settings.toml: two.", "settings.toml: three.")
    settings = Settings(faults=faults, keys={"nonsense": ("x",)})
    app = ShellApp(home, PartyHome, party, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "settings.toml: two." in app.text()
        assert "and 2 more in settings.toml" in app.text()


async def test_what_cannot_be_begun_is_said(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    app = ShellApp(home, PartyHome, party, fails=StoreError("The disk is gone."))
    async with app.run_test() as pilot:
        await filled(pilot)
        await pilot.press("enter")
        assert "The disk is gone." in app.text()


async def test_a_jot_says_who_will_read_it(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, PartyHome, home.create_party(["Ola", "Rui"], NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("j")
        assert "Shared with both of you" in app.text()
        await pilot.press(*"tea", "enter")
        await until(pilot, lambda: app.asked)
        assert app.asked == [("jot", "tea", None)]
        await until(pilot, lambda: "Kept for next time." in app.text())
        await pilot.press("j", "escape")
        assert len(app.asked) == 1


async def test_a_jot_that_cannot_be_kept_is_not_lost(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    app = ShellApp(home, PartyHome, party, fails=StoreError("The disk is full."))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("j", *"tea", "enter")
        await until(pilot, lambda: "The disk is full." in app.text())
        assert "tea" in app.text()


async def test_the_page_of_one(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, SoloHome, alone(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "Kim, private" in text
        assert "> Reflect" in text
        assert "last: Wednesday" in text
        assert "● · ● · · ● ·" in text
        assert "why I was sharp at lunch" in text
        assert "On this day, a year ago: “365 days ago I said no”" in text
        await pilot.press("j")
        assert "Only you." in app.text()
        await pilot.press(*"x", "enter")
        await until(pilot, lambda: app.asked)
        assert app.asked == [("jot", "x", "kim")]


async def test_the_page_of_one_who_is_new(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    kim = home.create_party(["Kim"], NOW)
    for number in range(5):
        Past(kim, days_ago(1)).jot(f"jot {number}", "kim")
    app = ShellApp(home, SoloHome, kim, ascii_only=True)
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "and 2 more" in app.text()
        await pilot.press("enter")
        assert app.asked == [("arrive", "reflect")]


async def test_an_unreadable_history_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Ola", "Rui"], NOW)
    damage(monkeypatch, party, "shelf")
    app = ShellApp(home, PartyHome, party)
    async with app.run_test() as pilot:
        await filled(pilot)
        assert "The history is damaged." in app.text()


def test_a_jot_promise_is_the_gates_answer() -> None:
    sam, noa, ola = (Person(n.lower(), n) for n in ("Sam", "Noa", "Ola"))
    assert jot_promise([sam]) == "Only you."
    assert jot_promise([sam, noa]).startswith("Shared with both of you: Sam and Noa")
    assert jot_promise([sam, noa, ola]).startswith("Shared with all of you")


def _flow(name: str, *, least: int = 1, sensitive: bool = False) -> FlowCard:
    return FlowCard(name, name, "", least, 12, 15, sensitive=sensitive, own=False)


def _talk(flow: str, status: str) -> ConversationCard:
    return ConversationCard(flow, flow, flow, status, ("a", "b"), "a", NOW, NOW)  # type: ignore[arg-type]


def test_suggestions_follow_what_was() -> None:
    flows = [
        _flow("sticky-notes"), _flow("ground-rules", least=2), _flow("hello"), _flow("other"),
        _flow("heavy", sensitive=True), _flow("last"),
    ]  # fmt: skip
    today = date(2026, 6, 14)
    sam, noa = Person("sam", "Sam"), Person("noa", "Noa")
    nothing = story((), (sam, noa), today)
    new = offers(Before(2, (), 0, rules=False, story=nothing), flows)
    assert [o.flow for o in new] == ["ground-rules", "sticky-notes"]
    assert new[0].reason == "a good first conversation · about 15 min"
    talks = (_talk("sticky-notes", "finished"), _talk("other", "paused"))
    later = offers(Before(2, talks, 2, rules=True, story=nothing), flows)
    assert [(o.flow, o.conversation) for o in later] == [
        ("", "other"), ("sticky-notes", ""), ("last", ""),
    ]  # fmt: skip
    assert later[1].reason == "2 jots waiting · about 15 min"
    without = offers(Before(2, talks, 0, rules=False, story=nothing), flows)
    assert without[1].reason == "no goal is under way · about 15 min"
    assert without[2].reason.startswith("agree on a few rules")


def test_what_the_history_asks_for_comes_first() -> None:
    sam, noa = Person("sam", "Sam"), Person("noa", "Noa")
    wish = Record(
        "g1", "goal", None, "c1", "keep", "shared", NOW, {"wish": "sleep", "state": "draft"}
    )
    told = story((wish,), (sam, noa), date(2026, 6, 14))
    flows = [_flow("sticky-notes"), _flow("sharpen"), _flow("ground-rules", least=2)]
    found = offers(Before(2, (), 0, rules=True, story=told), flows)
    assert [(o.flow, o.reason) for o in found] == [
        ("sharpen", "“sleep” is still a wish · about 15 min"),
        ("sticky-notes", "about 15 min"),
    ]


async def test_goals_stand_on_their_ladders_and_plans_are_counted(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Sam", "Noa"], NOW)
    kept: list[tuple[str, dict[str, FieldValue]]] = [
        ("goal", {"wish": "time", "statement": "An evening a week for us", "state": "active"}),
        ("goal", {"wish": "money", "state": "proposed"}),
        ("ladder", {"levels": ("a", "b", "c", "d", "e"), "level": 1, "goal": "0"}),
        ("commitment", {"text": "tea", "if_": "it is Sunday", "then": "sit down", "owner": "both",
                        "state": "kept"}),
    ]  # fmt: skip
    records = tuple(
        Record(str(n), kind, None, "", "", "shared", NOW, fields)
        for n, (kind, fields) in enumerate(kept)
    )
    party.shelf = lambda: fill(records, party.people, ())  # type: ignore[method-assign]
    app = ShellApp(home, PartyHome, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "−2     +2" in text
        assert "· · · ● ·  since June" in text
        assert "not agreed yet" in text
        assert "both  If it is Sunday, then we sit down" in text
        assert "kept 1 of 1" in text


def test_a_ladder_in_a_row_of_signs() -> None:
    assert (ends(UNICODE), rungs(1, UNICODE)) == ("−2     +2", "· · · ● ·")
    assert (ends(ASCII), rungs(-2, ASCII)) == ("-2     +2", "* - - - -")
    assert len(ends(ASCII)) == len(rungs(None, ASCII)) == len(rungs(0, ASCII)) == CELLS
