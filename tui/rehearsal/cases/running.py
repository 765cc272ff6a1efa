"""Running a case: people answer as it says, and what comes of it is compared with what it expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows import Impossible, advance, needs, redact, view
from flows import events as ev
from flows import pages as p
from flows.model import Flow
from flows.places import step_id
from flows.reader.nodes import Mapping
from tui.rehearsal.cases.answering import Hand, Unfit, events_for, takes_answers
from tui.rehearsal.cases.expecting import Seen, compared
from tui.rehearsal.cases.matching import match, texts
from tui.rehearsal.cases.model import Case, Failure, Given, Spot, Unseen
from tui.rehearsal.cases.starting import opening
from tui.rehearsal.past import found
from tui.rehearsal.telling import told
from tui.rehearsal.tokens import opened_places
from tui.rehearsal.tracing import Mark, marks
from tui.rehearsal.walks import page_of
from tui.simulated import respond
from tui.simulated.playing import PACE

MOST_PAGES = 2_000
"""A case that takes more pages never ends."""
ONE_PIECE = (p.Asking, p.Writing, p.Consenting, p.Recalling)
"""Pages whose answer is never a mapping: what stands before its colons can only be names."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case."""

    case: Case
    """The case."""
    failures: tuple[Failure, ...]
    """What came out otherwise; empty when it passed."""
    marks: frozenset[Mark]
    """Steps and branches that it came by."""
    path: tuple[str, ...]
    """What people did, in words."""


def run_case(flow: Flow, case: Case) -> Result:
    """Run one case."""
    run = _Run(flow, case)
    try:
        run.to_the_end()
    except _Over as over:
        run.failures.append(over.failure)
    except Exception as error:  # noqa: BLE001 - a case finds what breaks the program, too
        said = f"{type(error).__name__}: {error}"
        run.failures.append(run.failure(case.name, "the case runs", f"the program broke: {said}"))
    else:
        run.failures += compared(case, run.now, run.seen)
        run.failures += run.unused()
    path = told(run.now)
    return Result(case, tuple(run.failures), frozenset(run.marks | marks(run.now)), path)


