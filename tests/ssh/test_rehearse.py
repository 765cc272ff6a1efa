"""A rehearsal from the first call to the close, and what the command refuses."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from store import Home, LocalKeeper, StoreError
from store.hub.desk import LocalDesk, Step, Wish, socket_of
from store.hub.server import HubServer
from tests.ssh.lines import until
from tests.ssh.serving import server
from tui.cli import main, rehearsing
from tui.rehearse.calling import Caller, NotConnected, dial
from tui.rehearse.cast import Character
from tui.rehearse.rehearse import Outcome, Plan, rehearse
from tui.rehearse.stage import joined_stage, own_stage
from tui.stamps import MachineStamps


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    made = Home(tmp_path / "home")
    made.prepare()
    return made


def plan(**changes: object) -> Plan:
    """Two people, one pair, the first minutes, nobody real."""
    wish = Wish("Trial", "Ines", (Step("hello", "pairs"),), invented=True)
    given = {"wish": wish, "people": 2, "pace": "fast", "led": True, **changes}
    return Plan(**given)  # type: ignore[arg-type]


QUICK = (
    Character("Liv", 0, 100.0, 0.01, "away"),
    Character("Uma", 1, 100.0, 0.01, "hand"),
)
"""People at human pace who are very quick, one of whom goes away and one raises a hand."""


async def test_simulated_people_come_answer_go_come_back_and_see_the_end(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.rehearse.rehearse.company", lambda *_: QUICK)
    monkeypatch.setattr("tui.rehearse.rehearse.ARRIVING", 0.0)
    monkeypatch.setattr("tui.rehearse.rhythm.DECIDING", 0.1)
    for name, value in {"READING": (0, 0), "BY_CHANCE": 1, "AWAY": (0.1, 0.1)}.items():
        monkeypatch.setattr(f"tui.rehearse.participant.{name}", value)
    told: list[str] = []
    outcome = await rehearse(home, plan(pace="human"), MachineStamps(), told.append)
    assert outcome == Outcome(came=2, stuck=0, closed=True), told
    assert {"Liv is gone for 0 seconds", "Liv is back", "Uma raises a hand"} <= set(told)
    assert told[0].startswith("To lead:      ssh -p ")
    party = home.party(home.parties()[0].id)
    keeper = await LocalKeeper.open(party, since=MachineStamps().now())
    kept = await keeper.history([person.id for person in party.people])
    await keeper.close()
    assert len(kept) == 2


async def test_a_rehearsal_that_is_cancelled_stops_its_server(home: Home) -> None:
    told: list[str] = []
    running = asyncio.create_task(rehearse(home, plan(led=False), MachineStamps(), told.append))
    await until(lambda: told, "the invitation")
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    port = int(told[0].split()[4])
    with pytest.raises(NotConnected):
        await dial(Caller("127.0.0.1", port, "nobody"), lambda _: None)


async def test_a_rehearsal_may_join_a_server_that_runs(home: Home) -> None:
    stamps, wish = MachineStamps(), replace(plan().wish, invented=True)
    async with own_stage(home, wish, stamps) as running:
        assert isinstance(running.desk, LocalDesk)
        hub = await HubServer.open(running.desk._hub, socket_of(home))
        async with joined_stage(home, wish, "127.0.0.1", running.port) as joined:
            call = await dial(joined.caller("Kim"), lambda _: None)
            link = await joined.look("Kim")
            names = [mate.name for mate in link.room.people]
            await link.close()
            await call.hang_up()
        states = [card.closed for card in await running.desk.cards()]
        await hub.close()
    assert names == ["Kim"]
    assert sorted(map(bool, states)) == [False, True]


async def test_joining_takes_a_server(home: Home) -> None:
    with pytest.raises(StoreError, match="No server runs on this home"):
        await rehearse(home, plan(join=True, port=2222), MachineStamps(), lambda _: None)


async def test_who_is_not_let_in_is_told_why() -> None:
    async with server() as here:
        caller = Caller("127.0.0.1", here.port, "ZZZZZZ", {"pin": "4071", "name": "Kim"})
        with pytest.raises(NotConnected, match="no workshop"):
            await dial(caller, lambda _: None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nope"], "There is no flow “nope”"),
        (["hello", "--people", "0"], "a rehearsal has 1 to 50 people"),
        (["hello", "--people", "many"], "--people many is not a whole number"),
        (["reflect"], "“Reflect” is for 1 to 1 people"),
        (["ground-rules", "--people", "1", "--pairs"], "A pair takes two people"),
        (["reflect", "--people", "4", "--pairs"], "“Reflect” is for 1 to 1 people"),
        (["hello", "--people", "2", "--join"], "say with --port where the server listens"),
        (["hello", "--people", "2", "--port", "70000"], "A port is a number from 0 to 65535"),
        (["hello", "--people", "2", "--join", "--port", "2222"], "No server runs on this home"),
        (["hello", "--people", "2", "--host", "192.0.2.1"], "No server can be had on 192.0.2.1"),
    ],
)
def test_the_command_says_what_cannot_be(
    words: list[str], sentence: str, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", *words, "--home", str(home.path)]) in {1, 2}
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (["hello"], "pairs"),
        (["hello", "--people", "12"], "room"),
        (["hello", "--people", "4", "--pairs"], "pairs"),
        (["ws-pairs", "--people", "5"], "pairs"),
    ],
)
def test_who_is_too_many_for_a_flow_is_held_two_by_two(
    words: list[str], size: str, monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    asked: list[Plan] = []

    def rehearsed(_: Home, plan: Plan) -> Outcome:
        asked.append(plan)
        return Outcome(plan.people, 0, closed=True)

    monkeypatch.setattr(rehearsing, "_rehearse", rehearsed)
    assert main(["rehearse", *words, "--home", str(home.path)]) == 0
    assert [step.size for step in asked[0].wish.plan] == [size]


@pytest.mark.parametrize(
    ("end", "said", "code"),
    [
        (Outcome(2, 0, closed=True), "2 of 2 people took part", 0),
        (Outcome(1, 0, closed=False), "1 of 2 people took part", 1),
        (Outcome(0, 0, closed=False), "Nobody came in", 1),
        (KeyboardInterrupt(), "The rehearsal is over", 0),
    ],
)
def test_the_command_rehearses_elsewhere_with_ones_own_flows(
    end: Outcome | BaseException,
    said: str,
    code: int,
    home: Home,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[tuple[Path, list[str], Plan]] = []

    async def play(stage: Home, plan: Plan, *_: object) -> Outcome:
        seen.append((stage.path, [path.name for path in stage.flows.iterdir()], plan))
        if isinstance(end, BaseException):
            raise end
        return end

    monkeypatch.setattr("tui.rehearse.rehearse.rehearse", play)
    home.flows.mkdir()
    (home.flows / "notes.txt").write_text("mine")
    words = ["rehearse", "hello", "--pairs", "--people", "2", "--seed", "7", "--home"]
    assert main([*words, str(home.path)]) == code
    printed = capsys.readouterr()
    assert said in printed.out + printed.err
    [(path, flows, asked)] = seen
    assert path != home.path
    assert not path.exists()
    assert flows == ["notes.txt"]
    assert (asked.people, asked.seed, asked.wish.plan) == (2, 7, (Step("hello", "pairs"),))
