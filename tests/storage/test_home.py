"""Homes and the parties in them: found, checked, made, listed; each fault one sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from store import (
    BadName,
    DiskFull,
    Home,
    HomeIsFile,
    HomeOfOther,
    NewerFile,
    NotAllowed,
    ReadOnlyDisk,
    UnknownParty,
    UnknownPerson,
    home_path,
    open_home,
)
from tests.storage.talk import a_party, a_start, at, begun, finished, the_flow
from tests.storage.test_files import failing


def test_the_argument_wins_over_the_variable_and_that_over_the_platform(tmp_path: Path) -> None:
    assert home_path("a", {"DUOLOGUE_HOME": "b"}) == Path("a").absolute()
    assert home_path(None, {"DUOLOGUE_HOME": "~/b"}) == Path("~/b").expanduser()
    assert home_path(None, {"DUOLOGUE_HOME": ""}).name == "duologue"
    assert home_path(None, {}).is_absolute()


def test_a_home_need_not_be_there_and_looking_makes_nothing(home: Path) -> None:
    found = open_home()
    assert found.path == home
    assert found.parties() == ()
    assert found.me() is None
    assert not home.exists()
    with pytest.raises(UnknownParty):
        found.find("Sam")


def test_a_party_is_there_next_time(tmp_path: Path) -> None:
    party = a_party(tmp_path / "deep" / "home")
    again = Home(tmp_path / "deep" / "home").party("sam-noa")
    assert again.people == party.people
    assert (again.id, again.name, again.created) == ("sam-noa", "Sam & Noa", party.created)
    assert again.folder == tmp_path / "deep" / "home" / "parties" / "sam-noa"
    assert again.conversations() == ()
    for folder in (tmp_path / "deep", tmp_path / "deep" / "home", again.folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_other_files_of_a_home(tmp_path: Path) -> None:
    home = Home(tmp_path / "h")
    home.save_settings("[keys]\n")
    assert home.settings.read_text() == "[keys]\n"
    assert {home.flows.name, home.workshops.name, home.log.name} == {
        "flows", "workshops", "duologue.log",
    }  # fmt: skip


def test_parties_are_listed_with_those_that_met_last_first(tmp_path: Path) -> None:
    never, early, late = (a_party(tmp_path, *names) for names in (("A",), ("B", "C"), ("D", "E")))
    for party in (early, late):
        with party.write(since=at()) as writer:
            writer.start(the_flow(), a_start(party))
    cards = Home(tmp_path).parties()
    assert [card.id for card in cards] == [late.id, early.id, never.id]
    assert [card.open for card in cards] == [1, 1, 0]
    assert cards[0].name == "D & E"
    assert cards[2].last is None


def test_a_large_party_has_a_short_name(tmp_path: Path) -> None:
    assert a_party(tmp_path, *"ABCDEF").name == "A, B, C and 3 more"


def test_two_parties_of_the_same_people_are_told_apart(tmp_path: Path) -> None:
    assert [a_party(tmp_path).id, a_party(tmp_path).id] == ["sam-noa", "sam-noa-2"]


def test_a_party_is_found_by_id_name_or_person(tmp_path: Path) -> None:
    a_party(tmp_path)
    a_party(tmp_path, "Zoë")
    home = Home(tmp_path)
    for asked in ("sam-noa", "sam & NOA", "noa", "Noa"):
        assert home.find(asked).id == "sam-noa"
    assert home.find("zoe").id == "zoe"
    with pytest.raises(UnknownParty, match=r"Did you mean “Sam & Noa”\?"):
        home.find("naoa")
    with pytest.raises(UnknownParty) as refused:
        home.find("xyz")
    assert str(refused.value) == "Nobody here is called “xyz”."
    with pytest.raises(UnknownParty, match=r"“sam-noa”"):
        home.party("sam-nao")


def test_a_name_that_fits_several_parties_is_asked_back(tmp_path: Path) -> None:
    a_party(tmp_path)
    a_party(tmp_path, "Sam", "Kim")
    with pytest.raises(
        UnknownParty, match=r"“Sam & Noa” or “Sam & Kim”|“Sam & Kim” or “Sam & Noa”"
    ):
        Home(tmp_path).find("sam")


def test_one_person_alone_is_me(tmp_path: Path) -> None:
    a_party(tmp_path)
    assert Home(tmp_path).me() is None
    a_party(tmp_path, "Noa")
    me = Home(tmp_path).me()
    assert me
    assert me.id == "noa"


def test_a_bad_name_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadName):
        a_party(tmp_path / "h", "Sam", " ")
    assert not (tmp_path / "h").exists()


def test_people_are_found_by_id_or_name(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    assert party.person("noa") is party.person("NOA") is party.people[1]
    with pytest.raises(UnknownPerson, match=r"“Kim” is not one of Sam and Noa"):
        party.person("Kim")


def test_another_terminal_that_makes_the_same_party_is_stepped_aside_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_party(tmp_path)
    from store.names import party_id as real

    calls = []

    def late(*args: object) -> str:
        calls.append(args)
        return "sam-noa" if len(calls) == 1 else real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("store.home.party_id", late)
    assert a_party(tmp_path).id == "sam-noa-2"


def test_a_folder_without_a_history_is_no_party_but_its_id_is_taken(tmp_path: Path) -> None:
    (tmp_path / "parties" / "sam-noa").mkdir(parents=True)
    (tmp_path / "parties" / "stray.txt").write_text("")
    assert Home(tmp_path).parties() == ()
    assert a_party(tmp_path).id == "sam-noa-2"


def test_a_party_that_cannot_be_read_is_listed_with_its_trouble(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    a_party(tmp_path, "Kim")
    (party.folder / "history.json").write_text("{")
    cards = {card.id: card for card in Home(tmp_path).parties()}
    assert cards["sam-noa"].name == "sam-noa"
    assert "damaged" in cards["sam-noa"].trouble
    assert cards["kim"].trouble == ""


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    for path in (tmp_path / "f", tmp_path / "f" / "below"):
        with pytest.raises(HomeIsFile, match=r"file.+--home"):
            Home(path)


def test_a_home_whose_parties_are_a_file(tmp_path: Path) -> None:
    (tmp_path / "parties").write_text("")
    with pytest.raises(HomeIsFile):
        Home(tmp_path).parties()
    with pytest.raises(HomeIsFile):
        a_party(tmp_path)


def test_a_home_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.home.os.geteuid", lambda: os.getuid() + 1)
    with pytest.raises(HomeOfOther, match=r"another user"):
        Home(tmp_path)


def test_a_home_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as forbidden:
        forbidden.setattr("store.home.os.access", lambda *_: False)
        with pytest.raises(NotAllowed, match=r"permissions"):
            Home(tmp_path)
    monkeypatch.setattr(Path, "stat", failing(13))
    with pytest.raises(NotAllowed):
        Home(tmp_path)


def test_a_home_of_a_newer_program(tmp_path: Path) -> None:
    Home(tmp_path).prepare()
    Home(tmp_path).prepare()
    Home(tmp_path)
    (tmp_path / "home.json").write_text('{"schema": 7}')
    with pytest.raises(NewerFile, match=r"newer Duologue"):
        Home(tmp_path)
    (tmp_path / "home.json").write_text("{")
    Home(tmp_path)


@pytest.mark.parametrize(("number", "kind"), [(28, DiskFull), (30, ReadOnlyDisk), (13, NotAllowed)])
def test_a_home_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type
) -> None:
    Home(tmp_path).prepare()
    monkeypatch.setattr(Path, "mkdir", failing(number))
    with pytest.raises(kind):
        a_party(tmp_path)
    monkeypatch.undo()
    real = Path.mkdir

    def mkdir(path: Path, *args: Any, **more: Any) -> None:
        if path.name == "sam-noa":
            raise OSError(number, "refused")
        real(path, *args, **more)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(kind):
        a_party(tmp_path)


def test_a_card_tells_what_can_be_gone_on_with(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        over = finished(party, writer)
        cid = begun(party, writer)
    assert [card.id for card in party.conversations()] == [cid, over]
    assert [card.id for card in party.conversations(only_open=True)] == [cid]
    assert party.card().open == 1
