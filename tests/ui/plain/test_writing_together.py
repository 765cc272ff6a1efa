"""Notes, themes, the reveal and agreement in the plain face."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from flows import events as ev
from flows import pages as p
from tests.ui.plain.table import Outcome, Typist, typed
from tui.plain.agreeing import JudgePage
from tui.plain.console import Asked, Interrupted

END = "  - end: done\n    text: Bye\n"
NOTES = "  - notes: n\n    who: all\n    text: Ideas?\n    max: 3\n    lenses: [smaller, dearer]\n"
BLIND = (
    "  - notes: n\n    who: each\n    blind: true\n    text: Ideas?\n"
    "  - reveal: r\n    of: n\n    text: Read.\n"
)
TO_REVEAL = ("s", "walk", "", "n", "dive", "", "s", "n")


def kept(held: Outcome, kind: type[Any]) -> list[Any]:
    """The events of one kind."""
    return [event for event in held.events if isinstance(event, kind)]


# Notes


def test_notes_can_be_changed_dropped_and_looked_at_otherwise() -> None:
    lines = ("one", "two", ":lens", ":lens", ":lens", ":edit 1", "uno", ":drop", ":drop 7", "", "")
    held = typed(NOTES + END, *lines)
    assert [e.text for e in kept(held, ev.NoteEdited)] == ["uno"]
    assert len(kept(held, ev.NoteDropped)) == 1
    assert held.out.count("Another look: smaller") == 2
    assert "Which note? Please type its number, 1 to 1." in held.out
    assert held.over.status == "finished"


def test_a_note_too_many_is_refused() -> None:
    held = typed(NOTES + END, "1", "2", "3", "4", "")
    assert len(kept(held, ev.NoteKept)) == 3
    assert held.over.status == "paused"


def test_a_note_is_kept_private_and_opened_again() -> None:
    held = typed(BLIND + END, "s", "walk", ":private", ":private 1", ":private", "")
    assert [e.private for e in kept(held, ev.NoteMarkedPrivate)] == [True, False, True]
    assert "nobody learns that it is there" in held.out


def test_half_typed_notes_of_the_full_screen_go_on_here() -> None:
    first = typed(NOTES + END, "one")
    item = kept(first, ev.NoteKept)[0].item
    draft = json.dumps([item, "one and", {"": "begun"}])
    held = typed(first.over, ":add more", "", "", drafts={("n", None): draft})
    assert [e.text for e in kept(held, ev.NoteEdited)] == ["one and more"]
    assert [e.text for e in kept(held, ev.NoteKept)] == ["one", "begun"]
    held = typed(first.over, ":clear", ":done", drafts={("n", None): draft})
    assert [e.text for e in kept(held, ev.NoteKept)] == ["one", "begun"]


def test_done_keeps_words_that_were_begun() -> None:
    held = typed(NOTES + END, ":done", "", drafts={("n", None): "half a note"})
    assert [e.text for e in kept(held, ev.NoteKept)] == ["half a note"]
    assert held.over.status == "finished"
    first = typed(NOTES + END, "one", "two")
    item = kept(first, ev.NoteKept)[0].item
    draft = json.dumps([item, "uno", {"": "begun"}])
    held = typed(first.over, ":done", drafts={("n", None): draft})
    assert [e.text for e in kept(held, ev.NoteEdited)] == ["uno"]
    assert [e.text for e in kept(held, ev.NoteKept)] == ["one", "two", "begun"]
    held = typed(first.over, ":edit 1", ":done", "")
    assert not kept(held, ev.NoteEdited), "nothing was changed"
    assert held.over.status == "finished"


def test_done_stays_with_begun_words_that_cannot_be_kept() -> None:
    held = typed(NOTES + END, ":done", drafts={("n", None): "1\n2\n3\n4\n5"})
    assert [e.text for e in kept(held, ev.NoteKept)] == ["1", "2", "3"]
    assert "Not kept yet: “4” and 1 more." in held.out
    assert held.keeper.drafts.get("n", None) == "4\n5"
    assert held.over.status == "paused"


def test_pasted_lines_are_notes_of_their_own() -> None:
    held = typed(NOTES + END, "one\n\n two\rthree\nfour", "")
    assert [e.text for e in kept(held, ev.NoteKept)] == ["one", "two", "three"]


@pytest.mark.parametrize("edits", [True, False])
def test_pasted_notes_behind_a_refused_one_are_still_there(edits: bool) -> None:
    held = typed(NOTES + END, "1\n2\n3\nfour\nfive\nsix", edits=edits)
    assert "Not kept yet: “four” and 2 more. Enter alone tries again" in held.out
    assert held.keeper.drafts.get("n", None) == "four\nfive\nsix"
    assert held.typist.asked[-1].start == "four\nfive\nsix"
    held = typed(held.over, ":drop 1", "four\nfive", drafts=held.keeper.drafts.texts)
    assert [e.text for e in kept(held, ev.NoteKept)] == ["1", "2", "3", "four"]
    assert "Not kept yet: “five”." in held.out


def test_words_begun_wait_while_another_note_is_written_anew() -> None:
    first = typed(NOTES + END, "one")
    drafts: dict[tuple[str, str | None], str] = {("n", None): "half a no"}
    held = typed(first.over, ":edit 1", "uno", "", drafts=drafts)
    assert [e.text for e in kept(held, ev.NoteEdited)] == ["uno"]
    assert [e.text for e in kept(held, ev.NoteKept)] == ["one", "half a no"]


def test_a_note_that_was_dropped_while_it_was_changed_does_not_come_back() -> None:
    held = typed(NOTES + END, "one", "two", ":edit 1", ":drop 1", "")
    assert [e.text for e in kept(held, ev.NoteKept)] == ["one", "two"]
    assert held.typist.asked[4].start == ""
    assert isinstance(held.last, ev.Done)


# Themes


GROUP = NOTES.replace("max: 3", "max: 9") + "  - group: g\n    of: n\n    text: Sort.\n" + END


def test_a_heap_is_kept_as_it_lies_on_the_page() -> None:
    held = typed(GROUP, "one", "two", "three", "", "3 1 3 = Home", "", people=1)
    (heap,) = kept(held, ev.Grouped)
    notes = [note.item for note in kept(held, ev.NoteKept)]
    assert heap.items == (notes[0], notes[2])
    assert "Notes 1 3: now in Home." in held.out


def test_notes_are_put_into_themes_by_name() -> None:
    lines = ("one", "two", "three", "", "1 2", "= Home", "7 = Home", "1 2 = Home", "3 = home")
    held = typed(GROUP, *lines, "1 =", ":undo", "", people=2)
    heaps = kept(held, ev.Grouped)
    assert [heap.name for heap in heaps] == ["Home", "", ""]
    assert heaps[0].theme == heaps[1].theme
    assert heaps[2].theme == ""
    assert len(kept(held, ev.Undone)) == 1
    assert "Notes 1 2: now in Home." in held.out
    assert "Note 1: now in no theme." in held.out
    assert "Please type numbers from 1 to 3." in held.out
    again = typed(GROUP, *lines, ":again", ":done")
    assert "1. one, in Home" in again.out
    assert "Themes so far: Home: 3." in again.out


# Reveal


def test_the_reveal_reads_one_note_at_a_time() -> None:
    held = typed(BLIND + END, *TO_REVEAL, "", ":same 1", ":same 1 2", "", "hm", "")
    assert len(kept(held, ev.ItemRead)) == 2
    assert "2 notes, all still closed." in held.out
    assert "would you like to say more?" in held.out
    assert "Please type two numbers, such as :same 1 3." in held.out
    assert "Please type the number of a note that is open." in held.out
    assert "Enter goes on:" in held.out
    assert held.out.count("Read.") == 1


def test_beside_a_note_there_is_room_for_a_remark() -> None:
    lines = ("", "", ":remark 1 lovely", ":remark 2", "so true", ":same 1 2", ":undo", ":again")
    held = typed(BLIND + END, *TO_REVEAL, *lines, ":takeback 1", "perhaps", "yes", ":done")
    assert [e.text for e in kept(held, ev.Remarked)] == ["lovely", "so true"]
    assert len(kept(held, ev.Likened)) == len(kept(held, ev.Undone)) == 1
    assert "Remark: so true" in held.out
    assert len(kept(held, ev.TakenBack)) == 1
    assert "do you take your note back?" in held.out


def test_notes_that_are_still_closed_are_said_once() -> None:
    held = typed(BLIND + END, *TO_REVEAL, ":done", ":done", "")
    assert "2 notes are still closed. Enter opens them; :done again goes on." in held.out
    assert held.over.status == "finished"
    held = typed(BLIND + END, "s", "", "n", "", "s", "n", "", "")
    assert "Nothing was written. That is fine." in held.out


def test_one_more_minute_before_opening() -> None:
    held = typed(BLIND + END, *TO_REVEAL[:-1], "x", ":wait", "s", "n", "", "", "", "")
    assert len(kept(held, ev.NotReady)) == 1
    assert "That is nobody's key here." in held.out
    assert "Sam is not ready yet." in held.out


# Agreement

AGREE = "  - agree: a\n    text: Tea at six.\n" + END


def test_degrees_wishes_and_other_words() -> None:
    lines = ("s", "5", "not yet", "later", "n", "4", "", "s", "n")
    held = typed(
        AGREE,
        *lines,
        ":reword",
        "Tea at",
        "seven.",
        "",
        "s",
        "1",
        "n",
        "2",
        "",
        "cake",
        "s",
        "n",
        "",
    )
    degrees = [(e.degree, e.wish) for e in kept(held, ev.Judged)]
    assert degrees == [("not_yet", "later"), ("no", ""), ("yes", ""), ("wish", "cake")]
    assert [e.text for e in kept(held, ev.Reworded)] == ["Tea at\nseven."]
    assert "Sam: not yet: “later”.\nNoa: no." in held.out
    assert "Talk, and :reword changes the words." in held.out
    assert "Nothing is written yet; :back leaves the question." in held.out
    assert "Agreed, and the wish stays beside it." in held.out


def test_other_words_outlive_ctrl_c_with_their_line_half_typed() -> None:
    class Cut(Typist):
        """Presses Ctrl+C in the second line."""

        def read(self, asked: Asked) -> str:
            if not self.lines:
                raise Interrupted("at sev")
            return super().read(asked)

    lines = ("s", "5", "not yet", "later", "n", "4", "", "s", "n", ":reword", "Tea")
    held = typed(AGREE, typist=Cut(*lines))
    assert "Tea\nat sev" in held.keeper.drafts.texts.values()


def test_a_degree_given_before_is_there_again() -> None:
    held = typed(AGREE, "s")
    look = held.talk.shown.look
    body = p.Judging("Tea", "wish", "cake")
    again = JudgePage(held.talk, replace(look, page=replace(look.page, body=body)))
    assert again.start() == "2"
    assert again.words_begun(edits=True) == (
        "Answered before: yes, with a wish. Enter alone keeps it."
    )


def test_numbers_stand_side_by_side() -> None:
    steps = (
        "  - ask: q\n    who: each\n    blind: true\n    type: scale\n    min: -1\n    max: 1\n"
        "    text: How close?\n  - reveal: r\n    of: q\n    show: side_by_side\n" + END
    )
    held = typed(steps, "s", "-1", "n", ":pass", "s", "n", "", "")
    assert "Sam: -1. Noa: nothing." in held.out
