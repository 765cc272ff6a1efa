"""Half-typed words survive, apart from the log, and stay with whoever types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from store import DiskFull, Drafts, NewerFile
from store.drafts import WISH, clear_draft, clear_kept, field_of
from tests.storage.talk import a_party, answer, at, begun, note
from tests.storage.test_files import failing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def drafts_of(folder: Path, *names: str) -> tuple[Drafts, Path, str]:
    """Drafts of a new conversation, their file, and the cid."""
    party = a_party(folder, *names)
    writer = party.writer(since=at())
    cid = begun(party, writer)
    return writer.drafts(cid), party.folder / "conversations" / f"{cid}.drafts.json", cid


def reread(folder: Path, cid: str) -> Drafts:
    """The drafts as the next program finds them."""
    from store import Home

    party = Home(folder).parties()[0]
    writer = Home(folder).party(party.id).writer(since=at(), force=True)
    return writer.drafts(cid)


def test_a_draft_is_there_next_time_and_sealed_when_somebody_else_is_here(folder: Path) -> None:
    drafts, path, cid = drafts_of(folder)
    drafts.put("ideas", "sam", "half an id")
    drafts.put("topic", None, "together")
    assert drafts.flush()
    assert not drafts.flush()
    assert "half an id" not in path.read_text()
    assert "together" in path.read_text()
    again = reread(folder, cid)
    assert again.get("ideas", "sam") == "half an id"
    assert again.get("topic", None) == "together"
    assert again.get("ideas", "noa") == ""


def test_a_draft_leaves_no_file_when_its_answer_is_kept(folder: Path) -> None:
    drafts, path, _ = drafts_of(folder)
    drafts.put("ideas", "sam", "half")
    drafts.flush()
    log = path.with_name(path.name.replace(".drafts", "")).stat()
    drafts.clear("ideas", "sam")
    drafts.clear("ideas", "noa")
    assert drafts.flush()
    assert not path.exists()
    assert path.with_name(path.name.replace(".drafts", "")).stat() == log
    drafts.put("ideas", "sam", "new")
    drafts.flush()
    assert path.exists()


def test_alone_a_draft_is_as_open_as_the_log(folder: Path) -> None:
    drafts, path, cid = drafts_of(folder, "Kim")
    drafts.put("ideas", "kim", "half an id")
    drafts.flush()
    assert "half an id" in path.read_text()
    assert reread(folder, cid).get("ideas", "kim") == "half an id"


def test_what_could_not_be_saved_is_saved_by_the_next_flush(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts, _, cid = drafts_of(folder)
    drafts.put("topic", None, "half")
    with monkeypatch.context() as full:
        full.setattr("store.files.os.fsync", failing(28))
        with pytest.raises(DiskFull):
            drafts.flush()
    assert drafts.flush()
    assert reread(folder, cid).get("topic", None) == "half"


@pytest.mark.parametrize(
    "damage",
    ["{", "{}", '{"schema":1}', '{"schema":1,"drafts":[]}', '{"schema":1,"drafts":{"1":{}}}'],
)
def test_damaged_drafts_keep_nobody_out_and_are_set_aside(folder: Path, damage: str) -> None:
    _, path, cid = drafts_of(folder)
    path.write_text(damage)
    drafts = reread(folder, cid)
    assert drafts.damaged
    assert drafts.damaged.kept_as.read_text() == damage
    drafts.put("topic", None, "new")
    drafts.flush()
    assert reread(folder, cid).get("topic", None) == "new"


def test_damaged_drafts_that_cannot_be_set_aside_stay_where_they_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, path, cid = drafts_of(folder)
    path.write_text("{")
    monkeypatch.setattr("shutil.copy2", failing(30))
    assert reread(folder, cid).damaged
    assert path.read_text() == "{"


def test_drafts_whose_key_is_gone_are_lost_alone(folder: Path) -> None:
    drafts, path, cid = drafts_of(folder)
    drafts.put("ideas", "sam", "half")
    drafts.put("topic", None, "together")
    drafts.flush()
    party = path.parent.parent
    for keys in (party / "keys.json", party / "backup" / "last" / "keys.json"):
        keys.unlink()
    again = reread(folder, cid)
    assert again.get("ideas", "sam") == ""
    assert again.get("topic", None) == "together"


def test_drafts_of_a_newer_program_are_left_alone(folder: Path) -> None:
    _, path, cid = drafts_of(folder)
    path.write_text('{"schema":9,"drafts":{}}')
    with pytest.raises(NewerFile):
        reread(folder, cid)


WORDS: list[tuple[ev.Event, bool]] = [
    (note("sam", "half", "i1"), True),
    (ev.NoteEdited(at=at(), place="ideas", by="sam", item="i1", text="half"), True),
    (ev.Answered(at=at(), place="ideas", by="sam", value="half"), True),
    (ev.Judged(at=at(), place="ideas", by="sam", degree="wish", wish="half"), True),
    (ev.Reworded(at=at(), place="ideas", by="sam", text="half"), True),
    (ev.Passed(at=at(), place="ideas", by="sam"), False),
    (ev.Done(at=at(), place="ideas", by="sam"), False),
    (ev.Paused(at=at()), False),
    (answer("elsewhere", "half", "sam"), False),
]


@pytest.mark.parametrize(("event", "same"), WORDS)
def test_a_draft_whose_very_words_were_kept_is_done_with(
    folder: Path, event: ev.Event, same: bool
) -> None:
    drafts, _, _ = drafts_of(folder)
    drafts.put("ideas", "sam", "half")
    clear_kept(drafts, [event])
    assert drafts.get("ideas", "sam") == ("" if same else "half")
    drafts.put("ideas", "sam", "half of the next")
    clear_kept(drafts, [event])
    assert drafts.get("ideas", "sam") == "half of the next"


def test_keeping_or_passing_clears_the_draft_of_that_field(folder: Path) -> None:
    drafts, _, _ = drafts_of(folder)
    for event, _ in WORDS:
        drafts.put("ideas", "sam", "half")
        drafts.put("ideas", None, "half")
        drafts.put(field_of("ideas", WISH), "sam", "half")
        clear_draft(drafts, event)
        gone = (
            isinstance(event, ev.AtPlace) and event.place == "ideas" and type(event) is not ev.Done
        )
        assert (drafts.get("ideas", "sam") == "") == gone
        assert (drafts.get("ideas", None) == "") == gone
        assert (drafts.get(field_of("ideas", WISH), "sam") == "") == gone
