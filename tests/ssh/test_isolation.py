"""Isolation over SSH: no word stands in any bytes that are sent to somebody whom it is not for."""

import logging
import time
from pathlib import Path
from random import Random

import pytest

from tests.ssh.isolated.afternoon import Afternoon, plan_of
from tests.ssh.isolated.verdict import Verdict, judged
from tests.ssh.isolated.world import opened


async def held(
    folder: Path,
    seed: int,
    patch: pytest.MonkeyPatch,
    log: pytest.LogCaptureFixture,
    *,
    people: int = 5,
    rounds: int = 20,
    small: bool = False,
) -> Verdict:
    """Hold a workshop and look through everything that was sent and kept."""
    random = Random(seed)  # noqa: S311 - nothing secret
    log.set_level(logging.DEBUG)
    logging.getLogger("asyncssh").setLevel(logging.INFO)
    t = time.monotonic()
    async with opened(folder, plan_of(random), patch, socket=seed % 2 == 1) as world:
        print("open", time.monotonic() - t)
        afternoon = Afternoon(world, random, people, rounds, small=small)
        await afternoon.run()
        print("run", time.monotonic() - t)
        v = judged(world, afternoon.everybody, log.text)
        print(
            "judged",
            time.monotonic() - t,
            sum(len(x) for t in world.tapes for _, x in t.chunks),
            len(world.tapes),
            len(world.oracle.words),
        )
        print(v.seen, [(x.opened, len(x.people)) for x in world.oracle.tables.values()])
        return v


@pytest.mark.parametrize("seed", [0, 1])
async def test_x(tmp_path: Path, seed: int, monkeypatch, caplog) -> None:
    v = await held(tmp_path, seed, monkeypatch, caplog, people=4, rounds=10, small=True)
    print(*v.leaks, sep="\n")
    assert not v.leaks
