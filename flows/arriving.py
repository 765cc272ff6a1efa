"""Arriving at a step that asks something of somebody: who stops there, and what comes of it.

Blind turns do not hold each other up: the walk goes on over them to the next *barrier* (a place
where all must have arrived), so that one person can do several private steps in one turn. A blind
answer enters the scope where a reveal that lists it has been opened, and not before.
"""

from __future__ import annotations

from dataclasses import replace

from flows import model as m
from flows.journey import Journey, Jump, Way
from flows.outcomes import agreed, by_itself
from flows.replies import frozen
from flows.stops import Stop, asked, settled
from flows.texts import render
from flows.values import Reply, Scope, Value


def arrive(journey: Journey, step: m.Step, place: str, scope: dict[str, Value]) -> Way:
    """Come to a step that asks something of somebody, and past it if nothing is left to do."""
    people = asked(journey.state, step)
    if not people:
        return Way.THROUGH
    if isinstance(step, m.Agree) and journey.state.alone:
        scope[step.id] = _agreed_alone(step, scope)
        return Way.THROUGH
    stop = Stop(place, step, dict(scope), dict(journey.own), people, journey.part)
    if isinstance(step, m.Recall):
        way = _recall(journey, stop, step, scope)
        if way is not None:
            return way
    barrier = not stop.personal or journey.state.alone
    if barrier and journey.pending:
        journey.stops.append(replace(stop, open=False))
        return Way.HELD
    journey.stops.append(stop)
    arrived = all(settled(journey.state, stop, person.id) for person in people)
    if not stop.together and step.kind != "consent":
        journey.given[step.id] = (place, step)
    if barrier:
        return _leave(journey, stop, scope) if arrived else Way.HELD
    journey.pending = journey.pending or not arrived
    scope.pop(step.id, None)
    if step.kind == "consent":
        return Way.HELD if journey.pending else _leave(journey, stop, scope)
    journey.own[step.id] = (place, step)
    return Way.THROUGH


def wait(journey: Journey, step: m.Wait, place: str, scope: Scope) -> Way:
    """Come to a wait; past it at once where nobody leads the room.

    Waiting for ``all`` is meeting them, and ends by itself.
    """
    state = journey.state
    moved = state.stage(place).moved
    led = bool(state.leaders) and step.until != "all"
    if not led and step.until != "all":
        return Way.THROUGH
    if moved == "alone" and step.otherwise:
        raise Jump(step.otherwise)
    if moved:
        return Way.THROUGH
    if journey.pending:
        return Way.HELD
    if not led:
        return Way.THROUGH
    journey.wait = Stop(place, step, dict(scope), {}, state.people, journey.part)
    return Way.HELD


def _agreed_alone(step: m.Agree, scope: Scope) -> Reply:
    """What a gate comes to where nobody else is there to agree."""
    text = render(step.text, scope)
    marks: dict[str, Value] = {"agreed": True, "unanimous": True, "wishes": (), "text": text}
    return Reply(text, True, (), frozen(marks))


def _recall(journey: Journey, stop: Stop, step: m.Recall, scope: dict[str, Value]) -> Way | None:
    """Come to a recall step; ``None`` when it has a page.

    What was looked up before an answer on the way here was changed is looked up again; until then
    the way goes on with what there is.
    """
    journey.kept_before[stop.place] = len(journey.keepings)
    stage = journey.state.stage(stop.place)
    records = stage.records
    if not journey.pending and (stage.recalled is None or stage.recalled < journey.at):
        journey.missing.append(stop)
    if records is None or not (records or step.empty):
        scope.pop(step.id, None)
        return Way.HELD if records is None else Way.THROUGH
    if by_itself(journey.state, stop):
        scope[step.id] = journey.reply(stop)
        return Way.THROUGH
    return None


def _leave(journey: Journey, stop: Stop, scope: dict[str, Value]) -> Way:
    """Take what a barrier came to into the scope and go on."""
    _stamp(journey, stop)
    step = stop.step
    match step:
        case m.End():
            return Way.ENDED
        case m.Reveal():
            _reveal(journey, step, scope)
            scope[step.id] = Reply(None, True)
        case _:
            scope[step.id] = journey.reply(stop)
    if isinstance(step, m.Agree) and step.otherwise and not agreed(journey.state, stop):
        raise Jump(step.otherwise)
    if isinstance(step, m.Consent) and step.decline and journey.reply(stop).value is not True:
        raise Jump(step.decline)
    return Way.THROUGH


def _stamp(journey: Journey, stop: Stop) -> None:
    """Remember when the newest answer was given; of what is done unseen, the time is hidden."""
    if not stop.personal or journey.state.alone:
        times = [cell.at for cell in journey.cells(stop).values() if cell.at]
        journey.at = max([journey.at, *times])


def _reveal(journey: Journey, step: m.Reveal, scope: dict[str, Value]) -> None:
    """Take what a reveal opened into the scope."""
    for name in step.of:
        if name in journey.own and not getattr(journey.own[name][1], "private", False):
            place, opened = journey.own[name]
            people = asked(journey.state, opened)
            stop = Stop(place, opened, dict(scope), {}, people, journey.part)
            scope[name] = journey.reply(stop, names=step.names)
            del journey.own[name]
