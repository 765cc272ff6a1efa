"""What not everybody may read lies sealed; a lost key loses those words and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from store import DamagedFile, ReadOnlyDisk
from store.paths import PartyPaths
from store.seal import BLOCK, Keys, Lost
from tests.children import PATIENCE
from tests.storage.talk import a_party, at, begun, blind_turns, finished, note, opening, play
from tests.storage.test_files import failing


@pytest.fixture
def paths(tmp_path: Path) -> PartyPaths:
    return PartyPaths(tmp_path)


def test_sealed_words_open_with_the_keys_of_their_party_in_their_own_file(
    paths: PartyPaths,
) -> None:
    sealed = Keys(paths).seal("noa", {"text": "dive"}, "c1")
    assert set(sealed) == {"by", "sealed"}
    assert Keys(paths).open(sealed, "c1") == {"text": "dive"}
    assert Keys(paths).open({"text": "open"}, "c1") == {"text": "open"}
    with pytest.raises(Lost):
        Keys(paths).open(sealed, "c2")
    with pytest.raises(Lost):
        Keys(paths).open(sealed | {"by": "sam"}, "c1")


def test_length_is_hidden_up_to_a_block(paths: PartyPaths) -> None:
    keys = Keys(paths)
    lengths = {
        len(b64decode(keys.seal("noa", {"text": "x" * n}, "c")["sealed"])) for n in range(40)
    }
    assert lengths == {12 + BLOCK + 16}
    assert len(b64decode(keys.seal("noa", {"text": "x" * 60}, "c")["sealed"])) == 28 + 2 * BLOCK


@pytest.mark.parametrize(
    "damage", [{"sealed": "%"}, {"sealed": 3}, {"sealed": ""}, {"by": ["noa"]}, {"sealed": "AAAA"}]
)
def test_damaged_sealed_words_are_lost_and_nothing_else(
    paths: PartyPaths, damage: dict[str, object]
) -> None:
    sealed = Keys(paths).seal("noa", {"text": "dive"}, "c1")
    with pytest.raises(Lost):
        Keys(paths).open(sealed | damage, "c1")


@pytest.mark.parametrize("content", [None, "", "{}", '{"schema":1,"keys":[]}', '{"schema":1}'])
def test_keys_that_are_gone_or_damaged_come_out_of_their_good_copy(
    paths: PartyPaths, content: str | None
) -> None:
    sealed = Keys(paths).seal("noa", {"text": "dive"}, "c1")
    if content is None:
        paths.keys.unlink()
    else:
        paths.keys.write_text(content)
    keys = Keys(paths)
    assert keys.open(sealed, "c1") == {"text": "dive"}
    again = keys.seal("sam", {"text": "sing"}, "c1")
    assert Keys(paths).open(again, "c1") == {"text": "sing"}
    assert Keys(paths).open(sealed, "c1") == {"text": "dive"}
    aside = [path.read_text() for path in paths.folder.glob("keys.json.damaged-*")]
    assert aside == ([] if content is None else [content])


def test_damaged_keys_are_never_overwritten(paths: PartyPaths) -> None:
    for content in ("one", "two"):
        paths.keys.write_text(content)
        Keys(paths).seal(content, {}, "c1")
    kept = sorted(path.read_text() for path in paths.folder.glob("keys.json.damaged-*"))
    assert kept == ["one", "two"]


def test_a_key_that_could_not_be_saved_seals_nothing(
    paths: PartyPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keys(paths)
    with monkeypatch.context() as broken:
        broken.setattr("store.files.os.fsync", failing(30))
        with pytest.raises(ReadOnlyDisk):
            keys.seal("noa", {}, "c1")
    sealed = keys.seal("noa", {"text": "dive"}, "c1")
    assert Keys(paths).open(sealed, "c1") == {"text": "dive"}
    paths.keys.write_text("damaged")
    monkeypatch.setattr(Path, "rename", failing(30))
    with pytest.raises(ReadOnlyDisk):
        Keys(paths).seal("sam", {}, "c1")


def saved_text(party_folder: Path) -> str:
    """All bytes of a party but its keys, as text."""
    files = [
        path for path in party_folder.rglob("*") if path.is_file() and path.name != "keys.json"
    ]
    return "".join(path.read_text() for path in files)


def test_blind_words_are_on_the_disk_only_sealed_until_they_are_revealed(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        play(writer, cid, blind_turns("singing", "diving"))
        assert "summer" in saved_text(party.folder)
        assert "singing" not in saved_text(party.folder)
        assert "ideas" not in json.dumps(rows(party.folder, cid))
        play(writer, cid, opening())
        assert "singing" in saved_text(party.folder)
        assert "diving" in saved_text(party.folder)
        assert not any("sealed" in row for row in rows(party.folder, cid).values())


def rows(folder: Path, cid: str) -> dict[str, dict[str, object]]:
    """The saved events of a conversation."""
    document = json.loads((folder / "conversations" / f"{cid}.json").read_bytes())
    found: dict[str, dict[str, object]] = document["events"]
    return found


def test_alone_nothing_is_sealed_and_no_key_is_made(tmp_path: Path) -> None:
    party = a_party(tmp_path, "Sam")
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        writer.append(cid, note("sam", "singing"))
    assert "singing" in saved_text(party.folder)
    assert not (party.folder / "keys.json").exists()


def test_without_its_keys_a_conversation_opens_and_says_how_much_is_lost(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        over = finished(party, writer)
        cid = begun(party, writer)
        play(writer, cid, blind_turns()[:3])
        private = len(party.records(["noa"])) - len(party.records(["sam", "noa"]))
        assert private > 0
    kept = party.folder / "elsewhere"
    kept.write_bytes((party.folder / "keys.json").read_bytes())
    for path in (party.folder / "keys.json", party.folder / "backup" / "last" / "keys.json"):
        path.unlink()

    from store import Home

    party = Home(tmp_path).party(party.id)
    assert len(party.read(over, ["sam"]).events) > 5
    assert party.records(["noa"]) == party.records(["sam", "noa"])
    with party.write(since=at()) as writer:
        loaded = writer.load(cid)
        assert loaded.lost == 3
        assert loaded.conversation.status == "running"
        writer.append(cid, note("noa", "again", "n9"))
        assert writer.load(cid).lost == 3
        assert len(rows(party.folder, cid)) == 6


def test_cryptography_is_imported_only_when_something_is_sealed() -> None:
    script = "import store, sys; sys.exit('cryptography' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=PATIENCE)


def test_damaged_file_error_is_a_sentence(tmp_path: Path) -> None:
    error = DamagedFile(tmp_path / "a.json", tmp_path / "a.json.damaged-1", None)
    assert str(error) == (
        "a.json is damaged and cannot be read. Nothing was overwritten; "
        "it is kept as a.json.damaged-1. There is no good copy of it."
    )
