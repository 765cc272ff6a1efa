"""Questions in the plain face: what is said, what is understood, what is refused and why."""

from __future__ import annotations

import pytest

from flows import events as ev
from store import StoreError
from tests.ui.plain.table import Typist, typed
from tui.plain.console import Asked, Interrupted

END = "  - end: done\n    text: Bye\n"


def ask(kind: str, more: str = "") -> str:
    """A question to all together, and the end."""
    return f"  - ask: q\n    who: all\n    type: {kind}\n    text: |\n      Look up.\n\n      What?\n{more}{END}"


def test_a_line_is_kept_and_the_question_is_said_last() -> None:
    held = typed(ask("line"), "", "tea")
    assert held.last.value == "tea"
    assert "Nothing is written yet; :pass leaves it open." in held.out
    assert "Look up.\n\nWhat?\nAnswer: \n" in held.out
    assert held.typist.asked[0].question == "What?"


def test_two_colons_are_a_text_that_begins_with_one() -> None:
    assert typed(ask("line"), "::)").last.value == ":)"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("7", 7), ("2,5", 2.5), ("seven", None), ("\x1b[A9", None), ("−3", -3)],
)
def test_numbers(text: str, kept: object) -> None:
    held = typed(ask("number"), text)
    answers = [e.value for e in held.events if isinstance(e, ev.Answered)]
    assert answers == ([] if kept is None else [kept])
    assert ("A number is needed here" in held.out) is (kept is None)


def test_a_scale_says_its_ends_and_what_is_out_of_range() -> None:
    more = '    min: -2\n    max: 2\n    labels: {-2: "far", 2: "close"}\n'
    held = typed(ask("scale", more), "3", "1.5", "", "x", "-2")
    assert held.last.value == -2
    assert "minus 2 means far. 2 means close." in held.out
    assert held.out.count("Please type a number from minus 2 to 2.") == 4


@pytest.mark.parametrize(("text", "kept"), [("y", True), ("No", False), ("1", True)])
def test_yes_and_no(text: str, kept: bool) -> None:
    held = typed(ask("yesno"), "perhaps", text)
    assert held.last.value is kept
    assert "Please type yes or no." in held.out


CHOICE = "    options: [Tea, Walk, Tea later]\n"


@pytest.mark.parametrize(("text", "kept"), [("2", "Walk"), ("walk", "Walk"), ("TEA", "Tea")])
def test_a_choice_by_number_or_word(text: str, kept: str) -> None:
    held = typed(ask("choice", CHOICE), "0", "4", "te", "1 2", text)
    assert held.last.value == kept
    assert held.out.count("Please type a number from 1 to 3.") == 4
    assert "1. Tea\n2. Walk\n3. Tea later\n\nWhat?" in held.out


def test_a_choice_by_letter() -> None:
    more = f"{CHOICE}    keys: [k, w, l]\n"
    held = typed(ask("choice", more), "x", "w")
    assert held.last.value == "Walk"
    assert "k. Tea\nw. Walk" in held.out
    assert "Please type one of k, w, l." in held.out


def test_several_choices_and_an_order() -> None:
    held = typed(ask("choices", CHOICE), "", "9", "3 1 3", people=1)
    assert held.last.value == ("Tea", "Tea later")
    assert "Nothing is chosen yet." in held.out
    assert "Please type numbers from 1 to 3." in held.out
    held = typed(ask("rank", CHOICE), "2 2 1", "2 1", "2,1,3", people=1)
    assert held.last.value == ("Walk", "Tea", "Tea later")
    assert "Each number once, please." in held.out


def test_nothing_to_choose_from_can_be_passed() -> None:
    steps = "  - notes: n\n    who: all\n    text: Write.\n" + ask(
        "choice", "    options_from: n.items\n"
    )
    held = typed(steps, "", "1", ":pass", people=1)
    assert isinstance(held.last, ev.Passed)
    assert "There is nothing to choose from; :pass leaves it open." in held.out


def test_a_day_in_words_is_said_back() -> None:
    held = typed(ask("date"), "whenever", "friday")
    assert held.last.value == "2026-06-19"
    assert "That names no day" in held.out
    assert "That is Friday 19 June 2026." in held.out


def test_a_day_that_can_be_read_in_two_ways_is_asked_for() -> None:
    held = typed(ask("date"), "3/4/2027", "3", "", "3/4/2027", "2")
    assert "can be read in 2 ways." in held.out
    assert "1. Wednesday 3 March 2027" not in held.out
    assert held.last.value in {"2027-04-03", "2027-03-04"}
    assert "Please type a number from 1 to 2." in held.out


class Cut(Typist):
    """Presses Ctrl+C behind a half-typed word when nothing is left to type."""

    def read(self, asked: Asked) -> str:
        if not self.lines:
            raise Interrupted("2")
        return super().read(asked)


