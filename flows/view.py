"""The view: what the people at one seat may see now. Everything in it has passed the gate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows import model as m
from flows import pages as p
from flows.answers import passable
from flows.bodies import body_of
from flows.checking import unmet
from flows.conversation import Conversation
from flows.events import Answer
from flows.overlay import own_scope
from flows.people import Person, PersonId, start_keys
from flows.promises import could_go_on, handed_over, promise, shared, unopened
from flows.sections import bare, sections
from flows.stops import Stop
from flows.texts import render
from flows.turns import Back, Turn, back_from, current, forward_from, give_back, open_turns
from flows.values import Scope


def view(conversation: Conversation, people: Iterable[PersonId]) -> p.Page:
    """What these people, looking at one screen together, see now.

    One person gets their own turn. Several get a shared page, or a hand-over before somebody's
    private turn. Whoever has nothing to do gets a waiting page that says for whom.
    """
    eyes = frozenset(people)
    if conversation.status != "running":
        return _bare(conversation, p.Over(conversation.status), shared(conversation), None)
    if not eyes or not eyes <= conversation.state.ids:
        return _waiting(conversation, frozenset())
    turns = open_turns(conversation)
    private = [turn for turn in turns if turn.hidden and turn.person in eyes]
    hidden = private and len(conversation.people) > 1
    if hidden and len(eyes) > 1:
        return _hand_over(conversation, eyes, _next(conversation, private))
    if private:
        return _turn_page(conversation, eyes, private[0])
    together = [turn for turn in turns if not turn.hidden]
    if together:
        return _turn_page(conversation, eyes, together[0])
    return _waiting(conversation, eyes)


def _next(conversation: Conversation, private: Sequence[Turn]) -> Turn:
    """Whose private turn comes first: somebody who went back to theirs, else the order."""
    trail = conversation.state.trail
    return next((turn for turn in private if turn.person and trail.get(turn.person)), private[0])


def _hand_over(conversation: Conversation, eyes: frozenset[PersonId], turn: Turn) -> p.Page:
    """The page before a private turn. It holds nobody's words."""
    state = conversation.state
    to = next(person for person in conversation.people if person.id == turn.person)
    others = [x for x in conversation.people if x.id in eyes and x.id != to.id]
    written = [x for x in others if _has_written(conversation, x, turn.stop)]
    backs = ((x, give_back(conversation, x.id)) for x in reversed(written))
    body = p.HandOver(
        to=to,
        key=start_keys(state.started.people)[to.id],
        others=tuple(x.name for x in others),
        written=tuple(x.name for x in written),
        give_back=next(((x, back) for x, back in backs if back), None),
    )
    words = handed_over(x.name for x in written)
    return _bare(conversation, body, words, turn.stop)


def _has_written(conversation: Conversation, person: Person, stop: Stop) -> bool:
    """Whether a person is through with their own private turn before the next meeting."""
    if stop.step.kind == "agree":
        return conversation.state.cell(stop.place, person.id).settled
    here = current(conversation, person.id)
    return here is None or not here.open


def _waiting(conversation: Conversation, eyes: frozenset[PersonId]) -> p.Page:
    """Somebody elsewhere is not done, or all wait for the facilitator."""
    wait = conversation.path.wait
    if wait is not None and eyes:
        return _bare(conversation, _led(conversation, wait), shared(conversation), wait)
    busy = {turn.person for turn in open_turns(conversation) if turn.person}
    names = [x.name for x in conversation.people if x.id in busy and x.id not in eyes]
    words = handed_over(x.name for x in conversation.people if x.id in eyes)
    stops = conversation.path.stops
    stop = next((s for s in stops if not s.open), stops[-1] if stops else None)
    return _bare(conversation, p.Waiting(tuple(names)), words, stop)


def _led(conversation: Conversation, wait: Stop) -> p.Waiting:
    """All have arrived and wait for whoever leads the room."""
    step = wait.step
    assert isinstance(step, m.Wait)
    return p.Waiting(leaders(conversation), render(step.text, wait.scope), wait.place, step.timeout)


