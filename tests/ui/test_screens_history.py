"""The time line and a conversation to read: all that is shared, and nothing that is not."""

from pathlib import Path

import pytest

from flows import events as ev
from store import Library, Party, StoreError
from tests.ui.screens_app import NOW, ShellApp, a_home, filled, until
from tests.ui.screens_goals import record, spring, told
from tests.ui.screens_people import Past, alone, days_ago, lived
from tui.screens.entries import entries
from tui.screens.history import History
from tui.screens.reader import Reader
from tui.screens.sieve import Sieve, sieve
from tui.transcript import Section, transcript


def held(party: Party, flow: str) -> str:
    """The newest finished conversation of a flow."""
    cards = [c for c in party.conversations() if c.flow == flow and c.status == "finished"]
    return cards[0].id


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


# Reading one conversation


async def test_a_conversation_to_read(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = lived(home)
    app = ShellApp(home, lambda: Reader(held(party, "sticky-notes")), party)
    async with app.run_test(size=(80, 50)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "Sunday 7 June" in text
        assert "What do you want ideas about?" in text
        assert "Noa  evenings without screens" in text
        await pilot.press("space", "end", "q")
        assert "Sam  glad you said the money thing" in app.text()
        assert app.asked == [("history",)]


async def test_a_conversation_read_from_a_goal_leads_back_to_it(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = lived(home)
    app = ShellApp(home, lambda: Reader(held(party, "hello"), "g1"), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("q")
        assert app.asked == [("goal", "g1")]


async def test_what_is_still_sealed_is_not_read(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Sam", "Noa"], NOW)
    words = {"ideas:sam": ("sealed by Sam",), "ideas:noa": ("sealed by Noa",)}
    cid = Past(party, days_ago(1), words).talk("sticky-notes", steps=3, pause=True)
    app = ShellApp(home, lambda: Reader(cid), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "Paused yesterday." in app.text()
        assert "words for topic" in app.text()
        assert "sealed by" not in app.text()


async def test_what_one_held_alone_is_not_read_together(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Sam", "Noa"], NOW)
    flow = Library().load("hello")
    with party.write(since=NOW) as writer:
        started = party.started(flow, at=NOW, today=NOW.date(), people=party.people[1:])
        cid = writer.start(flow, started).id
        writer.append(cid, ev.Answered(at=NOW, by="noa", place="wish", value="mine alone"))
    app = ShellApp(home, lambda: Reader(cid), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "mine alone" not in app.text()
        assert "What was written in it is for Noa alone." in app.text()


async def test_a_conversation_that_is_not_there(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, lambda: Reader("nothing"), home.create_party(["Kim"], NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "There is no conversation" in app.text()


def said(sections: list[Section]) -> str:
    """All words of a transcript."""
    return "\n".join(
        f"{s.part}|{s.text}|" + "|".join(f"{e.by}:{e.text}:{e.note}" for e in s.entries)
        for s in sections
    )


def test_a_transcript_has_what_was_shared_step_by_step(tmp_path: Path) -> None:
    party = lived(a_home(tmp_path))
    eyes = [person.id for person in party.people]
    text = said(transcript(party.read(held(party, "sticky-notes"), eyes), eyes))
    assert "Noa:a plan for money so that I can stop worrying:" in text
    assert ":evenings without screens:Noa 1   Sam 1" in text
    assert ":calls the landlord, Noa, 15 June 2026:" in text
    assert ":21 June 2026:" in text
    assert "Noa:yes:" in text
    assert ":agreed:" in text
    hello = said(transcript(party.read(held(party, "hello"), eyes), eyes))
    assert "What would you like to have more time for?" in hello
    assert "Noa:the sea:" in hello


def test_a_private_list_is_read_by_its_author_only(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Sam", "Noa"], NOW)
    words = {"limits:sam": ("his limit",), "limits:noa": ("her limit",)}
    cid = Past(party, days_ago(1), words).talk("ground-rules")
    both = said(transcript(party.read(cid, ["sam", "noa"]), ["sam", "noa"]))
    assert "limit:" not in both
    own = said(transcript(party.read(cid, ["noa"]), ["noa"]))
    assert "Noa:her limit:only you see this" in own
    assert "his limit" not in own


def test_the_gate_is_asked_even_of_a_whole_conversation(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Sam", "Noa"], NOW)
    words = {"limits:sam": ("his limit",), "ideas:sam": ("sealed",)}
    rules = Past(party, days_ago(1), words).talk("ground-rules")
    notes = Past(party, days_ago(0), words).talk("sticky-notes", steps=3)
    with party.write(since=NOW) as writer:
        for cid in (rules, notes):
            text = said(transcript(writer.conversation(cid), ["sam", "noa"]))
            assert "his limit" not in text
            assert "sealed" not in text
    with pytest.raises(ValueError, match="somebody"):
        transcript(party.read(notes, ["sam"]), [])


def test_what_was_put_aside(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = home.create_party(["Sam", "Noa"], NOW)
    cid = Past(party, days_ago(1)).talk("sticky-notes", steps=2)
    with party.write(since=NOW) as writer:
        jot = ev.Jotted(at=NOW, by="noa", item="j1", text="for later")
        own = ev.Jotted(at=NOW, by="noa", item="j2", text="for me", private=True)
        for event in (jot, own):
            writer.append(cid, event)
    both = said(transcript(party.read(cid, ["sam", "noa"]), ["sam", "noa"]))
    assert "Put aside" in both
    assert "Noa:for later:jot" in both
    assert "for me" not in both


# Lists, people and versions


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
