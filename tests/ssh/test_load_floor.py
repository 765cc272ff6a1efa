"""The generator against its own floor: real sessions, all keys seen, everybody gone at the end."""

import os
from collections.abc import AsyncIterator

import pytest

from tests.bench.ssh.measure import Crowd
from tests.bench.ssh.processes import cpu, memory, tree
from tests.bench.ssh.servers import Server, floor


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """The floor in a process of its own."""
    made = await floor()
    yield made
    await made.close()


async def test_two_people_type_at_the_floor(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.bench.ssh.measure.QUIET", 0.05)
    crowd = Crowd(server, seed=1)
    await crowd.come(2)
    step = await crowd.step(idle=0.1, typing=2)
    storm = await crowd.storm(2, 1, 1)
    left = len(crowd.people)
    await crowd.leave()
    churn = await crowd.churn(1, 1)

    assert step.people == 2
    assert step.echo.keys == 2 * (6 - 3)
    assert step.echo.missing == 0
    assert 0 < step.echo.p50 <= step.echo.p95 <= step.echo.most
    assert step.bytes_key > 0
    assert step.idle_bytes == 0
    assert len(step.broadcasts) == 5
    assert len(step.paints) == 2
    assert all(
        paint > greeting > 0 for paint, greeting in zip(step.paints, step.greetings, strict=True)
    )
    assert 0 < step.pss <= step.rss
    assert (storm.failed, len(storm.paints), left) == (0, 2, 4)
    assert churn.alive == 0


def test_a_tree_of_processes_has_memory_and_cpu() -> None:
    me = os.getpid()
    assert tree(me)[0] == me
    assert cpu(me) > 0
    held = memory(me)
    assert 0 < held.pss <= held.rss
    assert memory(2**22 + 1).rss == 0
