"""A conversation to read: all that was shared in it, and nothing that was not."""

from pathlib import Path

import pytest

from flows import events as ev
from store import Library
from tests.ui.screens_app import NOW, ShellApp, a_home, filled
from tests.ui.screens_people import Past, days_ago, held, lived
from tui.screens.reader import Reader
from tui.transcript import Section, transcript


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
