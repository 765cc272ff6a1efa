"""Files that come from anywhere: a clear sentence, and nothing written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

from flows import events as ev
from store import Home, NameTaken, NewerFile, NotImportable, Party, StoreError, formats, import_file
from store.codec import load_event, save_event
from store.errors import CannotRead
from store.exports import reading
from store.lock import exclusive
from tests import children
from tests.children import PATIENCE
from tests.storage.histories import a_history, out, parsed, record
from tests.storage.talk import at, finished

ROOT = Path(__file__).resolve().parents[2]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def source(tmp_path: Path) -> Party:
    """Return a party with records and one whole conversation."""
    party = a_history(tmp_path / "source")
    with party.write(since=at()) as writer:
        finished(party, writer)
    return party


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def files(home: Home) -> list[str]:
    """Everything in a home."""
    return sorted(str(path.relative_to(home.path)) for path in home.path.rglob("*"))


def refused(home: Home, path: Path) -> str:
    """The sentence with which a file is refused; the home is as it was."""
    before = files(home)
    with pytest.raises(NotImportable) as caught:
        import_file(home, path)
    assert files(home) == before
    said = str(caught.value)
    assert said.startswith(f"{path.name} cannot be imported: ")
    assert said.endswith(". Nothing was changed.")
    return said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"hello", "damaged, cut off, or no JSON"),
        (b'{"format": "duologue", "version": 1, "peo', "damaged, cut off, or no JSON"),
        (b"\xff\xfe\x00\x01", "damaged, cut off, or no JSON"),
        (b"[" * 100_000, "damaged, cut off, or no JSON"),
        (b'{"format": "duologue", "version": Infinity}', "damaged, cut off, or no JSON"),
        (b'{"format": "duologue", "version": NaN}', "damaged, cut off, or no JSON"),
        (b"[]", "no complete export"),
        (b'{"board": [], "version": 3}', "no complete export"),
        (b'{"format": "duologue"}', "does not say which version"),
        (b'{"format": "duologue", "version": true}', "does not say which version"),
        (b'{"format": "duologue", "version": 0}', "does not say which version"),
        (b'{"format": "duologue", "version": 1}', "it has no people"),
        (b'{"format": "duologue", "version": 1, "people": {}}', "it has no people"),
    ],
)
def test_what_is_no_export_is_refused(
    tmp_path: Path, home: Home, content: bytes, said: str
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert said in refused(home, path)


def test_a_newer_file_is_refused(tmp_path: Path, home: Home) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"format": "duologue", "version": 2}')
    with pytest.raises(NewerFile, match=r"newer Duologue .*Nothing was imported; update"):
        import_file(home, path)
    assert files(home) == []


def test_no_file_a_folder_and_a_huge_file(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "there is no such file" in refused(home, tmp_path / "none.json")
    with pytest.raises(CannotRead):
        import_file(home, tmp_path)
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(reading.MOST_BYTES + 1)  # a hole: it takes no room
    assert "larger than 200 MB" in refused(home, huge)
    monkeypatch.setattr(reading, "MOST_BYTES", 1024**2)
    growing = tmp_path / "growing.json"
    growing.write_bytes(b"x" * 1024**2)
    assert "damaged" in refused(home, growing)
    assert "larger than 1 MB" in refused(home, Path("/dev/zero"))


def field(name: str, value: object) -> Change:
    return lambda d: d.update({name: value})


def first(name: str, key: str, value: object) -> Change:
    return lambda d: d[name][0].update({key: value})


def talk(key: str, value: object) -> Change:
    return lambda d: d["conversations"][-1].update({key: value})


def card(key: str, value: object) -> Change:
    return lambda d: d["conversations"][-1]["card"].update({key: value})


def event(number: int, key: str, value: object) -> Change:
    return lambda d: d["conversations"][-1]["events"][number].update({key: value})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (field("people", []), "its people cannot be understood"),
        (field("people", [1]), "its people cannot be understood"),
        (field("people", [{"id": "../x", "name": "Sam"}]), "its people cannot be understood"),
        (field("people", [{"id": "sam", "name": "\x1b[2J"}]), "its people cannot be understood"),
        (field("people", [{"id": "sam", "name": " "}]), "its people cannot be understood"),
        (field("people", [{"id": "sam", "name": "Sam"}, {"id": "sam", "name": "No"}]), "the person “sam” is in it twice"),
        (field("people", [{"id": "sam", "name": "Sam"}, {"id": "s", "name": "SAM"}]), "two of its people are called “SAM”"),
        (field("created", "yesterday"), "does not say when"),
        (field("created", "2026-01-01T00:00:00"), "does not say when"),
        (field("created", None), "does not say when"),
        (field("created", "0001-01-01T00:00:00+00:00"), "does not say when"),
        (field("records", None), "it has no records"),
        (field("records", ["x"]), "its record 1 cannot"),
        (first("records", "kind", 3), "its record 1 cannot"),
        (first("records", "id", ""), "its record 1 cannot"),
        (first("records", "fields", {"wish": None}), "its record 1 cannot"),
        (first("records", "fields", {"wish": [1]}), "its record 1 cannot"),
        (first("records", "fields", {"wish": 1e300}), "its record 1 cannot"),
        (first("records", "fields", {"wish": 10**40}), "its record 1 cannot"),
        (first("records", "fields", []), "its record 1 cannot"),
        (first("records", "visibility", "secret"), "its record 1 cannot"),
        (first("records", "visibility", "private"), "private to nobody"),
        (first("records", "created", "9999-12-31T23:59:59-12:00"), "its record 1 cannot"),
        (lambda d: d["records"].append(d["records"][0]), "the record “c1:goal” is in it twice"),
        (field("flows", None), "it has no flows"),
        (field("flows", []), "has no flow"),
        (field("flows", [3]), "follows a flow (“”) that cannot be read here"),
        (first("flows", "sources", {"notes": "flow: notes\n"}), "follows a flow (“notes”) that cannot"),
        (field("conversations", {}), "it has no conversations"),
        (field("conversations", [7]), "its conversation 1 cannot"),
        (card("id", "../../x"), "its conversation 2 cannot"),
        (card("id", "x.drafts"), "its conversation 2 cannot"),
        (card("status", "odd"), "its conversation 2 cannot"),
        (card("started", "2026-01-01"), "its conversation 2 cannot"),
        (card("people", ["sam", "eve"]), "its conversation 2 cannot"),
        (card("status", "paused"), "its log is damaged"),
        (card("flow", "other"), "its log is damaged"),
        (card("people", ["sam"]), "its log is damaged"),
        (talk("flow", "0"), "has no flow"),
        (talk("flow", 7), "has no flow"),
        (talk("events", []), "its log is damaged"),
        (talk("events", {"1": 2}), "its log is damaged"),
        (lambda d: d["conversations"][-1]["events"].pop(0), "its log is damaged"),
        (lambda d: d["conversations"][-1]["events"].pop(), "its log is damaged"),
        (event(1, "at", "x"), "its log is damaged"),
        (event(1, "at", "1066-10-14T09:00:00+00:00"), "its log is damaged"),
        (event(0, "people", []), "its log is damaged"),
        (lambda d: d["conversations"].append(d["conversations"][-1]), "is in it twice"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(
    source: Party, tmp_path: Path, home: Home, change: Change, said: str
) -> None:
    document = parsed(source)
    change(document)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document))
    assert said in refused(home, path)


def test_an_event_of_a_newer_program_is_refused(source: Party, tmp_path: Path, home: Home) -> None:
    document = parsed(source)
    document["conversations"][-1]["events"][1]["event"] = "levitated"
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document))
    with pytest.raises(NewerFile, match=r"levitated"):
        import_file(home, path)
    assert files(home) == []


def test_no_damage_ends_in_anything_but_a_sentence(
    source: Party, tmp_path: Path, home: Home
) -> None:
    """Whatever is changed in a file, it is taken in whole or refused in a sentence."""
    random = Random(7)  # noqa: S311 - nothing secret
    path = tmp_path / "x.json"
    odd: list[Any] = [None, 3, -1.5, "", "x", [], {}, ["x"], {"a": 1}, True, "2026-02-30", 1e300]
    for _ in range(150):
        document = parsed(source)
        place: Any = document
        while isinstance(place, dict | list) and place:
            keys = list(place) if isinstance(place, dict) else range(len(place))
            key = random.choice(keys)
            if not isinstance(place[key], dict | list) or random.random() < 0.15:
                place[key] = random.choice(odd)
                break
            place = place[key]
        path.write_text(json.dumps(document))
        try:
            party = import_file(home, path, f"try-{random.random()}")
        except StoreError:
            continue
        party.records(["sam", "noa"])
        for kind in formats():
            out(party, kind)


def test_a_name_that_is_taken(source: Party, tmp_path: Path, home: Home) -> None:
    path = tmp_path / "x.json"
    path.write_text(out(source, "json"))
    party = import_file(home, path)
    assert party.id == "sam-noa"
    assert party.people == source.people
    before = files(home)
    with pytest.raises(NameTaken, match=r"“sam-noa” here already.*--as NAME"):
        import_file(home, path)
    assert files(home) == before
    other = import_file(home, path, "Our Summer")
    assert other.id == "our-summer"
    assert out(other, "json") == out(source, "json")
    with pytest.raises(NotImportable, match=r"no letters"):
        import_file(home, path, "–")
    with pytest.raises(NameTaken):
        import_file(home, path, "our summer")


def test_a_folder_without_a_history_is_in_the_way(
    source: Party, tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    path.write_text(out(source, "json"))
    (home.path / "parties" / "sam-noa").mkdir(parents=True)
    with pytest.raises(NameTaken):
        import_file(home, path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(StoreError, match=r"disk is full"):
        import_file(home, path, "other")
    assert [name for name in files(home) if "import" in name] == []


KILLED = """
import os, sys
from pathlib import Path
from store import Home, import_file
from store.exports import landing

