"""What works on every page: reading on, back and forward, time, pause, jots, concerns, the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows import events as ev
from store import CannotSave, LocalKeeper, Party
from tests.ui.talk.host import START, Seat, Table, table
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.modals.help import Help
from tui.modals.palette import Palette
from tui.settings import Settings
from tui.talk.asking import ChoicePage, LinePage
from tui.talk.reading import EndingPage, ListeningPage, ReadingPage, RecallingPage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.line_input import LineInput

END = "  - end: done\n    text: Bye\n"
ASK = "  - ask: q\n    who: all\n    text: What?\n    minutes: 2\n"
SAY = "  - say: hello\n    text: Hello\n"


async def test_a_text_is_read_and_left_with_enter_or_n(tmp_path: Path) -> None:
    steps = (
        SAY
        + "  - notes: ideas\n    who: all\n    text: W\n  - say: list\n    text: These\n    show: ideas\n"
        + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.at(ReadingPage)
        await s.press("enter")
        await s.write("sing")
        await s.press("ctrl+d")
        assert "These" in s.shown
        assert "sing" in s.shown
        await s.press("n")
        await s.at(EndingPage)
        await s.press("enter")
        await s.until(lambda: s.left)


async def test_the_floor_is_the_speakers(tmp_path: Path) -> None:
    steps = "  - listen: floor\n    text: Tell it\n" + END
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.at(ListeningPage)
        assert "Sam speaks. Noa listens" in s.shown
        await s.press("enter")
        await s.at(EndingPage)


async def test_back_and_forward_keep_what_is_half_typed(tmp_path: Path) -> None:
    async with table(tmp_path, SAY + ASK + END) as t, t.seat() as s:
        await s.press("b", "f")
        assert isinstance(s.page, ReadingPage)
        await s.press("enter")
        await s.typed("half")
        await s.press("escape", "b")
        assert isinstance(s.page, ReadingPage)
        await s.press("f")
        assert isinstance(s.page, LinePage)
        assert s.one("#field", LineInput).text == "half"


async def test_pass_leaves_a_question_without_an_answer(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "p")
        await s.at(EndingPage)


async def test_where_the_flow_insists_there_is_no_pass(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + "    skip: false\n" + END) as t, t.seat() as s:
        assert "pass" not in s.keys
        await s.press("escape", "p")
        assert isinstance(s.page, LinePage)


async def test_time_up_is_said_once_and_t_gives_more(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        assert "about 2 min" in s.shown
        await s.typed("a")
        assert s.said == ""
        t.stamps.pass_minutes(3)
        await s.typed("b")
        assert s.said.startswith("Time is up")
        await s.typed("c")
        assert s.said.startswith("Time is up")
        await s.press("escape", "t")
        assert "about 3 min" in s.shown
        assert [event.minutes for event in t.kept(ev.MoreTime)] == [1]
        assert s.one("#field", LineInput).text == "abc"


@pytest.mark.parametrize(("timers", "says"), [("off", ""), ("x2", "about 4 min")])
async def test_timers_as_the_person_wants_them(tmp_path: Path, timers: Any, says: str) -> None:
    settings = Settings(timers=timers)
    async with table(tmp_path, ASK + END) as t, t.seat(settings=settings) as s:
        assert says in s.shown
        t.stamps.pass_minutes(3)
        await s.typed("b")
        assert s.said == ""


async def test_pause_keeps_the_very_word(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t:
        async with t.seat() as s:
            await s.typed("half a wo")
            await s.press("escape", "q")
            await s.until(lambda: s.left)
        async with t.seat() as s:
            assert s.one("#field", LineInput).text == "half a wo"
            assert t.kept(ev.Resumed)


async def test_ctrl_c_pauses(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.typed("half")
        await s.press("ctrl+c")
        await s.until(lambda: s.left)
        assert t.kept(ev.Paused)


async def test_a_jot_is_kept_for_next_time(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "j")
        assert "Shared: both of you will find it next time." in s.shown
        await s.write("call Ines")
        assert s.said == "Kept for next time."
        (jot,) = t.kept(ev.Jotted)
        assert (jot.text, jot.private, jot.by) == ("call Ines", False, None)


async def test_a_thought_is_parked(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "k")
        await s.write("the car")
        assert s.said == "Parked."
        assert [event.text for event in t.kept(ev.Parked)] == ["the car"]


@pytest.mark.parametrize(("key", "how"), [("1", "treated"), ("2", "parked")])
async def test_a_concern_is_settled_before_the_end(tmp_path: Path, key: str, how: str) -> None:
    async with table(tmp_path, SAY + END) as t, t.seat() as s:
        await s.press("c")
        await s.write("too fast")
        assert "asked before the end" in s.said
        await s.press("enter")
        await s.at(EndingPage)
        assert "“too fast”" in s.shown
        await s.press("n")
        assert isinstance(s.page, EndingPage)
        await s.press(key, "enter")
        assert "too fast" not in s.shown
        assert [event.how for event in t.kept(ev.ConcernSettled)] == [how]
        await s.press("enter")
        await s.until(lambda: s.left)


async def test_the_end_counts_what_is_kept(tmp_path: Path) -> None:
    steps = ASK + "  - keep: k\n    as: note\n    fields: {text: q, kind: '\"idea\"'}\n" + END
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.write("tea")
        assert "1 note, in your shared history." in s.shown


async def test_alone_the_end_speaks_of_ones_own_history(tmp_path: Path) -> None:
    steps = ASK + "  - keep: k\n    as: note\n    fields: {text: q, kind: '\"idea\"'}\n" + END
    async with table(tmp_path, steps, "Noa") as t, t.seat() as s:
        assert "Only you." in s.shown
        await s.write("tea")
        assert "in your own history." in s.shown


async def test_ending_early_asks_once(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "colon")
        await s.at(Palette)
        await s.typed("end here")
        await s.press("enter")
        await s.at(Confirm)
        await s.press("n")
        assert not t.kept(ev.Stopped)
        await s.press("colon")
        await s.typed("end here")
        await s.press("enter", "y")
        await s.until(lambda: s.left)
        assert t.kept(ev.Stopped)


async def test_forgetting_asks_once(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "colon")
        await s.typed("forget")
        await s.press("enter", "escape")
        assert isinstance(s.page, LinePage)
        await s.press("colon")
        await s.typed("forget")
        await s.press("enter", "y")
        await s.until(lambda: s.left)


async def test_why_shows_the_evidence(tmp_path: Path) -> None:
    steps = ASK + "    why: card\n" + END
    header = (
        "flow: trial\nformat: 1\nrevision: 1\nlang: en\ntitle: Trial\nsummary: A flow.\n"
        "people: {min: 1, max: 50}\nminutes: 5\nevidence:\n  card: {claim: It helps, strength: strong, source: A study}\n"
        "steps:\n"
    )
    async with table(tmp_path, steps, header=header) as t, t.seat() as s:
        await s.press("escape", "question_mark")
        await s.at(Help)
        assert "It helps" in s.shown
        assert "strong: A study" in s.shown


RECALL = """\
  - recall: r
    from: note
    pick: {pick}
    text: Put aside earlier
    empty: Nothing was put aside.