def test_the_number_of_a_day_is_no_answer_when_it_is_left_half_typed() -> None:
    held = typed(ask("date"), typist=Cut("3/4/2027", edits=True))
    assert held.keeper.drafts.get("q", None) == "3/4/2027"
    form = f"  - form: q\n    text: When?\n    fields:\n      - d: {{text: Day, type: date}}\n{END}"
    held = typed(form, typist=Cut("3/4/2027", edits=True))
    assert '"d": "3/4/2027"' in held.keeper.drafts.get("q", None)


def test_an_answer_that_was_refused_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr("tests.ui.plain.table.MemoryKeeper.append", full)
    held = typed(ask("line"), "tea", drafts={("q", None): "an old draft"})
    assert held.typist.asked[-1].start == "tea"
    assert held.keeper.drafts.get("q", None) == "tea"


def test_a_day_that_has_gone_by_is_said_once() -> None:
    held = typed(ask("date"), "2026-01-01", "")
    assert held.last.value == "2026-01-01"
    assert held.out.count("That day has gone by.") == 1


def test_what_is_suggested_is_taken_only_when_somebody_says_so() -> None:
    more = "    suggest: '\"every week\"'\n"
    held = typed(ask("line", more), "", ":take")
    assert held.last.value == "every week"
    assert "Suggested: “every week”; :take takes it." in held.out


def test_words_begun_are_there_again_and_can_be_added_to() -> None:
    drafts: dict[tuple[str, str | None], str] = {("q", None): "half a sen"}
    held = typed(ask("line"), ":add tence", "", drafts=drafts)
    assert held.last.value == "half a sen tence"
    assert "You had begun: “half a sen”." in held.out
    assert typed(ask("line"), ":clear", "anew", drafts=drafts).last.value == "anew"
    edited = typed(ask("line"), "whole", drafts=drafts, edits=True)
    assert edited.typist.asked[0].start == "half a sen"
    assert "You had begun" not in edited.out


def test_an_earlier_answer_is_there_after_going_back() -> None:
    steps = ask("line").replace(END, f"  - say: s\n    text: Hi\n{END}")
    held = typed(steps, "tea", ":back", "")
    assert [e.value for e in held.events if isinstance(e, ev.Answered)] == ["tea", "tea"]
    assert "Answered before: “tea”." in held.out


TEXT = ask("text")


def test_a_text_has_several_lines_and_ends_with_an_empty_one() -> None:
    held = typed(TEXT, "", "one", "::two", "", people=1)
    assert held.last.value == "one\n:two"
    assert typed(TEXT, "one\ntwo\n", "").last.value == "one\ntwo"
    assert typed(TEXT, "one", ":add more", ":done").last.value == "one more"
    assert typed(TEXT, "one", ":clear", "two", "").last.value == "two"


def test_a_text_that_was_begun_outlives_the_end_of_input() -> None:
    held = typed(TEXT, "one", "two")
    assert held.keeper.drafts.get("q", None) == "one\ntwo"
    assert held.over.status == "paused"
    again = typed(held.over, "three", "", drafts=held.keeper.drafts.texts)
    assert "Written so far:\none\ntwo" in again.out
    assert again.last.value == "one\ntwo\nthree"


SMART = "    aid: smart\n"


def test_the_letters_are_said_once_and_never_block() -> None:
    for kind, lines in (("line", ["more time", ""]), ("text", ["more time", "", ""])):
        held = typed(ask(kind, SMART), ":letters", *lines, people=1)
        assert held.last.value == "more time"
        assert "Nothing is written yet. The letters follow" in held.out or kind == "text"
        assert held.out.count("Still open:") == 1
    held = typed(ask("text", SMART), "We cook every Sunday until Christmas", ":letters", people=1)
    assert "T, until when: there." in held.out
    assert "A, can we, and R, which reason, only you can say." in held.out


def test_one_megabyte_is_refused_with_a_reason_and_leaves_no_draft() -> None:
    held = typed(ask("line"), "x" * 1_000_000, "tea")
    assert "That is too long" in held.out
    assert held.last.value == "tea"


def test_escape_sequences_reach_neither_the_log_nor_the_terminal() -> None:
    held = typed(ask("line"), "a\x1b]0;title\x07b\u202ec")
    assert held.last.value == "a]0;titlebc"
    assert "\x1b]" not in held.out
    assert "\u202e" not in held.out


def test_consent() -> None:
    steps = f"  - consent: c\n    allows: [progress]\n    text: May Ines see it?\n{END}"
    held = typed(steps, "s", "hm", "yes", "n", "no", people=2)
    assert [e.value for e in held.events if isinstance(e, ev.Answered)] == [True, False]
