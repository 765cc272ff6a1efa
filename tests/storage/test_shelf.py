"""The shelf: what a home works with, the same as the history says, and gone with it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from flows.history.story import story
from flows.records import Record
from store import Home, Party, Query
from store.errors import CannotSave
from store.files import write_bytes
from store.paths import PartyPaths
from store.shelf import NEWEST, Shelf, save_shelf
from tests.storage.talk import at
from tests.storage.test_files import failing

TODAY = date(2026, 6, 20)


def a_record(number: int, kind: str, fields: dict[str, object], **more: object) -> Record:
    """A shared record, a minute later than the one before."""
    plain: dict[str, object] = {
        "id": f"r{number}", "kind": kind, "author": None, "conversation": "", "step": "",
        "visibility": "shared", "created": at() + timedelta(minutes=number), "fields": fields,
    }  # fmt: skip
    return Record(**(plain | more))  # type: ignore[arg-type]


def a_party(folder: Path, *records: Record) -> Party:
    """Sam and Noa with these records."""
    party = Home(folder / "home").create_party(["Sam", "Noa"], at())
    with party.write(since=at()) as writer:
        for record in records:
            writer._history.put_jot(record)
        writer._history.take_jots()
    return party


GOAL = a_record(1, "goal", {"wish": "sleep", "state": "active"})
PROMISE = a_record(2, "commitment", {"text": "lights out", "owner": "Sam", "goal": "r1"})
SECRET = a_record(
    3, "note", {"text": "a secret", "kind": "jot"}, author="sam", visibility="private"
)
WIN = a_record(4, "win", {"text": "eight hours"})


def test_a_home_says_the_same_with_and_without_it(tmp_path: Path) -> None:
    party = a_party(tmp_path, GOAL, PROMISE, SECRET, WIN)
    first = party.shelf()
    file = party.folder / "shelf.json"
    assert file.exists()
    assert Party(party.folder).shelf() == first
    everything = party.records(["sam", "noa"], Query(older=True))
    assert (
        story(first.live, party.people, TODAY).goals == story(everything, party.people, TODAY).goals
    )
    assert [record.id for record in first.newest] == ["r4", "r2", "r1"]
    assert [record.id for record in first.memories] == ["r4"]


def test_with_it_a_home_opens_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = a_party(tmp_path, GOAL, PROMISE).shelf()
    monkeypatch.setattr("store.history.HistoryFile._read", failing(5))
    party = Home(tmp_path / "home").party("sam-noa")
    assert party.name == "Sam & Noa"
    assert [person.name for person in party.people] == ["Sam", "Noa"]
    assert party.shelf() == shelf


def test_it_holds_nothing_that_not_everybody_may_read(tmp_path: Path) -> None:
    party = a_party(tmp_path, GOAL, SECRET)
    found = party.shelf()
    assert SECRET.id not in {record.id for record in (*found.live, *found.newest)}
    assert b"a secret" not in (party.folder / "shelf.json").read_bytes()


def test_it_goes_with_every_change_of_the_history(tmp_path: Path) -> None:
    party = a_party(tmp_path, GOAL)
    party.shelf()
    with party.write(since=at()) as writer:
        writer.jot("milk", at=at())
        assert not (party.folder / "shelf.json").exists()
    assert "milk" in {
        record.fields["text"] for record in party.shelf().live if "text" in record.fields
    }


def test_a_jot_on_its_way_is_on_it_once(tmp_path: Path) -> None:
    party = a_party(tmp_path, GOAL)
    party.shelf()
    party.jot("milk", at=at())
    for _ in range(2):
        found = party.shelf()
        assert [r.fields.get("text") for r in found.live].count("milk") == 1
        assert [r.fields.get("text") for r in found.newest].count("milk") == 1


@pytest.mark.parametrize("damage", ["", "{", "{}", '{"schema":1,"history":[]}', "[]"])
def test_a_damaged_one_is_made_again(tmp_path: Path, damage: str) -> None:
    party = a_party(tmp_path, GOAL)
    whole = party.shelf()
    (party.folder / "shelf.json").write_text(damage)
    assert Party(party.folder).shelf() == whole


def test_one_of_an_older_history_is_not_believed(tmp_path: Path) -> None:
    party = a_party(tmp_path, GOAL)
    party.shelf()
    stale = (party.folder / "shelf.json").read_bytes()
    with party.write(since=at()) as writer:
        writer.jot("milk", at=at())
    (party.folder / "shelf.json").write_bytes(stale)
    assert "milk" in {record.fields.get("text") for record in Party(party.folder).shelf().live}


def test_where_nothing_can_be_written_it_is_only_slower(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path, GOAL)

    def refuse(*_: object) -> None:
        raise CannotSave("no")

    monkeypatch.setattr("store.shelf.write_bytes", refuse)
    assert [record.id for record in party.shelf().newest] == ["r1"]
    assert not (party.folder / "shelf.json").exists()


def test_a_long_history_leaves_a_short_shelf(tmp_path: Path) -> None:
    many = [
        a_record(n, "commitment", {"text": f"t{n}", "state": "kept"},
                 created=at() - timedelta(days=3 * n))
        for n in range(300)
    ]  # fmt: skip
    found = a_party(tmp_path, *many).shelf()
    assert len(found.newest) == NEWEST
    assert len(found.live) == 21


def test_one_that_is_overtaken_by_a_change_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path, GOAL)
    as_ever = write_bytes

    def slow(path: Path, content: bytes) -> object:
        with Party(party.folder).write(since=at()) as writer:
            writer.jot("in between", at=at())
        return as_ever(path, content)

    monkeypatch.setattr("store.shelf.write_bytes", slow)
    party.shelf()
    assert not (party.folder / "shelf.json").exists()


def test_while_another_program_writes_nothing_is_put_beside_its_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path, GOAL)
    with party.write(since=at()):
        monkeypatch.setattr("store.lock.os.getpid", lambda: -1)
        assert Party(party.folder).shelf().newest
        assert not (party.folder / "shelf.json").exists()
        monkeypatch.undo()


def test_what_is_forgotten_while_it_is_filled_is_not_shelved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path, GOAL)
    as_ever = party._history.cards

    def meanwhile() -> object:
        with Party(party.folder).write(since=at()) as writer:
            writer.jot("in between", at=at())
        return as_ever()

    monkeypatch.setattr(party._history, "cards", meanwhile)
    assert party.shelf().newest
    assert not (party.folder / "shelf.json").exists()


def test_words_are_found_in_the_file(tmp_path: Path) -> None:
    party = a_party(tmp_path, GOAL, a_record(2, "win", {"text": "slept for eight hours"}))
    assert [r.id for r in party.records(["sam"], Query(text="eight hours"))] == ["r2"]


def test_without_a_version_of_the_history_nothing_is_shelved(tmp_path: Path) -> None:
    paths = PartyPaths(tmp_path)
    save_shelf(paths, Shelf(), None)
    assert not [*tmp_path.iterdir()]
