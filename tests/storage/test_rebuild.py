"""A history without any good copy is put together again from the logs of its conversations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows import events as ev
from flows.people import Person
from store import DamagedFile, Home, LockHeld, Party, UnknownParty, restore
from tests.storage.talk import (
    START,
    TODAY,
    a_party,
    at,
    begun,
    finished,
    note,
    the_flow,
)
from tests.storage.test_damage import full


def ruined(party: Party) -> DamagedFile:
    """Damage a history and all its copies."""
    shutil.rmtree(party.folder / "backup")
    (party.folder / "history.json").write_text('{"schema":1,')
    with pytest.raises(DamagedFile) as told:
        Party(party.folder)
    return told.value


def test_all_that_came_of_conversations_is_there_again(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        finished(party, writer)
        cid = begun(party, writer)
        writer.append(cid, note("noa", "dive"))
        writer.jot("outside", at=at())
    party.jot("waiting", at=at())
    cards, mine = party.conversations(), party.records(["noa"])
    told = ruined(party)
    assert told.restorable
    assert "from what was kept of 2 conversations; notes jotted outside them are lost" in str(told)
    restore(told)
    again = Home(tmp_path).party(party.id)
    assert (again.id, again.people) == (party.id, party.people)
    assert [(c.id, c.status) for c in again.conversations()] == [(c.id, c.status) for c in cards]
    lost = [record for record in mine if record not in again.records(["noa"])]
    assert [record.fields["text"] for record in lost] == ["outside"]
    assert Home(tmp_path).parties() == (again.card(),)
    assert told.kept_as.read_text() == '{"schema":1,'
    with again.write(since=at()) as writer:
        assert not writer.damaged
        writer.append(cid, note("noa", "sing"))


def test_people_are_those_who_took_part_without_their_roles(tmp_path: Path) -> None:
    party = a_party(tmp_path, "Sam", "Noa", "Kim")
    helping = Person("kim", "Kim", "helper")
    with party.write(since=at()) as writer:
        for people in ((party.people[1], helping), party.people[:2]):
            started = ev.Started(at=at(), people=people, first="noa", today=TODAY)
            writer.start(the_flow(), started)
    restore(ruined(party))
    again = Home(tmp_path).party(party.id)
    assert again.people == (Person("noa", "Noa"), Person("kim", "Kim"), Person("sam", "Sam"))


def test_one_readable_log_is_enough_and_none_is_not(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        kept, other = finished(party, writer), finished(party, writer)
    logs = party.folder / "conversations"
    (logs / f"{other}.json").write_text("{")
    restore(ruined(party))
    (card,) = Party(party.folder).conversations()
    assert card.id == kept
    (logs / f"{kept}.json").write_text("{")
    restore(ruined(party))
    with pytest.raises(UnknownParty):
        Party(party.folder)


def test_a_party_that_never_met_has_a_copy_from_its_first_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    (party.folder / "history.json").write_text("")
    with pytest.raises(DamagedFile, match=r"good copy from") as told:
        Party(party.folder)
    assert told.value.restorable
    restore(told.value)
    assert Party(party.folder).people == party.people
    monkeypatch.setattr("store.home.keep_copy", full)
    other = a_party(tmp_path, "Kim")
    (other.folder / "history.json").write_text("")
    with pytest.raises(DamagedFile, match=r"no good copy of it\.$") as told:
        Party(other.folder)
    assert not told.value.restorable


def test_nothing_is_rebuilt_under_somebody_who_writes(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=START) as writer:
        begun(party, writer)
        told = ruined(party)
        with pytest.raises(LockHeld):
            restore(told)
        assert (party.folder / "history.json").read_text() == '{"schema":1,'
