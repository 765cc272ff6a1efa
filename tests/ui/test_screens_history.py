"""The time line: all that is shared and nothing that is not, its lists, its versions."""

from pathlib import Path

from store import StoreError
from tests.ui.screens_app import NOW, ShellApp, a_home, filled, until
from tests.ui.screens_goals import record, spring, told
from tests.ui.screens_people import alone, held, lived
from tui.screens.entries import entries
from tui.screens.history import History
from tui.screens.sieve import Sieve, sieve


async def test_one_line_for_each_thing(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, History, lived(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "> 2026  Jun 13  · jot" in text
        assert "Sticky notes (paused)" in text
        assert "calls the landlord, until 15 June" in text
        assert "a secret of Noa" not in text
        await pilot.press("enter")
        assert "by itself, outside a conversation" in app.text()
        await pilot.press("down", "enter", "q")
        assert [what[0] for what in app.asked] == ["read", "home"]


async def test_filter_by_typing(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = lived(home)
    app = ShellApp(home, History, party)
    number = len(entries(party))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("slash", *"money")
        await until(pilot, lambda: f"2 of {number}" in app.text())
        assert "glad you said the money thing" in app.text()
        await pilot.press("x")
        await until(pilot, lambda: "Nothing with these words." in app.text())
        await pilot.press("ctrl+u", *"secret")
        await until(pilot, lambda: f"0 of {number}" in app.text())
        await pilot.press("ctrl+u", *"ground", "enter", "enter")
        await until(pilot, lambda: app.asked)
        assert app.asked == [("read", held(party, "ground-rules"))]


async def test_an_empty_history(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, History, home.create_party(["Kim"], NOW))
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "Nothing is kept yet." in app.text()
        assert "Only you." in app.text()
        await pilot.press("enter")
        assert app.asked == []


async def test_a_narrow_page_leaves_the_kind_out(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, History, lived(home), fails=StoreError("Gone."))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "decision" in app.text()
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: "decision" not in app.text())
        assert "One evening a week is ours." in app.text()
        await pilot.press("down", "enter")
        assert "Gone." in app.text()


async def test_one_person_sees_their_own_private_lines(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    kim = alone(home)
    texts = [entry.text for entry in entries(kim)]
    assert "4 days ago I said no" in texts
    assert "mood: 7" in texts
    assert {entry.who for entry in entries(kim)} == {""}


async def test_one_list_after_the_other(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, History, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        number = len(entries(party))
        shown = []
        for _ in range(6):
            await pilot.press("l")
            shown.append(app.text().splitlines()[0].split("Noa")[1].split(" of ")[0].strip())
        assert shown == [
            "thanks · 2", "wins · 2", "lessons · 2", "hard times · 1", "goals · 5", "promises · 3",
        ]  # fmt: skip
        assert "✓ kept" in app.text()
        assert "if it is Sunday and the table" in app.text()
        await pilot.press("slash", *"xyz")
        await until(pilot, lambda: "Nothing with these words among promises." in app.text())
        await pilot.press("ctrl+u", "escape", "l")
        assert "Everything again." in app.text()
        assert f" {number} " in app.text().splitlines()[0]


async def test_whose_and_which_are_typed_with_a_colon(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, History, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("slash")
        assert "a name (Noa:) or a list (wins:)" in app.text()
        await pilot.press(*"noa: win:")
        await until(pilot, lambda: "1 of" in app.text().splitlines()[0])
        assert "six in a row" in app.text()
        assert "first 1,000" not in app.text()


def test_what_is_typed_is_read_kindly(tmp_path: Path) -> None:
    _, party = spring(tmp_path)
    people = party.people
    assert sieve("more money", people) == Sieve("more money")
    assert sieve("SAM: hard: money", people) == Sieve("money", ("hard times",), ("Sam",))
    assert sieve("note: : 19:30", people) == Sieve("note: : 19:30")
    texts = [entry.text for entry in entries(party, "Sam: thanks:")]
    assert texts == ["the call with my mother"]
    assert {entry.kind for entry in entries(party, "goals:")} == {"goal"}
    assert entries(party, "conversations:") == ()


async def test_how_words_came_to_be(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, History, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("v")
        await until(pilot, lambda: "active → reached" in app.text())
        assert "Jan 17  ~ version    “First 10 km together”" in app.text()
        await pilot.press("down", "v")
        await until(pilot, lambda: "~ version" not in app.text())


async def test_versions_stay_open_while_one_of_them_is_read(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    first = record("2026-06-01", "goal", {"wish": "sleep"}, id="g1", conversation="c1")
    later = record("2026-06-08", "goal", {"wish": "sleep, all of us"}, id="g2",
                   root="g1", conversation="c2")  # fmt: skip
    party = told(home, ["Sam", "Noa"], first, later, record("2026-06-09", "win", {"text": "nap"}))
    app = ShellApp(home, History, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("down", "v")
        await until(pilot, lambda: "~ version" in app.text())
        await pilot.press("down")
        left = app.text()
        await pilot.press("enter")
        assert app.asked == [("read", "c1")]
        spot = app.spot
    again = ShellApp(home, lambda: History(spot), party)
    async with again.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert again.text() == left


async def test_what_has_no_versions(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, History, lived(home))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("v")
        await until(pilot, lambda: "These are its first words." in app.text())
        await pilot.press("down", "v")
        await until(pilot, lambda: "A conversation has no versions" in app.text())


def test_ladders_and_goals_say_where_they_stand(tmp_path: Path) -> None:
    _, party = spring(tmp_path)
    texts = [entry.text for entry in entries(party)]
    assert "level +1: and one of us plans it" in texts
    assert "First 10 km together (reached)" in texts
    bare = told(a_home(tmp_path / "bare"), ["Kim"],
                record("2026-06-01", "ladder", {"levels": ("low", "high")}))  # fmt: skip
    assert [entry.text for entry in entries(bare)] == ["low; high"]
    words = ("", "half-done", "", "well-known", "")
    rungs = [record("2026-06-01", "ladder", {"levels": words, "level": n}) for n in (-1, 1)]
    both = told(a_home(tmp_path / "both"), ["Kim"], *rungs)
    said = {entry.text for entry in entries(both)}
    assert said == {"level −1: half-done", "level +1: well-known"}