landing.keep_copy = lambda *_: os.kill(os.getpid(), 9)
import_file(Home(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def test_what_a_killed_import_left_goes_with_the_next(
    source: Party, tmp_path: Path, home: Home
) -> None:
    path = tmp_path / "x.json"
    path.write_text(out(source, "json"))
    with children.child([sys.executable, "-c", KILLED, str(home.path), str(path)], ROOT) as child:
        assert child.wait() == -9
    assert any(name.startswith(".import-") for name in files(home)), "it left nothing to test"
    assert not home.parties()
    assert import_file(home, path).id == "sam-noa"
    assert not any(name.startswith(".import-") for name in files(home))


def test_an_import_waits_for_another_and_takes_nothing_from_it(
    source: Party, tmp_path: Path, home: Home
) -> None:
    path = tmp_path / "x.json"
    path.write_text(out(source, "json"))
    home.prepare()
    begun = home.path / ".import-of-another"
    with ThreadPoolExecutor(1) as thread:
        with exclusive(home.path):
            begun.mkdir()
            second = thread.submit(import_file, home, path)
            with pytest.raises(TimeoutError):
                second.result(0.2)
            begun.rename(home.path / "parties" / "kim-ravi")
        assert second.result(PATIENCE).id == "sam-noa"
    assert (home.path / "parties" / "kim-ravi").is_dir()


def test_an_import_has_a_good_copy_and_can_be_written_in(
    source: Party, tmp_path: Path, home: Home
) -> None:
    path = tmp_path / "x.json"
    path.write_text(out(source, "json"))
    party = import_file(home, path)
    assert (party.folder / "backup" / "last" / "history.json").exists()
    with party.write(since=at()) as writer:
        assert writer.damaged == []
        finished(party, writer)
    assert len(party.conversations()) == len(source.conversations()) + 1
    assert party.folder.stat().st_mode & 0o777 == 0o700


def test_fields_of_a_newer_program_survive(tmp_path: Path, home: Home) -> None:
    extra = {"mood": "fine"}
    left = a_history(tmp_path / "a", record("e1", "note", text="x", _extra=extra))
    path = tmp_path / "x.json"
    path.write_text(out(left, "json"))
    found = {one.id: one for one in import_file(home, path).records(["sam", "noa"])}
    assert found["e1"].extra == extra


@pytest.mark.parametrize(
    "event",
    [
        ev.Sealed(at=at(), by="sam", place="ideas", given=True),
        ev.Sealed(at=at(), by="sam", place="ideas"),
        ev.Reopened(at=at(), by=None, place="ideas"),
    ],
)
def test_what_stands_for_sealed_words_is_saved_too(event: ev.Event) -> None:
    assert load_event(save_event(event)) == event