"""


def _jotted(party: Party) -> None:
    for text in ("first", "second"):
        party.jot(text, at=START, by=None)


async def _recall(folder: Path, pick: str, play: Any) -> None:
    async with table(folder, RECALL.format(pick=pick) + END, before=_jotted) as t, t.seat() as s:
        await s.at(RecallingPage)
        await play(t, s)
        await s.at(EndingPage)


async def test_records_are_looked_at(tmp_path: Path) -> None:
    async def play(t: Table, s: Seat) -> None:
        assert "first" in s.shown
        await s.press("enter")

    await _recall(tmp_path, "none", play)


async def test_one_record_is_picked(tmp_path: Path) -> None:
    async def play(t: Table, s: Seat) -> None:
        await s.press("down", "enter")
        assert len(t.kept(ev.Answered)[0].value) == 1

    await _recall(tmp_path, "one", play)


async def test_several_records_are_picked_and_stand_when_one_comes_back(tmp_path: Path) -> None:
    async def play(t: Table, s: Seat) -> None:
        await s.press("space", "down", "space", "ctrl+d")
        assert len(t.kept(ev.Answered)[0].value) == 2
        await s.press("b")
        assert s.one("#list", ChoiceList).marked == (0, 1)
        await s.press("n")

    await _recall(tmp_path, "many", play)


async def test_nothing_to_recall_is_said(tmp_path: Path) -> None:
    async with table(tmp_path, RECALL.format(pick="many") + END) as t, t.seat() as s:
        if not isinstance(s.page, EndingPage):
            assert "Nothing was put aside." in s.shown
            await s.press("enter")
        await s.at(EndingPage)


async def test_no_options_can_be_left(tmp_path: Path) -> None:
    steps = (
        "  - notes: l\n    who: all\n    text: Write\n  - ask: q\n    who: all\n    type: choices\n"
        "    options_from: l\n    text: Which?\n" + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.press("ctrl+d")
        if isinstance(s.page, ChoicePage):
            await s.press("1", "space", "enter", "ctrl+d")
            assert s.said == "There is nothing to choose from; p passes."
            await s.press("p")
        await s.at(EndingPage)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A disk that refuses every save while a sentence stands in the list."""
    said = (
        "The disk is full: /a/rather/long/path/conversations/0123456789.json could not be saved. "
        "Everything saved before is still there. Make room and try again."
    )
    sentences = [said]
    append = LocalKeeper._append_now

    def refuse(self: LocalKeeper, *args: Any) -> Any:
        if sentences:
            raise CannotSave(sentences[0])
        return append(self, *args)

    monkeypatch.setattr(LocalKeeper, "_append_now", refuse)
    return sentences


