"""All ways on from a page: every choice that can decide anything, or the one usual answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flows import Conversation, needs
from flows import events as ev
from flows import pages as p
from flows.records import Record
from tui.rehearsal.deciding import Deciding
from tui.rehearsal.past import found
from tui.rehearsal.walks import page_of
from tui.simulated import respond, words

Way = tuple[ev.Event, ...]
"""What is done on one page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A page of a conversation."""

    now: Conversation
    """The conversation."""
    page: p.Page
    """The page."""
    numbers: frozenset[float]
    """Numbers that conditions compare with."""

    def stamp(self) -> dict[str, Any]:
        """What all events here share."""
        by = self.page.person.id if self.page.person else None
        return {"at": self.now.events[-1].at, "place": self.page.place, "by": by}

    def answer(self, value: ev.Answer) -> Way:
        """One answer."""
        return (ev.Answered(**self.stamp(), value=value),)

    def usual(self) -> Way:
        """What an agreeable person does."""
        people = [person.id for person in self.now.state.started.people]
        order = people.index(self.page.person.id) if self.page.person else 0
        at, today = self.now.events[-1].at, self.now.state.today
        return respond(self.page, at=at, today=today, order=order)


def ways(now: Conversation, deciding: Deciding, past: Sequence[Record]) -> tuple[Way, ...]:
    """Every way on from where a conversation stands; the usual one first."""
    for need in needs(now)[:1]:
        return _lookups(now, found(now, need, past), need.place, deciding)
    page = page_of(now)
    spot = Spot(now, page, deciding.numbers(now, page.place) if page.place else frozenset())
    passing = (ev.Passed(**spot.stamp()),)
    decides = bool(page.place) and deciding.decides(now, page.place)
    make: Callable[[Any, Spot], Iterator[Way]] | None = _WAYS.get(type(page.body))
    if not decides or make is None:
        usual = spot.usual()
        return (usual,) if usual else ()
    made = list(make(page.body, spot))
    if page.may_pass and not isinstance(page.body, p.Voting | p.Consenting):
        made.append(passing)  # which comes to the same as no points, and as no
    return tuple(made)


def _lookups(
    now: Conversation, records: tuple[Record, ...], place: str, deciding: Deciding
) -> tuple[Way, ...]:
    """What a lookup may find: as it is, one, nothing."""
    choices = [records]
    if deciding.decides(now, place):
        choices += [records[:1], ()]
    at = now.events[-1].at
    unique = {tuple(one.id for one in some): some for some in choices}
    return tuple((ev.Recalled(at=at, place=place, records=some),) for some in unique.values())


def _asking(body: p.Asking, spot: Spot) -> Iterator[Way]:
    low = int(body.least or 0)
    match body.type:
        case "line" | "text":
            yield spot.usual()
        case "yesno":
            yield from (spot.answer(True), spot.answer(False))
        case "date":
            for days in (90, -1):
                yield spot.answer((spot.now.state.today + timedelta(days=days)).isoformat())
        case "number" | "scale":
            high = int(10 if body.most is None else body.most)
            known = {low, high, (low + high) // 2}
            known |= {int(n) + step for n in spot.numbers for step in (0, 1)}
            yield from (spot.answer(n) for n in sorted(known) if low <= n <= high)
        case "choice":
            yield from (spot.answer(option.id) for option in body.options)
        case "choices":
            ids = tuple(option.id for option in body.options)
            most = int(body.most or len(ids))
            sizes = sorted({max(low, 1), min(most, len(ids)), low})
            yield from (spot.answer(ids[:size]) for size in sizes if size <= len(ids))
        case "rank":
            ids = tuple(option.id for option in body.options)
            yield from (spot.answer(ids), spot.answer(ids[::-1]))


def _filling(body: p.Filling, spot: Spot) -> Iterator[Way]:
    yield spot.usual()


def _writing(body: p.Writing, spot: Spot) -> Iterator[Way]:
    stamp = spot.stamp()
    done = ev.Done(**stamp)
    if body.notes:
        yield (done,)
        return
    order = spot.page.person.name if spot.page.person else "all"
    wanted = max(body.least, 1)
    kept = [
        ev.NoteKept(**stamp, item=f"{spot.page.place}:{order}:{n}", text=words.GENERAL[n % 6])
        for n in range(min(wanted, body.most))
    ]
    yield (*kept, done)
    if not body.least:
        yield (done,)


def _grouping(body: p.Grouping, spot: Spot) -> Iterator[Way]:
    stamp = spot.stamp()
    done = ev.Done(**stamp)
    yield (done,)
    notes = tuple(note.id for note, theme in body.notes if not theme)
    if len(notes) > 1:
        yield (ev.Grouped(**stamp, items=notes[:2], theme="heap", name=words.THEMES[0]), done)


def _voting(body: p.Voting, spot: Spot) -> Iterator[Way]:
    if body.entries:
        best = len(body.entries) if body.mode == "points" else 1
        points = min(body.budget, best) if body.mode != "thumbs" else 1
        yield spot.answer({body.entries[0].id: points})
    yield spot.answer({})


def _judging(body: p.Judging, spot: Spot) -> Iterator[Way]:
    for degree, wish in (("yes", ""), ("no", ""), ("wish", words.WISH)):
        yield (ev.Judged(**spot.stamp(), degree=degree, wish=wish),)  # type: ignore[arg-type]


def _recalling(body: p.Recalling, spot: Spot) -> Iterator[Way]:
    if body.pick == "none":
        yield spot.usual()
        return
    ids = tuple(entry.id for entry in body.entries)
    yield spot.answer(ids[:1])
    if body.pick == "many":
        yield spot.answer(ids)


def _consenting(body: p.Consenting, spot: Spot) -> Iterator[Way]:
    yield from (spot.answer(True), spot.answer(False))


_WAYS: Mapping[type, Callable[[Any, Spot], Iterator[Way]]] = {
    p.Asking: _asking,
    p.Filling: _filling,
    p.Writing: _writing,
    p.Grouping: _grouping,
    p.Voting: _voting,
    p.Judging: _judging,
    p.Recalling: _recalling,
    p.Consenting: _consenting,
}