class _Over(Exception):
    """The case cannot go on."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure


class _Run:
    """A case on its way."""

    def __init__(self, flow: Flow, case: Case) -> None:
        self.flow = flow
        self.case = case
        self.seen = Seen()
        self.failures: list[Failure] = []
        self.marks: set[Mark] = set()
        self.used: set[Spot] = set()
        self.gone_back: set[Spot] = set()
        self.told: set[Unseen] = set()
        self.now, self.past = opening(flow, case)
        self.ids = {person.name: person.id for person in self.now.state.started.people}

    def failure(self, spot: Spot, expected: str, found: str) -> Failure:
        """A failure at a place of the file."""
        return Failure(spot.line, spot.column, expected, found)

    def to_the_end(self) -> None:
        """Go on until the conversation is over."""
        for _ in range(MOST_PAGES):
            self.look()
            if self.now.status == "finished":
                return
            before = len(self.now.events)
            self.page()
            if len(self.now.events) == before:
                where = page_of(self.now).place or "a page that asks nothing"
                said = f"nothing leads on from {where}"
                raise _Over(self.failure(self.case.name, "the case comes to an end", said))
        said = f"it was not over after {MOST_PAGES} pages"
        raise _Over(self.failure(self.case.name, "the case comes to an end", said))

    def page(self) -> None:
        """Do what is asked for on one page."""
        at = self.now.events[-1].at + PACE
        for need in needs(self.now)[:1]:
            records = found(self.now, need, self.past)
            self.now = advance(self.now, ev.Recalled(at=at, place=need.place, records=records))
            return
        page = page_of(self.now)
        self.seen.page(page)
        if page.forward:
            by = page.person.id if page.person else None
            self.now = advance(self.now, ev.WentForward(at=at, by=by, people=page.forward))
            return
        if self.rests(page, at) or self.goes_back(page, at):
            return
        hand = Hand(page, at, len(self.now.events))
        passing = self.said(self.case.passes, page)
        given = self.said(self.case.answers, page) if takes_answers(page) else None
        if passing is not None:
            self.happen((ev.Passed(**hand.stamp()),), passing.step)
        elif given is not None:
            self.happen(self.written(given, hand), given.step)
        else:
            order = list(self.ids.values()).index(page.person.id) if page.person else 0
            today = self.now.state.today
            for event in respond(page, at=at, today=today, order=order):
                self.now = advance(self.now, event)

    def written(self, given: Given, hand: Hand) -> tuple[ev.Event, ...]:
        """What happens when this answer is given."""
        try:
            return events_for(given.node, hand)
        except Unfit as unfit:
            spot = Spot("", unfit.node.line, unfit.node.column)
            expected = f"an answer that fits {hand.page.place}"
            found = self.stranger(given, hand.page) or str(unfit)
            raise _Over(self.failure(spot, expected, found)) from None

    def stranger(self, given: Given, page: p.Page) -> str:
        """What to say when an answer is given by name, and somebody of that name is not here."""
        names = given.node.pairs if isinstance(given.node, Mapping) and not given.person else {}
        unknown = next((name for name in names if name not in self.ids), None)
        by_name = isinstance(page.body, ONE_PIECE) or any(name in self.ids for name in names)
        if unknown is None or not by_name:
            return ""
        *most, last = self.ids
        here = f"people are {', '.join(most)} and {last}" if most else f"person is {last}"
        return f"nobody here is called {unknown}; the invented {here}"

    def happen(self, events: Sequence[ev.Event], spot: Spot) -> None:
        """Let an answer of the case happen; it has to be possible."""
        for event in events:
            try:
                self.now = advance(self.now, event)
            except Impossible as said:
                expected = f"{spot.text} takes this answer"
                raise _Over(self.failure(spot, expected, f"“{said}”")) from None

    def said(self, answers: Sequence[Given], page: p.Page) -> Given | None:
        """What the case says about a page: for this person and round before anything wider."""
        name = page.person.name if page.person else ""
        fitting = [
            (rank, given.person != "", given)
            for given in answers
            if given.person in {"", name} and (rank := match(given.step.text, page.place))
        ]
        if not fitting:
            return None
        chosen = max(fitting, key=lambda found: found[:2])[2]
        self.used.add(chosen.step)
        return chosen

    def rests(self, page: p.Page, at: datetime) -> bool:
        """Pause, where the case says so, once, and come back some days later."""
        for spot, days in self.case.pauses:
            if spot in self.used or not match(spot.text, page.place):
                continue
            self.used.add(spot)
            later = at + timedelta(days=days)
            self.now = advance(self.now, ev.Paused(at=at))
            self.now = advance(self.now, ev.Resumed(at=later, today=later.date()))
            return True
        return False

    def goes_back(self, page: p.Page, at: datetime) -> bool:
        """Go one step back, where the case says so, once."""
        for spot in self.case.back:
            if spot in self.gone_back or not match(spot.text, page.place):
                continue
            self.gone_back.add(spot)
            self.used.add(spot)
            if page.back is None:
                said = "there is nothing before it"
                raise _Over(self.failure(spot, f"back leads on from {page.place}", said))
            self.marks |= marks(self.now)
            by = page.person.id if page.person else None
            back = ev.WentBack(at=at, by=by, place=page.back.place, people=page.back.people)
            self.now = advance(self.now, back)
            return True
        return False

    def unused(self) -> list[Failure]:
        """Answers, passes and ways back that nobody was asked for."""
        asked = [*(g.step for g in (*self.case.answers, *self.case.passes)), *self.case.back]
        asked += [spot for spot, _ in self.case.pauses]
        return [
            self.failure(spot, f"somebody comes to {spot.text}", "nobody did")
            for spot in dict.fromkeys(asked)
            if spot not in self.used
        ]

    def look(self) -> None:
        """Note what people see now, and whether somebody sees what they must not."""
        wanted = [one for one in self.case.expect.never_sees if one not in self.told]
        if not wanted:
            return
        opened = {step_id(place) for place in opened_places(self.now)}
        for unseen in wanted:
            if unseen.before is not None and unseen.before.text in opened:
                continue
            eyes = {self.ids[unseen.who.text]}
            shown = " ".join(texts(view(self.now, eyes))) + repr(redact(self.now, eyes))
            if unseen.what.text in shown:
                self.told.add(unseen)
                self.failures.append(self.seen_early(unseen))

    def seen_early(self, unseen: Unseen) -> Failure:
        """Somebody has seen what they must not."""
        until = f" before {unseen.before.text}" if unseen.before else ""
        expected = f"{unseen.who.text} never sees “{unseen.what.text}”{until}"
        path = told(self.now)
        return self.failure(
            unseen.what, expected, f"seen after “{path[-1] if path else 'the start'}”"
        )