async def test_a_save_that_fails_says_why_and_loses_nothing(
    tmp_path: Path, broken: list[str]
) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.write("summer")
        assert "disk is full" in s.said
        assert "Make room and try again." in s.shown
        assert s.one("#field", LineInput).text == "summer"
        await s.press("escape", "j")
        await s.write("remember")
        await s.at(AskLine)
        assert s.one("#answer", LineInput).text == "remember"
        await s.press("escape", "q")
        assert not s.left
        assert "disk is full" in s.said
        broken.clear()
        await s.press("n")
        await s.at(EndingPage)
        assert [event.value for event in t.kept(ev.Answered)] == ["summer"]


async def test_a_wish_that_cannot_be_saved_is_asked_again(
    tmp_path: Path, broken: list[str]
) -> None:
    async with table(tmp_path, '  - agree: a\n    text: "We rest."\n' + END) as t, t.seat() as s:
        await s.press("s", "2", "enter")
        await s.write("tea")
        await s.at(AskLine)
        assert s.one("#answer", LineInput).text == "tea"
        broken.clear()
        await s.press("enter")
        assert [event.wish for event in t.kept(ev.Judged)] == ["tea"]


async def test_other_words_that_cannot_be_saved_are_asked_again(
    tmp_path: Path, broken: list[str]
) -> None:
    said = broken.pop()
    async with table(tmp_path, '  - agree: a\n    text: "We rest."\n' + END) as t, t.seat() as s:
        await s.press("s", "4", "enter", "escape", "n", "enter", "s", "n", "r")
        broken.append(said)
        await s.typed("!")
        await s.press("ctrl+d")
        broken.clear()
        await s.press("ctrl+d")
        assert [event.text for event in t.kept(ev.Reworded)] == ["We rest.!"]


@pytest.mark.parametrize(
    ("key", "event", "kept"),
    [("j", ev.Jotted, "half a jot"), ("c", ev.ConcernRaised, "half a worry")],
)
async def test_what_is_half_typed_over_a_page_outlives_a_crash(
    tmp_path: Path, key: str, event: type[ev.Jotted | ev.ConcernRaised], kept: str
) -> None:
    async with table(tmp_path, SAY + END) as t:
        async with t.seat() as s:
            await s.press(key)
            await s.typed(kept)
            assert isinstance(s.app.screen, AskLine)
        async with t.seat() as s:
            await s.press(key)
            assert s.app.screen.query_one("#answer", LineInput).text == kept
            await s.press("enter")
            await s.until(lambda: any(e.text == kept for e in t.kept(event)))
            await s.press(key)
            assert s.app.screen.query_one("#answer", LineInput).text == ""
