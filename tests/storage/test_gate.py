"""Whatever people do in whatever flow: no seat, no file and no reload leaks or loses a word."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from functools import partial
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import events as ev
from flows.engine import Impossible
from flows.visibility import readers, redact
from store import LocalKeeper, LocalSeat, Message, Reset
from store.conversations import same_readers
from tests.storage.talk import a_party, at, begun
from tests.unit.engine.chance import Walker

STEPS = 40
WALKS = 60
NOBODY: tuple[Iterable[str], ...] = ([], (), frozenset(), {})


@settings(max_examples=WALKS, deadline=None)
@given(st.integers(0, 2**32))
def test_readers_are_the_same_whenever_the_file_is_not_gone_through_again(seed: int) -> None:
    walker = Walker.start(Random(seed))  # noqa: S311 - nothing secret
    for _ in range(STEPS):
        before = walker.now
        event = walker.step()
        if same_readers(before.state, walker.now.state):
            for old in before.events:
                assert readers(walker.now, old) == readers(before, old), (event, old)


def test_nobody_is_nobody_at_every_way_out(tmp_path: Path) -> None:
    asyncio.run(nobody(tmp_path))


async def nobody(folder: Path) -> None:
    """Ask for everything with no eyes; that would pass the gate."""
    party = a_party(folder)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
        for eyes in NOBODY:
            with pytest.raises(ValueError, match=r"somebody has to look"):
                writer.recall("note", eyes, writer.conversation(cid))
    keeper = await LocalKeeper.open(party, since=at())
    for refused in NOBODY:
        for look in (party.records, partial(party.read, cid)):
            with pytest.raises(ValueError, match=r"somebody has to look"):
                look(refused)
        with pytest.raises(ValueError, match=r"somebody has to look"):
            await keeper.subscribe(cid, refused, print)
        with pytest.raises(ValueError, match=r"somebody has to look"):
            await keeper.history(refused)
    held = keeper._open[cid]
    with pytest.raises(ValueError, match=r"somebody has to look"):
        LocalSeat(keeper, held, 1, frozenset(), print)
    await keeper.close()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32))
def test_no_seat_and_no_file_ever_holds_what_it_may_not(seed: int) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(wander(Path(folder), Walker.start(Random(seed))))  # noqa: S311 - nothing secret


async def wander(folder: Path, walker: Walker) -> None:
    """Random people at all possible seats; every act is checked everywhere."""
    names = [person.name for person in walker.now.people]
    party = a_party(folder, *sorted(names))
    keeper = await LocalKeeper.open(party, since=at())
    started = walker.now.events[0]
    assert isinstance(started, ev.Started)
    with (
        patch("store.conversations.read_snapshot", lambda *_: walker.now.flow),
        patch("store.local.needs", lambda _: ()),
    ):
        cid = await keeper.start(walker.now.flow, started)
        ids = sorted(walker.now.state.ids)
        groups = [group for size in range(1, len(ids) + 1) for group in combinations(ids, size)]
        given_to: dict[tuple[str, ...], list[Any]] = {}
        for group in groups:
            log: list[Any] = []
            given_to[group] = log
            seat = await keeper.subscribe(cid, group, partial(take, log))
            log.extend(seat.snapshot.events)
        for _ in range(STEPS):
            event = walker.step()
            if event is None:
                continue
            try:
                await keeper.append(cid, event)
            except Impossible as said:  # pragma: no cover - only seen when the test fails
                raise AssertionError(event) from said
            for group, log in given_to.items():
                assert tuple(log) == redact(walker.now, group)
                words = repr(log)
                assert not {
                    token for token in walker.hidden_from(frozenset(group)) if token in words
                }
            check_file(party.folder, cid, walker)
        whole = await keeper._do(keeper._writer.load, cid)
        assert whole.conversation.events == walker.now.events
        assert whole.conversation.state == walker.now.state
    await keeper.close()


def take(log: list[Any], message: Message) -> None:
    """Fold a message into the log of a seat."""
    if isinstance(message, Reset):
        log.clear()
    log.extend(message.events)


def check_file(folder: Path, cid: str, walker: Walker) -> None:
    """On the disk, exactly what not everybody may read is sealed."""
    path = folder / "conversations" / f"{cid}.json"
    rows = json.loads(path.read_bytes())["events"].values()
    everybody = walker.now.state.ids
    wanted = [not everybody <= readers(walker.now, event) for event in walker.now.events]
    assert ["sealed" in row for row in rows] == wanted
