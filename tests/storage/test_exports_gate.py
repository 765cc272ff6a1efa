"""No export holds a word that its readers may not read; and whatever left comes back the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import events as ev
from flows.people import Person
from flows.state import taking_part
from store import Home, Party, export, formats, import_file
from tests.storage.histories import BEGAN, TODAY, a_history, out, parsed, record
from tests.storage.talk import a_party, at, begun, blind_turns, done, finished, note, play, the_flow
from tests.unit.engine.chance import Walker

NOAS = ("NOATAKEAWAY", "NOAKEPT", "NOABLIND", "NOAJOT", "NOADUE", "NOARATING", "NOAMEET")
SAMS = ("SAMTAKEAWAY", "SAMBLIND", "SAMDRAFT")


@pytest.fixture
def secrets(tmp_path: Path) -> Party:
    """Return a party in which each has hidden something wherever one can."""
    own = {"_author": "noa", "_visibility": "private"}
    party = a_history(
        tmp_path,
        record("z1", "commitment", text="NOADUE", owner="NOADUE", due="2026-06-20", state="open", **own),
        record("z2", "rating", what="NOARATING", who="Noa", value=3, **own),
        record("z3", "goal", statement="NOAMEET", state="active", due="2026-06-20", **own),
        record("z4", "milestone", text="NOAMEET", due="2026-06-20", goal="z3", **own),
        record("z5", "meeting", on="2026-06-20", **own),
    )  # fmt: skip
    with party.write(since=at()) as writer:
        finished(party, writer)
        mine = begun(party, writer)
        play(writer, mine, blind_turns("SAMTAKEAWAY", "NOATAKEAWAY")[:3])
        kept = note("noa", "NOAKEPT", "k1")
        play(
            writer, mine, [kept, ev.NoteMarkedPrivate(at=at(), by="noa", place="ideas", item="k1")]
        )
        third = begun(party, writer)
        play(
            writer, third, [note("noa", "NOABLIND"), done("ideas", "noa"), note("sam", "SAMBLIND")]
        )
        drafts = writer.drafts(third)
        drafts.put("ideas", "sam", "SAMDRAFT")
        assert drafts.flush()
    party.jot("NOAJOT", at=at(), by="noa", private=True)
    return party


@pytest.mark.parametrize("format", list(formats()))
def test_what_is_private_stays_at_home(secrets: Party, format: str) -> None:
    for eyes in (["sam", "noa"], ["sam"], ["kim"]):
        made = export(secrets, format, eyes, TODAY).content.decode()
        assert not [word for word in NOAS if word in made]
        assert "z1" not in made
        assert '"sealed":' not in made
    for eyes in (["sam", "noa"], ["noa"]):
        made = export(secrets, format, eyes, TODAY).content.decode()
        assert not [word for word in SAMS if word in made]
    assert not export(secrets, format, ["sam", "noa"], TODAY).private
    assert export(secrets, format, ["noa"], TODAY).private


def test_whoever_wrote_it_gets_it(secrets: Party) -> None:
    made = out(secrets, "json", "noa")
    assert all(word in made for word in NOAS)
    assert "NOAJOT" in out(secrets, "md", "noa")
    assert "What Noa alone may read, private notes too" in out(secrets, "md", "noa")
    assert "NOADUE" in out(secrets, "ics", "noa")
    assert "NOARATING" in out(secrets, "csv", "noa")


@pytest.mark.parametrize("eyes", [("sam", "noa"), ("noa",), ("sam",)])
def test_it_comes_back_as_it_left(secrets: Party, eyes: tuple[str, ...], tmp_path: Path) -> None:
    left, home = out(secrets, "json", *eyes), Home(tmp_path / "other")
    (tmp_path / "x.json").write_text(left, "utf-8")
    party = import_file(home, tmp_path / "x.json")
    assert out(party, "json", *eyes) == left
    assert party.records(eyes) == secrets.records(eyes)
    for card in secrets.conversations():
        if card.id != "c1":
            assert party.card_of(card.id) == card
    on_disk = b"".join(p.read_bytes() for p in party.folder.rglob("*.json"))
    assert not [word for word in (*NOAS, *SAMS) if word.encode() in on_disk]
    for kind in formats():
        assert out(party, kind, *eyes) == out(secrets, kind, *eyes)


def test_an_imported_conversation_goes_on(secrets: Party, tmp_path: Path) -> None:
    """What nobody might read yet is asked again, and nothing else."""
    (tmp_path / "x.json").write_text(out(secrets, "json"), "utf-8")
    party = import_file(Home(tmp_path / "other"), tmp_path / "x.json")
    third = next(card.id for card in party.conversations() if card.open)
    with party.write(since=at()) as writer:
        assert writer.damaged == []
        play(writer, third, [*blind_turns("again", "and again")])
        play(writer, third, [ev.Ready(at=at(), place="look", by=who) for who in ("sam", "noa")])
    shown = repr(party.read(third, ["sam", "noa"]).events)
    assert "and again" in shown


def test_of_a_conversation_of_others_only_the_card_leaves(tmp_path: Path) -> None:
    party = a_history(tmp_path, names=("Sam", "Noa", "Kim"))
    with party.write(since=at()) as writer:
        start = party.started(the_flow(), at=at(), today=TODAY, people=party.people[:2])
        cid = writer.start(the_flow(), start).id
        play(writer, cid, [ev.Answered(at=at(), place="topic", value="OURS")])
    for eyes in (("sam", "noa", "kim"), ("kim",)):
        talks = {one["card"]["id"]: one for one in parsed(party, *eyes)["conversations"]}
        assert "events" not in talks[cid]
        assert "OURS" not in out(party, "json", *eyes)
    assert "OURS" in out(party, "json", "sam", "noa")
    assert "Notes, Sam and Noa (running)" in out(party, "md")


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32))
def test_whatever_people_do_nothing_leaks_and_all_comes_back(seed: int) -> None:
    walker = Walker.start(Random(seed))  # noqa: S311 - nothing secret
    start = walker.now.events[0]
    assert isinstance(start, ev.Started)
    flow = walker.now.flow
    with (
        TemporaryDirectory() as folder,
        patch("store.conversations.read_snapshot", lambda *_: flow),
        patch("store.exports.judging.read_snapshot", lambda *_: flow),
    ):
        there = Path(folder)
        party = a_party(there / "a", *(person.name for person in taking_part(start)))
        with party.write(since=BEGAN) as writer:
            cid = writer.start(flow, start).id
            for _ in range(40):
                event = walker.step()
                if event is not None:
                    writer.append(cid, event)
        everybody = [person.id for person in party.people]
        groups = [
            g for n in range(1, min(3, len(everybody)) + 1) for g in combinations(everybody, n)
        ]
        for number, group in enumerate([*groups[:6], tuple(everybody)]):
            left = out(party, "json", *group)
            hidden = walker.hidden_from(frozenset(group))
            assert not {token for token in hidden if token in left}
            (there / "x.json").write_text(left, "utf-8")
            again = import_file(Home(there / f"b{number}"), there / "x.json")
            assert out(again, "json", *group) == left
            with again.write(since=BEGAN) as writer:  # whoever writes next finds nothing to mend
                assert writer.damaged == []
            assert out(again, "json", *group) == left


def test_what_a_facilitator_led_goes_home_with_those_who_took_part(tmp_path: Path) -> None:
    """Who led it is named in the log and is none of the party, here or where it comes in again."""
    party = a_history(tmp_path / "a")
    with party.write(since=at()) as writer:
        start = party.started(the_flow(), at=at(), today=TODAY)
        led = replace(start, people=(*start.people, Person("lead", "Ines", "facilitator")))
        cid = writer.start(the_flow(), led).id
        play(writer, cid, [ev.Answered(at=at(), place="topic", value="summer")])
        play(writer, cid, blind_turns("LED", "TOO"))
        play(writer, cid, [ev.MovedOn(at=at(), by="lead", place="look")])
    assert party.card_of(cid).people == ("sam", "noa")
    (tmp_path / "x.json").write_text(out(party, "json"), "utf-8")
    again = import_file(Home(tmp_path / "b"), tmp_path / "x.json")
    assert out(again, "json") == out(party, "json")
    assert "LED" in repr(again.read(cid, ["sam", "noa"]).events)
    assert [person.name for person in again.people] == ["Sam", "Noa"]
