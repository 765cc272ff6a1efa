"""The home lists parties by their card files, and never by one that is not true any more."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows import events as ev
from store import Home, Party
from tests.storage.talk import a_party, at, begun, finished
from tests.storage.test_files import failing


def unopened(home: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """The cards of a home that opens no history."""
    with monkeypatch.context() as closed:
        closed.setattr("store.history.HistoryFile.about", failing(5))
        return Home(home).parties()


def test_a_list_opens_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    party = a_party(tmp_path)
    a_party(tmp_path, "Kim")
    cards = unopened(tmp_path, monkeypatch)
    assert cards == (a_card(tmp_path, "kim"), a_card(tmp_path, "sam-noa"))
    with party.write(since=at()) as writer:
        finished(party, writer)
        cid = begun(party, writer)
        assert unopened(tmp_path, monkeypatch) == (party.card(), a_card(tmp_path, "kim"))
        assert party.card().open == 1
        writer.append(cid, ev.Stopped(at=at()))
        assert unopened(tmp_path, monkeypatch) == (party.card(), a_card(tmp_path, "kim"))
        assert party.card().open == 0


def a_card(home: Path, id: str) -> object:
    """The card of a party, from its history."""
    return Home(home).party(id).card()


def test_a_card_of_another_history_is_not_trusted(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    history = party.folder / "history.json"
    text = history.read_text()
    history.write_text(text.replace('"Sam"', '"Tom"'))
    os.utime(history, ns=(0, 0))
    assert Home(tmp_path).parties()[0].name == "Tom & Noa"
    history.write_text("{")
    assert "damaged" in Home(tmp_path).parties()[0].trouble


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "{}", '{"schema":1}', lambda saved: saved.update(schema=2),
     lambda saved: saved.update(people=3), lambda saved: saved.update(people=[{}]),
     lambda saved: saved.update(last="x"), lambda saved: saved.update(open=None)],
)  # fmt: skip
def test_a_damaged_card_is_not_missed(tmp_path: Path, damage: object) -> None:
    party = a_party(tmp_path)
    path = party.folder / "card.json"
    if callable(damage):
        saved = json.loads(path.read_bytes())
        damage(saved)
        damage = json.dumps(saved)
    assert isinstance(damage, str)
    path.write_text(damage)
    assert Home(tmp_path).parties() == (Party(party.folder).card(),)
    path.unlink()
    assert Home(tmp_path).parties() == (Party(party.folder).card(),)


def test_a_card_that_cannot_be_saved_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = a_party(tmp_path)
    (party.folder / "card.json").unlink()
    (party.folder / "card.json").mkdir()
    with party.write(since=at()) as writer:
        begun(party, writer)
    assert Home(tmp_path).parties() == (party.card(),)
    assert party.card().open == 1