def _bare(conversation: Conversation, body: p.Body, words: str, stop: Stop | None) -> p.Page:
    """A page that asks nothing."""
    return p.Page(
        title=conversation.flow.title,
        parts=parts(conversation, stop),
        place="",
        body=body,
        promise=words,
        sensitive=conversation.flow.sensitive,
    )


def _turn_page(conversation: Conversation, eyes: frozenset[PersonId], turn: Turn) -> p.Page:
    """The page of a turn."""
    stop, state = turn.stop, conversation.state
    step = stop.step
    people = state.people
    person = next((x for x in people if x.id == turn.person), None)
    scope = _scope(conversation, eyes, turn)
    opening = turn.phase == "open"
    words = unopened(conversation) if opening else promise(conversation, turn).text
    led, ahead = state.led_room, forward_from(conversation, turn)
    said = state.stage(stop.place).through if led else frozenset()
    through = tuple(x.name for x in people if x.id in said)
    return p.Page(
        title=conversation.flow.title,
        parts=parts(conversation, stop),
        place=stop.place,
        body=body_of(conversation, turn, scope, eyes),
        promise=words + could_go_on(len(through), len(people)),
        person=person,
        names=(person.name,) if person else tuple(x.name for x in people if x.id in eyes),
        minutes=_minutes(conversation, stop),
        why=card(conversation.flow, step.why),
        say_if_you_like=render(step.say_if_you_like, stop.scope),
        sensitive=conversation.flow.sensitive,
        may_pass=_may_pass(conversation, turn),
        back=_own(conversation, back_from(conversation, turn)),
        forward=() if led and len(ahead) > 1 else ahead,
        through=through,
        led_by=leaders(conversation) if led and turn.person is None else (),
    )


def _own(conversation: Conversation, back: Back | None) -> Back | None:
    """A way back, if those before the page may take it: in a led room not for everybody."""
    led = conversation.state.led_room
    return None if led and back is not None and len(back.people) > 1 else back


def leaders(conversation: Conversation) -> tuple[str, ...]:
    """Names of the facilitators."""
    state = conversation.state
    return tuple(x.name for x in state.started.people if x.id in state.leaders)


def _scope(conversation: Conversation, eyes: frozenset[PersonId], turn: Turn) -> Scope:
    """The names that the texts of a turn may use: own sealed answers only before own eyes."""
    stop = turn.stop
    if turn.person is None:
        return stop.scope
    if eyes == {turn.person}:
        return own_scope(conversation, stop.scope, stop.own, turn.person)
    return {**stop.scope, "me": conversation.state.name(turn.person)}


def nudges(conversation: Conversation, turn: Turn, value: Answer) -> tuple[str, ...]:
    """What is said once about an answer that fits but could be better; it may stay as it is."""
    return tuple(unmet(conversation.state, turn.stop, value, "nudge"))


def _may_pass(conversation: Conversation, turn: Turn) -> bool:
    """Whether passing is offered."""
    if turn.phase != "write" or turn.stop.step.kind in {"say", "end"}:
        return False
    return passable(conversation.state, turn.stop)


def _minutes(conversation: Conversation, stop: Stop) -> float | None:
    """The soft time of a step, with what was given on top."""
    given = conversation.state.stage(stop.place).minutes
    return (stop.step.minutes or 0) + given if stop.step.minutes or given else None


def card(flow: m.Flow, id: str) -> m.EvidenceCard | None:
    """An evidence card by its id, looked for in the flow and its parts."""
    cards = [c for f in (flow, *flow.parts.values()) for c in f.evidence]
    return next((c for c in cards if c.id == id), None)


def parts(conversation: Conversation, stop: Stop | None) -> tuple[p.Part, ...]:
    """The named parts of the flow, those of the fragments that it calls included."""
    named = sections(conversation)
    over = conversation.status != "running"
    places = [one.place for one in named]
    here = bare(stop.part) if stop else ""
    at = places.index(here) if here in places else (len(places) if over else -1)
    return tuple(
        p.Part(one.title, "done" if index < at else "now" if index == at else "later")
        for index, one in enumerate(named)
    )
