"""Files that somebody has made up, in the very form of an export: nothing leaks, hangs or is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import events as ev
from flows.people import Person
from flows.view import view
from store import Home, Library, NotImportable, Party, Query, import_file
from store.exports.judging import _present
from store.exports.reading import DEEPEST
from tests.storage.histories import a_history, out, parsed, record
from tests.storage.talk import at, begun, blind_turns, finished, note, play

Change = Callable[[dict[str, Any]], object]
MOMENT = "2026-06-14T20:00:00+00:00"


@pytest.fixture
def source(tmp_path: Path) -> Party:
    """Return a party with records, a private one of Noa's, and a whole conversation."""
    own = record("z", "note", text="NOAS", kind="jot", _author="noa", _visibility="private")
    party = a_history(tmp_path / "source", own)
    with party.write(since=at()) as writer:
        finished(party, writer)
    return party


def forged(source: Party, tmp_path: Path, change: Change, *eyes: str) -> Party:
    """Import what these people export, changed; into a home of its own."""
    document = parsed(source, *eyes)
    change(document)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document))
    return import_file(Home(tmp_path / "home"), path)


def log(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The saved events of the conversation that has some."""
    events: list[dict[str, Any]] = document["conversations"][-1]["events"]
    return events


def role(name: str, *people: int) -> Change:
    """A role for some of those who took part."""
    return lambda d: [log(d)[0]["people"][number].update(role=name) for number in people]


def nested(levels: int) -> list[Any]:
    """Lists in lists."""
    found: list[Any] = []
    for _ in range(levels - 1):
        found = [found]
    return found


def loops(rounds: int) -> str:
    """A flow of three loops inside each other, which ask nothing and call another."""
    return f"""\
flow: notes
format: 1
revision: 1
lang: en
title: Notes
summary: Goes round.
people: {{min: 1, max: 4}}
minutes: 5
steps:
  - repeat: a
    for: people
    max: {rounds}
    steps:
      - repeat: b
        for: people
        max: {rounds}
        steps:
          - repeat: c
            for: people
            max: {rounds}
            steps:
              - call: inner
  - call: other
  - end: done
    text: Done.
"""


INNER = """\
flow: inner
format: 1
revision: 1
lang: en
title: Inner
summary: A part.
fragment: true
people: {min: 1, max: 4}
minutes: 5
steps:
  - repeat: d
    for: people
    max: 50
    steps:
      - repeat: e
        for: people
        max: 50
        steps:
          - set: x
            value: round
"""


OTHER = """\
flow: other
format: 1
revision: 1
lang: en
title: Other
summary: A part that has the same part.
fragment: true
people: {min: 1, max: 4}
minutes: 5
steps:
  - call: inner
"""


def going_round(rounds: int) -> Change:
    """Loops in place of the flow, and a log that comes to their end."""

    def change(document: dict[str, Any]) -> None:
        document["flows"][0]["sources"] = {"notes": loops(rounds), "inner": INNER, "other": OTHER}
        last = {"event": "done", "at": MOMENT, "place": "done"}
        document["conversations"][-1]["events"] = [log(document)[0], last]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d["people"][1].update(role="facilitator"), "its people cannot be understood"),
        (lambda d: d["people"][1].update(role="\x1b[2J"), "its people cannot be understood"),
        (lambda d: d["records"][0].update(sealed="AAAA", by="sam"), "its record 1 cannot"),
        (lambda d: d["records"][0].update(sealed=None), "its record 1 cannot"),
        (lambda d: d["records"][0].update(odd=nested(DEEPEST)), "nested deeper than any export"),
        (lambda d: d.update(odd=nested(900)), "nested deeper than any export"),
        (role("observer", 0, 1), "its log is damaged"),
        (lambda d: log(d)[0]["people"][1].update(name="Sam"), "its log is damaged"),
        (lambda d: log(d)[0]["people"][1].update(name="\x1b[2J"), "its log is damaged"),
        (lambda d: log(d)[0]["people"].append(log(d)[0]["people"][0]), "its log is damaged"),
        (
            lambda d: log(d)[0].update(
                history={"note": [{**d["records"][0], "visibility": "private", "author": "noa"}]}
            ),
            "its log is damaged",
        ),
        (going_round(50), "its flow “notes” goes round too often to be followed"),
    ],
)
def test_what_no_history_can_hold_is_refused(
    source: Party, tmp_path: Path, change: Change, said: str
) -> None:
    with pytest.raises(NotImportable) as caught:
        forged(source, tmp_path, change)
    assert said in str(caught.value)
    assert not (tmp_path / "home").exists()


def test_loops_that_end_in_time_are_followed(source: Party, tmp_path: Path) -> None:
    party = forged(source, tmp_path, going_round(4))
    talk = party.read(party.conversations()[0].id, ["sam", "noa"])
    assert talk.path.ended


def test_an_unknown_role_in_a_log_is_one_of_those_who_took_part(
    source: Party, tmp_path: Path
) -> None:
    party = forged(source, tmp_path, role("\x1b[2J", 1))
    card = party.conversations()[0]
    assert party.read(card.id, ["noa"]).state.ids == {"sam", "noa"}
    for kind in ("md", "html", "json"):
        assert "\x1b" not in out(party, kind)


def test_a_bystander_in_a_log_is_given_no_words(source: Party, tmp_path: Path) -> None:
    party = forged(source, tmp_path, role("facilitator", 1))
    card = party.conversations()[0]
    assert "sing" in repr(party.read(card.id, ["sam"]).events)
    for eyes in (["noa"], ["sam", "noa"]):
        assert "sing" not in repr(party.read(card.id, eyes).events)


def test_a_mark_of_sealing_in_a_log_means_nothing(source: Party, tmp_path: Path) -> None:
    """Not a word is taken for a sealed one, and none lies open that should not."""
    party = forged(source, tmp_path, lambda d: [one.update(sealed="AAAA") for one in log(d)])
    card = party.conversations()[0]
    assert "sing" in repr(party.read(card.id, ["sam", "noa"]).events)
    with party.write(since=at()) as writer:
        loaded = writer.load(card.id)
    assert (writer.damaged, loaded.lost) == ([], 0)


@pytest.mark.parametrize("given", [True, False, {"a": 1}, "x"])
@pytest.mark.parametrize("place", ["topic", "ideas", "look", "wish", "done", "nowhere"])
def test_a_forged_stand_in_opens_nobodys_words(tmp_path: Path, place: str, given: object) -> None:
    """Of a blind turn that has not been opened, whatever else the log says was done."""
    source = a_history(tmp_path / "source")
    with source.write(since=at()) as writer:
        cid = begun(source, writer)
        play(writer, cid, blind_turns("SAMS", "NOAS")[:1])
        play(writer, cid, [note("noa", "NOAS"), ev.Paused(at=at())])

    def change(document: dict[str, Any]) -> None:
        for who in ("sam", "noa", "eve", None):
            stand_in = {"event": "sealed", "at": MOMENT, "by": who, "place": place, "given": given}
            log(document).insert(-1, stand_in)

    party = forged(source, tmp_path, change, "noa")
    for eyes in (["sam"], ["sam", "noa"]):
        talk = party.read(cid, eyes)
        assert "NOAS" not in repr(talk.events)
        assert "NOAS" not in repr(view(talk, eyes))
        assert "NOAS" not in repr(party.records(eyes, Query(older=True)))
    assert "NOAS" in repr(party.read(cid, ["noa"]).events)
    on_disk = b"".join(path.read_bytes() for path in party.folder.rglob("*.json"))
    assert b"NOAS" not in on_disk
    with party.write(since=at()) as writer:
        assert writer.damaged == []


def test_private_notes_of_one_stay_theirs_on_the_way_back(source: Party, tmp_path: Path) -> None:
    party = forged(source, tmp_path, lambda _: None, "noa")
    assert "NOAS" in repr(party.records(["noa"]))
    for eyes in (["sam"], ["sam", "noa"]):
        assert "NOAS" not in repr(party.records(eyes))
    assert "NOAS" not in (party.folder / "history.json").read_text()


def test_a_log_of_people_who_are_not_of_the_party_is_refused() -> None:
    sam, noa, eve = (Person(name.lower(), name) for name in ("Sam", "Noa", "Eve"))
    started = ev.Started(at=at(), people=(sam, eve), first="sam", today=at().date())
    with pytest.raises(ValueError, match="somebody else"):
        _present(started, Library().load("hello"), (sam, noa))
    assert _present(started, Library().load("hello"), (sam, eve))[0] == {"sam", "eve"}
