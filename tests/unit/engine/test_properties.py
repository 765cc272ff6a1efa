"""Properties over random flows and random walks."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import Conversation, advance, may_read, objection, readers, records, redact, replay, view
from flows import events as ev
from flows.leading import room_at
from flows.transitions import STAYING
from flows.turns import back_from, forward_from, needs, open_turns
from flows.workshop.glance import glance
from tests.unit.engine.chance import Walker
from tests.unit.talk import START

WALKS = st.randoms(use_true_random=False)
LIKE_THIS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
OFTEN = settings(LIKE_THIS, max_examples=100)
STEPS = 35


def seats(walker: Walker) -> Iterator[frozenset[str]]:
    """Everybody together, the first two, and two of them alone."""
    names = sorted(walker.now.state.ids)
    yield frozenset(names)
    if len(names) > 2:
        yield frozenset(names[:2])
    for person in names[:2]:
        yield frozenset({person})


@OFTEN
@given(WALKS)
def test_no_seat_holds_what_is_sealed_and_each_sees_the_page_that_the_whole_log_gives(
    random: Random,
) -> None:
    walker = Walker.start(random)
    for _ in range(STEPS):
        if not walker.step():
            continue
        for eyes in seats(walker):
            log, page = redact(walker.now, eyes), view(walker.now, eyes)
            seen = repr(page) + repr(log)
            assert not [token for token in walker.hidden_from(eyes) if token in seen]
            assert view(replay("c1", "p", walker.now.flow, log), eyes) == page


@LIKE_THIS
@given(WALKS)
def test_nobody_and_strangers_are_given_no_words(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(STEPS):
        walker.step()
    for eyes in ((), ("stranger",), ("sam", "stranger")):
        seen = repr(redact(walker.now, eyes)) + repr(view(walker.now, eyes))
        assert not [token for token in walker.secrets if token in seen]
        assert "Earlier" not in seen


@LIKE_THIS
@given(WALKS)
def test_a_facilitator_is_given_no_words_and_no_glance_holds_any(random: Random) -> None:
    walker = Walker.start(random, led=1)
    for _ in range(STEPS):
        if not isinstance(walker.step(), ev.MovedOn | ev.Dropped | ev.Ready):
            continue
        for eyes in (("ines",), ("sam", "ines")):
            seen = repr(redact(walker.now, eyes)) + repr(view(walker.now, eyes))
            seen += repr(glance(walker.now))
            assert not [token for token in walker.secrets if token in seen]
            assert "Earlier" not in seen
        for event in walker.now.events:
            assert "ines" not in readers(walker.now, event)
    for record in records(walker.now):
        assert not may_read(record, ("ines",)) or record.visibility == "shared"


@LIKE_THIS
@given(WALKS)
def test_the_room_can_always_be_moved_on_to_the_end(random: Random) -> None:
    walker = Walker.start(random, led=1)
    for _ in range(STEPS // 2):
        walker.step()
    for _ in range(400):
        room = room_at(walker.now)
        if room is None and not needs(walker.now) and walker.now.status != "paused":
            break
        if room is None or walker.now.state.open_concerns:
            walker.pass_on()
            continue
        assert glance(walker.now).place in (room.place, "")
        event = ev.MovedOn(at=START, place=room.place, by="ines")
        assert objection(walker.now, event) == ""
        walker.now = advance(walker.now, event)
    assert walker.now.status == "finished"


@LIKE_THIS
@given(WALKS)
def test_a_log_replays_to_the_same_state_and_records_after_every_event(random: Random) -> None:
    walker = Walker.start(random)
    assert walker.now.traces == (None,)  # known from here on, so they grow with the log
    for _ in range(STEPS):
        if walker.step():
            again = replay("c1", "p", walker.now.flow, walker.now.events)
            assert again.state == walker.now.state
            assert again.traces == walker.now.traces
            assert records(again) == records(walker.now)


@LIKE_THIS
@given(WALKS)
def test_shared_records_hold_nothing_sealed_and_ids_are_unique(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(STEPS):
        walker.step()
    made = records(walker.now)
    assert len({record.id for record in made}) == len(made)
    for record in made:
        eyes = walker.now.state.ids if record.visibility == "shared" else {str(record.author)}
        hidden = walker.hidden_from(frozenset(eyes))
        assert not [token for token in hidden if token in repr(record)]


@LIKE_THIS
@given(WALKS)
def test_back_then_forward_gives_the_same_state(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(STEPS):
        walker.step()
        for turn in open_turns(walker.now):
            back = back_from(walker.now, turn)
            if back is None:
                continue
            at = walker.now.state.started.at
            who = "ines" if walker.now.state.led_room else None
            went = ev.WentBack(at=at, place=back.place, people=back.people, by=who)
            gone = advance(walker.now, went)
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
        who = "ines" if gone.state.led_room else None
        gone = advance(gone, ev.WentForward(at=at, people=people, by=who))
    return gone


@LIKE_THIS
@given(WALKS)
def test_no_answer_is_ever_lost(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(STEPS):
        event = walker.step()
        cells = walker.now.state.cells.values()
        if isinstance(event, ev.NoteKept):
            assert any(note.item == event.item for cell in cells for note in cell.notes)
        if isinstance(event, ev.Answered):
            assert any(cell.answer == event.value for cell in cells)


@LIKE_THIS
@given(WALKS)
def test_somebody_can_always_go_on_until_it_ends(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(STEPS):
        walker.step()
        if walker.now.status == "running" and not needs(walker.now):
            assert open_turns(walker.now) or walker.now.path.wait


@LIKE_THIS
@given(WALKS)
def test_passing_and_going_on_always_comes_to_the_end(random: Random) -> None:
    """No flow can hold people who pass every question; concerns apart."""
    walker = Walker.start(random)
    for _ in range(STEPS // 2):
        walker.step()
    for _ in range(400):
        if not walker.pass_on():
            break
    assert walker.now.status == "finished"


@LIKE_THIS
@given(WALKS)
def test_after_a_staying_event_nothing_new_is_asked_and_nothing_ends(random: Random) -> None:
    walker = Walker.start(random)
    for _ in range(40):
        before = walker.now
        event = walker.step()
        if type(event) in STAYING:
            assert walker.now.status == before.status
            asked = {need.place for need in needs(before)}
            assert {need.place for need in needs(walker.now)} <= asked
