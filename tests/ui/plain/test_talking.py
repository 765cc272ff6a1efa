"""A conversation in the plain face: hand-over, covering, commands, asides, pausing, time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from flows import events as ev
from flows.records import Record
from store import StoreError
from store.drafts import field_of
from tests.ui.plain.table import Outcome, QueuedStamps, Typist, typed
from tests.unit.library.sitting import a_goal
from tests.unit.talk import HEADER, flow_of
from tui.plain.commands import BY_NAME, COMMANDS, understood
from tui.plain.console import STILL_THERE, Asked, Interrupted, carry
from tui.plain.talk import CANNOT_WIPE, COVERED
from tui.simulated import company, talk
from tui.simulated.playing import EVENING

WIPE = "\x1b[2J\x1b[3J\x1b[H"
END = "  - end: done\n    text: Bye\n"
ASK = "  - ask: q\n    who: all\n    text: What?\n    minutes: 2\n"
EACH = "  - ask: q\n    who: each\n    blind: true\n    text: What?\n  - reveal: r\n    of: q\n"
SAY = "  - say: hi\n    text: Hello\n"


def seen_after(held: Outcome, words: str) -> str:
    """What stands on the screen when some words come: nothing from before the last wipe."""
    before = held.out[: held.out.index(words)]
    return before[before.rindex(WIPE) :]


def test_the_next_person_finds_nothing_of_the_one_before() -> None:
    held = typed(EACH + END, "s", "zeppelin", "x", "", "N", "narwhal", "s", "n", "", "", "", "")
    assert held.over.status == "finished"
    assert "zeppelin" not in seen_after(held, "Key of Noa")
    assert "narwhal" not in seen_after(held, "Ready to open?")
    assert held.out.count("That is not the key of Noa. Nothing was opened.") == 2
    opened = held.out[held.out.rindex(WIPE) :]
    assert "zeppelin" in opened
    assert "narwhal" in opened


def test_what_is_private_is_wiped_when_the_input_ends() -> None:
    held = typed(EACH + END, "s", ":jot zeppelin")
    assert held.out.endswith(WIPE)
    assert "zeppelin" in held.out
    shared = typed(ASK + END)
    assert WIPE not in shared.out


def test_where_nothing_can_be_wiped_it_asks_once() -> None:
    held = typed(EACH + END, "hm", "yes", "s", "a", "n", "b", "s", "n", wipes=False)
    assert held.out.count(CANNOT_WIPE) == 1
    assert held.out.count("Go on all the same?") == 2
    assert "Please type yes or no." in held.out
    assert "scroll it out of sight first" in held.out
    assert WIPE not in held.out
    assert held.typist.lines == []


@pytest.mark.parametrize("line", ["no", ":back", ":pause"])
def test_who_does_not_want_that_pauses(line: str) -> None:
    held = typed(EACH + END, line, "s", wipes=False)
    assert held.over.status == "paused"
    assert held.typist.lines == ["s"]


def test_every_private_page_says_who_will_read_it() -> None:
    held = typed(EACH + END, "s", "a", "n", "b", "s", "n", "", "", "", "")
    promise = "Only you, until you both open it. Then both of you, with names."
    assert held.out.count(promise) == 2
    for name in ("Sam", "Noa"):
        assert f"{name} writes alone.\n{promise}\n" in held.out


def test_the_keyboard_can_be_given_back() -> None:
    held = typed(EACH + END, ":back", "s", "a", ":back", "s", "b", "n")
    answers = [e.value for e in held.events if isinstance(e, ev.Answered)]
    assert answers == ["a", "b"]
    assert ":back does nothing here." in held.out
    assert ":back gives the keyboard back to Sam." in held.out


def test_a_cover_opens_a_private_page_to_its_own_person_only() -> None:
    held = typed(EACH + END, "s", ":cover", "x", "n", "s", "zeppelin")
    assert held.out.count(COVERED) == 1
    assert "That is nobody's key here. Nothing was opened." in held.out
    covered = held.out[held.out.index(COVERED) :]
    assert covered.index("Key of Sam") < covered.index("What?")
    held = typed(EACH + END, "s", ":cover", "s", "zeppelin", wipes=False)
    assert isinstance(typed(EACH + END, "s", ":cover", "s", "a").last, ev.Answered)


def test_a_cover_where_nothing_can_be_wiped_says_so() -> None:
    held = typed(ASK + END, ":cover", "s", "tea", "", wipes=False)
    assert "turn it away, or close it." in held.out
    assert held.over.status == "finished"


def test_help_names_every_command_of_the_page_and_no_other() -> None:
    held = typed(ASK + END, "?")
    help_ = held.out[held.out.index("You may also type:") :]
    works = {name for name in BY_NAME if f"\n:{name}" in help_}
    assert works == {
        "pass", "more", "again", "jot", "park", "concern", "cover", "safety", "pause", "stop", "forget",
    }  # fmt: skip
    assert help_.rstrip().endswith("What?\nAnswer:")


def test_every_command_is_done_by_some_page_or_by_the_talk() -> None:
    from tui.plain.kinds import BODIES, QUESTIONS
    from tui.plain.talk import Talk

    kinds = [*BODIES.values(), *QUESTIONS.values(), Talk]
    for command in COMMANDS:
        assert any(hasattr(kind, f"do_{command.name}") for kind in kinds), command.name
    for kind in {*BODIES.values(), *QUESTIONS.values()}:
        assert kind.commands <= set(BY_NAME)
        assert all(hasattr(kind, f"do_{name}") for name in kind.commands), kind


def test_what_a_line_means() -> None:
    assert understood("tea").text == "tea"
    assert understood("::)").text == ":)"
    assert understood(":EDIT  2 ").text == "2"
    assert "Did you mean :back?" in understood(":bak").wrong
    assert "written with two" in understood(":)").wrong


def test_commands_that_do_nothing_here_say_so() -> None:
    held = typed(SAY + END, ":lens", ":bak", "words", ":pass", ":done", "")
    assert ":lens does nothing here." in held.out
    assert "There is no “:bak”. Did you mean :back?" in held.out
    assert "Nothing is kept here. Enter alone goes on" in held.out
    assert held.over.status == "finished"


def test_back_and_forward_and_again() -> None:
    held = typed(SAY + ASK + END, "", ":back", ":forward", ":again", "tea", "")
    kinds = [type(event) for event in held.events]
    assert ev.WentBack in kinds
    assert ev.WentForward in kinds
    assert held.out.count("Trial. Sam and Noa together.") == 2
    assert held.over.status == "finished"


def test_a_jot_a_thought_and_a_concern_on_the_way() -> None:
    lines = (
        ":jot",
        "",
        "?",
        ":lens",
        ":x",
        "buy rice",
        ":park later",
        ":concern",
        ":back",
        ":concern too fast",
    )
    held = typed(ASK + END, *lines, "tea", "3", "1", "")
    kinds = {type(event): event for event in held.events}
    jotted, parked, raised = kinds[ev.Jotted], kinds[ev.Parked], kinds[ev.ConcernRaised]
    assert (jotted.text, jotted.private, jotted.by) == ("buy rice", False, None)
    assert (parked.text, raised.text) == ("later", "too fast")
    assert kinds[ev.ConcernSettled].how == "treated"
    assert "Shared: both of you will find it next time." in held.out
    assert "This question comes first; :back leaves it." in held.out
    assert "Please type 1 or 2." in held.out
    assert "Before you close: a concern is still open." in held.out
    assert held.out.count("What?\nAnswer:") >= 4


def test_a_jot_in_a_private_turn_stays_with_its_author() -> None:
    held = typed(EACH + END, "s", ":jot for me")
    assert (held.last.text, held.last.private, held.last.by) == ("for me", True, "sam")
    assert "Only you. It is never opened to anybody else." in held.out


def test_half_typed_words_beside_a_page_are_there_again() -> None:
    held = typed(ASK + END, ":jot", "", drafts={(field_of("q", "jot"), None): "buy rice"})
    assert held.last.text == "buy rice"
    assert "There already: “buy rice”. Enter alone keeps it" in held.out
    assert not held.keeper.drafts.get(field_of("q", "jot"), None)


@pytest.mark.parametrize(
    ("command", "status"), [(":stop", "stopped"), (":forget", "forgotten"), (":pause", "paused")]
)
def test_leaving_a_conversation(command: str, status: str) -> None:
    held = typed(ASK + END, command, "hm", "no", command, "yes")
    assert held.over.status == status
    if command != ":pause":
        assert "Please type yes or no." in held.out


def test_a_paused_conversation_goes_on_at_the_same_page() -> None:
    first = typed(SAY + ASK + END, "", ":pause")
    assert first.over.status == "paused"
    held = typed(first.over, "tea", "")
    assert held.over.status == "finished"
    assert "Hello" not in held.out


def test_time_is_said_once_and_more_can_be_had() -> None:
    held = typed(ASK + END, ":more", "tea", "")
    assert "About 2 minutes." in held.out
    assert "One more minute." in held.out
    assert "About 4 minutes." in typed(ASK + END, timers="x2").out
    assert "About" not in typed(ASK + END, timers="off").out
    assert "About one minute." in typed(ASK.replace("2", "1") + END).out


def test_why_and_safety_and_listening() -> None:
    steps = "  - listen: l\n    text: Talk about it.\n    why: e\n" + END
    card = "evidence:\n  e: {claim: It helps., strength: strong, source: A study}\nsteps:\n"
    flow = flow_of(steps, header=HEADER.replace("steps:\n", card))
    held = typed(talk(flow, company(2)), ":safety", ":why", "", "")
    assert "When this is not the right tool" in held.out
    assert "Sam speaks. Noa listens, and says back what was heard." in held.out
    assert "It helps.\nstrong: A study" in held.out
    assert held.over.status == "finished"


RECALL = "  - recall: old\n    from: goal\n    text: Which one?\n    pick: {pick}\n" + END


@pytest.mark.parametrize(
    ("pick", "lines", "value"),
    [
        ("one", ("9", "9" * 5000, "1 2", "2"), ("g2",)),
        ("many", ("2 1 2",), ("g1", "g2")),
        ("one", ("",), ()),
        ("one", (":done",), ()),
    ],
)
def test_records_are_looked_at_and_picked(pick: str, lines: tuple[str, ...], value: object) -> None:
    goals: tuple[Record, ...] = (a_goal("g1"), a_goal("g2", statement="tea"))
    held = typed(RECALL.format(pick=pick), *lines, "", records=goals)
    answer = next(e for e in held.events if isinstance(e, ev.Answered))
    assert answer.value == value
    assert held.over.status == "finished"


def test_records_that_are_only_looked_at() -> None:
    held = typed(RECALL.format(pick="none"), "", "", records=(a_goal("g1"),))
    assert "1. one slow evening a week" in held.out
    assert held.over.status == "finished"


def test_when_the_time_is_up_it_is_said_once_and_nobody_is_moved() -> None:
    class Late(QueuedStamps):
        """A clock that is a minute further at each look."""

        def now(self) -> datetime:
            self.moment += timedelta(minutes=1)
            return self.moment

    held = typed(ASK + END, "?", ":again", "?", "tea", stamps=Late(EVENING))
    assert held.out.count("Time is up; finish your sentence.") == 1


def test_words_beside_a_page_outlive_ctrl_c() -> None:
    class Hasty(Typist):
        """Presses Ctrl+C when nothing is left to type."""

        def read(self, asked: Asked) -> str:
            if not self.lines:
                raise Interrupted("buy ri\x07")
            return super().read(asked)

    held = typed(ASK + END, ":jot", typist=Hasty(":jot", edits=True))
    assert held.keeper.drafts.get(field_of("q", "jot"), None) == "buy ri"
    held = typed(ASK + END, typist=Hasty(edits=True))
    assert held.keeper.drafts.get("q", None) == "buy ri"
    assert held.over.status == "paused"


def test_words_outlive_whatever_ends_the_line() -> None:
    class Gone(BaseException):
        """The terminal is closed."""

    class Cut(Typist):
        """Is cut off in the middle of a word."""

        def read(self, asked: Asked) -> str:
            gone = Gone()
            carry(gone, "buy ri")
            raise gone

    drafts: dict[tuple[str, str | None], str] = {}
    with pytest.raises(Gone):
        typed(ASK + END, typist=Cut(edits=True), drafts_to=drafts)
    assert drafts["q", None] == "buy ri"


def test_what_is_forgotten_is_taken_off_the_screen_too() -> None:
    held = typed(ASK + END, ":jot zeppelin", ":forget", "yes", people=1)
    assert "zeppelin" not in seen_after(held, "Forgotten. No word of it is left.")
    assert STILL_THERE not in held.out
    held = typed(ASK + END, ":forget", "yes", wipes=False)
    assert held.out.rstrip().endswith(STILL_THERE)


def test_somebody_elsewhere_is_waited_for() -> None:
    held = typed(EACH + END, "s", "tea", seats=("sam",))
    assert "You are done here. Waiting for Noa; nothing is hurried." in held.out
    assert held.typist.asked[-1].prompt == "Enter looks again:"


def test_a_save_that_fails_is_said_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("tests.ui.plain.table.MemoryKeeper.append", full)
        held = typed(ASK + END, "tea", ":pause", edits=True)
    assert held.out.count("The disk is full.") == 2
    assert held.typist.asked[-1].start == "tea"
    assert held.over.status == "running"


def test_covering_pausing_and_the_safety_note_work_where_a_question_waits() -> None:
    held = typed(ASK + END, ":jot", ":safety", ":cover", ":safety", "s", ":jot", ":pause")
    assert held.out.count("When this is not the right tool") == 2
    assert WIPE in held.out
    assert held.over.status == "paused"
    assert typed(ASK + END, ":cover", ":pause").over.status == "paused"
