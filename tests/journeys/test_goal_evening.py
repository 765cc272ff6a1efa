"""From a wish to a goal with a plan in one evening, and the check-in a week later."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.records import Record
from store import Party, Query, open_home
from tests.journeys import evening
from tests.journeys.replies import line, second_thought, turn
from tests.journeys.strokes import ARRIVE, HOME, READY, Order, hand_over, to
from tests.journeys.terminal import Terminal, as_text, environment
from tests.journeys.watch import Watch, on_disk
from tests.storage.year import Year

Later = Callable[..., Terminal]

ROOT = Path(__file__).resolve().parents[2]
SAM_FIRST: Order = ("sam", "noa")
NOA_FIRST: Order = ("noa", "sam")
DAYS_TO_MONDAY = -date.today().weekday() % 7  # noqa: DTZ011 - the machine's day, as people have it
"""How far the clock is moved for the evening, so that "friday" is always four days away."""

JOINT = f"If {evening.PLAN[0]}, then we {evening.PLAN[1]}"
"""The promise of both, as a home says it."""


@pytest.fixture
def later(home: Path) -> Iterator[Later]:
    """Start the home of Sam and Noa so many days after a Monday, on a terminal of its own."""
    open_home(home).create_party(["Sam", "Noa"], datetime.now(UTC))
    with ExitStack() as running:

        def start(days: int, *, rows: int = 24, cols: int = 80, term: str = "") -> Terminal:
            shift = str(DAYS_TO_MONDAY + days)
            argv = [sys.executable, "-m", "tests.journeys.later", shift, "open", "sam-noa"]
            env = environment(home) | ({"TERM": term} if term else {})
            terminal = running.enter_context(Terminal(argv, rows, cols, env, ROOT))
            terminal.wait_for(HOME.shows)
            return terminal

        yield start


def begin(terminal: Terminal, flow: str) -> None:
    """Arrive at a flow by way of the list of all of them."""
    terminal.press("f")
    terminal.wait_for("/ filter")
    terminal.press("/", flow)
    terminal.wait_for("1 of ")
    terminal.press("enter")
    terminal.wait_for("/ filter")
    terminal.press("enter")
    arrive(terminal)


def arrive(terminal: Terminal) -> None:
    """Wait until the page of arriving is there, choices and all."""
    terminal.wait_for(ARRIVE.shows)
    terminal.wait_for("the short form")


def leave(terminal: Terminal) -> None:
    """Leave from the home; no picture was larger than the terminal."""
    terminal.press("q")
    assert terminal.wait_exit() == 0
    fits(terminal)


def fits(terminal: Terminal, rows: int = 24, cols: int = 80) -> None:
    """No picture was larger than the terminal, and nothing was written past its edges."""
    assert all(len(frame) == rows for frame in terminal.frames)
    assert all(len(row) <= cols for frame in terminal.frames for row in frame)
    assert not terminal.overflows
    assert not any("Traceback" in as_text(frame) for frame in terminal.frames)


def shows(terminal: Terminal, *texts: str) -> str:
    """Wait until all of these texts stand on the screen at once; return what stands there."""
    return as_text(terminal.wait_for(lambda frame: all(t in as_text(frame) for t in texts)))


def of(home: Path, kind: str) -> list[Record]:
    """The newest version of each record of a kind that both may read, oldest first."""
    party: Party = open_home(home).find("sam-noa")
    return [*reversed(party.records([p.id for p in party.people], Query(kinds=(kind,))))]


def numbers(home: Path, what: str) -> list[tuple[object, object]]:
    """Who said which number."""
    kept = [record.fields for record in of(home, "rating") if record.fields["what"] == what]
    return sorted((fields["who"], fields["value"]) for fields in kept)


def the_friday_after(record: Record) -> str:
    """The day that "friday" meant when a record was made, as records keep it."""
    made = record.created.date()
    return (made + timedelta(days=(4 - made.weekday()) % 7)).isoformat()


def test_a_wish_becomes_a_goal_with_a_plan_in_one_evening(later: Later, home: Path) -> None:
    terminal = later(0)
    watch = Watch(terminal, home)
    begin(terminal, "sharpen")
    watch.play(evening.sharpen(SAM_FIRST))
    shows(terminal, "> Action plan", "nobody has a next step")
    terminal.press("enter")
    arrive(terminal)
    watch.play(evening.plan(NOA_FIRST))
    assert watch.checks >= 12, "the promise of privacy was hardly looked at"
    shown = shows(terminal, f"Noa   {evening.STEP}", "until Friday", f"both  {JOINT}", "next time")
    assert shown.index("Goals") < shown.rindex(evening.GOAL)
    leave(terminal)
    _goal_and_plan(home)
    week = later(8)
    _home_a_week_later(week)
    leave(week)
    assert not on_disk(home, ["traceback", "error"])


def test_a_week_later_they_look_at_their_promises(later: Later, home: Path) -> None:
    """A check-in that is killed between two promises, and goes on at the second."""
    _evening_before(home)
    goal = _goal_and_plan(home)
    week = later(8)
    _home_a_week_later(week)
    week.press("enter")
    arrive(week)
    watch = Watch(week, home)
    watch.play(evening.arriving(SAM_FIRST))
    assert watch.checks >= 4, "the promise of privacy was hardly looked at"
    week.press("k")
    week.wait_for(evening.SECOND.shows)
    week.kill()
    fits(week)

    again = later(8)
    shows(again, "> Check-in", "resume at the same word")
    again.press("enter")
    again.wait_for(evening.SECOND.shows)
    assert not any(evening.FIRST.shows in as_text(frame) for frame in again.frames)
    watch = Watch(again, home)
    watch.play(evening.missed(SAM_FIRST))
    assert watch.checks >= 4
    shown = shows(again, JOINT, "kept 0 of 1", "next time")
    assert evening.STEP not in shown, "a kept promise is done with"
    leave(again)
    _what_the_check_in_kept(home, goal)
    assert not on_disk(home, ["traceback", "error"])


def _evening_before(home: Path) -> None:
    """The same goal and plan, on two days and made by the store: the test above uses keys."""
    lived = Year(open_home(home).find("sam-noa"))
    monday = date.today() + timedelta(days=DAYS_TO_MONDAY)  # noqa: DTZ011
    sunday = monday - timedelta(days=1)
    lived.hold("sharpen", sunday, evening.sharpened(monday), quick=True)
    lived.hold("action-plan", monday, evening.planned(monday), quick=True)


def _goal_and_plan(home: Path) -> str:
    """What the evening left in the history; the id of the goal."""
    (goal,) = of(home, "goal")
    assert goal.fields["state"] == "active"
    assert goal.fields["wish"] == "more music"
    assert str(goal.fields["statement"]).startswith(f"{evening.GOAL}, three pieces by heart")
    assert goal.fields["rhythm"] == "every week"
    assert goal.fields["whose"] == "both"
    assert str(goal.fields["due"]) > the_friday_after(goal)
    assert numbers(home, "importance") == [("Noa", 8), ("Sam", 9)]
    assert numbers(home, "confidence") == [("Noa", 8), ("Sam", 7)]
    step, joint = sorted(of(home, "commitment"), key=lambda record: "if_" in record.fields)
    assert step.fields["text"] == evening.STEP
    assert step.fields["owner"] == "Noa"
    assert step.fields["due"] == the_friday_after(step)
    assert (joint.fields["if_"], joint.fields["then"]) == evening.PLAN
    assert joint.fields["owner"] == "both"
    assert {step.fields["goal"], joint.fields["goal"]} == {goal.id}
    assert {step.fields["state"], joint.fields["state"]} == {"open"}
    assert of(home, "meeting")[-1].fields["on"] == step.fields["due"]
    return goal.id


def _home_a_week_later(terminal: Terminal) -> None:
    """The home asks for the check-in and says why, and shows what was promised."""
    shown = shows(terminal, evening.STEP, JOINT, "Goals", "since ")
    rows = shown.splitlines()
    first = next(row for row in rows if row.startswith(" > "))
    assert first.startswith(" > Check-in"), first
    assert "you wanted to meet on Friday" in first
    step = next(row for row in rows if evening.STEP in row)
    assert step.startswith("   Noa ")
    assert "was for " in step, "a day that has passed has to be said so"
    assert shown.index("Goals") < shown.rindex(evening.GOAL)


def _what_the_check_in_kept(home: Path, goal: str) -> None:
    """One promise kept, one not this time and why; numbers, thanks, wins and the next day."""
    states = {str(r.fields["text"]): r for r in of(home, "commitment")}
    assert len(states) == 2
    step = states.pop(evening.STEP)
    assert (step.fields["state"], step.fields["owner"]) == ("kept", "Noa")
    (joint,) = states.values()
    assert joint.fields["state"] == "not this time"
    assert joint.fields["reason"] == evening.IN_WAY
    assert {step.fields["goal"], joint.fields["goal"]} == {goal}
    assert numbers(home, "connection") == [("Noa", 6), ("Sam", 8)]
    thanks = [(r.author, r.fields["text"], r.fields["to"]) for r in of(home, "appreciation")]
    assert sorted(thanks) == [("noa", "for the sudoku", "Sam"), ("sam", "for the pomelo", "Noa")]
    assert sorted(str(r.fields["text"]) for r in of(home, "win")) == ["kumquat jam", "wombat waltz"]
    notes = [(r.fields["kind"], r.fields["text"]) for r in of(home, "note")]
    assert ("setback", "leaky zamboni") in notes
    assert ("takeaway", "celesta") in notes
    meeting = of(home, "meeting")[-1]
    assert meeting.fields["on"] == the_friday_after(meeting)


def test_begun_one_evening_and_finished_weeks_later_elsewhere(later: Later, home: Path) -> None:
    """What Sam wrote waits, sealed; the day that has passed meanwhile is said in words."""
    terminal = later(0)
    watch = Watch(terminal, home)
    begin(terminal, "sharpen")
    watch.play(evening.wish("friday", "sam"))
    watch.play(turn("sam", [evening.BACK], evening.OWN_WORDS["sam"], hand_over("noa")))
    terminal.press("q")
    terminal.wait_for(HOME.shows)
    leave(terminal)
    assert not on_disk(home, ["zeppelin"])

    other = later(20, rows=40, cols=110, term="screen-256color")
    shows(other, "> Sharpen", "paused on ")
    watch = Watch(other, home)
    watch.play([to("enter", hand_over("noa"))])
    watch.play(turn("noa", [evening.BACK], evening.OWN_WORDS["noa"], READY))
    assert not any("zeppelin" in as_text(frame) for frame in other.frames)
    assert b"zeppelin" not in other.raw
    _finish(other, home)
    other.press("q")
    assert other.wait_exit() == 0
    fits(other, 40, 110)


def _finish(terminal: Terminal, home: Path) -> None:
    """Finish: the goal's day has gone by, and so has the first one that is named as the next."""
    gone = (date.today() + timedelta(days=DAYS_TO_MONDAY + 4)).isoformat()  # noqa: DTZ011
    when = second_thought(gone, "That day has gone by", "friday")
    Watch(terminal, home).play(evening.adopt(SAM_FIRST, when, due=line("friday")))
    shows(terminal, evening.GOAL, "next time")
    meeting, (goal,) = of(home, "meeting")[-1], of(home, "goal")
    assert goal.fields["state"] == "active"
    assert goal.fields["due"] == the_friday_after(goal) > gone
    assert meeting.fields["on"] == the_friday_after(meeting)
    assert numbers(home, "importance") == [("Noa", 8), ("Sam", 9)]
