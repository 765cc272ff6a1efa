"""Properties over random flows and random walks."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import Conversation, advance, records, redact, replay, view
from flows import events as ev
from flows.turns import back_from, forward_from, open_turns
from tests.unit.engine.chance import Walker

WALKS = st.randoms(use_true_random=False)
LIKE_THIS = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def seats(walker: Walker) -> Iterator[frozenset[str]]:
    """Everybody alone, and all together."""
    everybody = walker.now.state.ids
    yield everybody
    for person in everybody:
        yield frozenset({person})


@LIKE_THIS
@given(WALKS)
def test_no_view_and_no_seat_ever_holds_what_is_still_sealed(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(40):
        walker.step()
        for eyes in seats(walker):
            hidden = walker.hidden_from(eyes)
            seen = repr(view(walker.now, eyes)) + repr(redact(walker.now, eyes))
            assert not [token for token in hidden if token in seen]


@LIKE_THIS
@given(WALKS)
def test_a_seat_sees_the_same_page_from_what_it_was_given_as_from_everything(
    random: Random,
) -> None:
    walker = Walker.start(random)
    for _ in range(40):
        walker.step()
        for eyes in seats(walker):
            given_log = redact(walker.now, eyes)
            folded = replay("c1", "p", walker.now.flow, given_log)
            assert view(folded, eyes) == view(walker.now, eyes)


@LIKE_THIS
@given(WALKS)
def test_a_log_replays_to_the_same_state_after_every_event(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(40):
        if walker.step():
            again = replay("c1", "p", walker.now.flow, walker.now.events)
            assert again.state == walker.now.state
            assert records(again) == records(walker.now)


@LIKE_THIS
@given(WALKS)
def test_back_then_forward_gives_the_same_state(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(40):
        walker.step()
        for turn in open_turns(walker.now):
            back = back_from(walker.now, turn)
            if back is None:
                continue
            at = walker.now.state.started.at
            gone = advance(walker.now, ev.WentBack(at=at, place=back.place, people=back.people))
            assert forward_again(gone, walker.now).state == walker.now.state


def forward_again(gone: Conversation, before: Conversation) -> Conversation:
    """Everybody who went back goes forward, at a shared place together, else one by one."""
    at = gone.state.started.at
    while gone.state.trail != before.state.trail:
        people = next(
            ahead
            for turn in open_turns(gone)
            if (ahead := forward_from(gone, turn))
            and gone.state.trail[ahead[0]] != before.state.trail.get(ahead[0])
        )
        gone = advance(gone, ev.WentForward(at=at, people=people))
    return gone


@LIKE_THIS
@given(WALKS)
def test_no_answer_is_ever_lost(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(40):
        event = walker.step()
        if isinstance(event, ev.NoteKept):
            cells = walker.now.state.cells.values()
            assert any(note.item == event.item for cell in cells for note in cell.notes)
        if isinstance(event, ev.Answered):
            cells = walker.now.state.cells.values()
            assert any(cell.answer == event.value for cell in cells)


@LIKE_THIS
@given(WALKS)
def test_somebody_can_always_go_on_until_it_ends(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(60):
        walker.step()
        status = walker.now.status
        waiting = status == "running" and not walker.now.path.missing
        assert not waiting or open_turns(walker.now)
