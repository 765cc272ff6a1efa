"""Configuration, key files, counting, names, the gate, the watchdog: each alone."""

import asyncio
import logging
import signal
from pathlib import Path
from socket import gethostname
from textwrap import dedent

import asyncssh
import pytest

from tests.ssh.lines import FieldApp, run
from tui.serve.caller import Caller, caller_of
from tui.serve.collector import THRESHOLDS, Collector
from tui.serve.config import BadConfig, Config, checked, read_config
from tui.serve.gate import Gate
from tui.serve.hostkey import BadKeyFile, fingerprint, host_key
from tui.serve.hub_process import invited_to
from tui.serve.keylist import KeyList
from tui.serve.limits import WINDOW, Counting, Limits
from tui.serve.listening import open_socket
from tui.serve.supervisor import Child, Supervisor
from tui.serve.watchdog import Watchdog


@pytest.mark.parametrize(
    ("user", "caller"),
    [
        ("K7P3Q2", Caller("participant", "K7P3Q2")),
        (" k7p3q2 ", Caller("participant", "K7P3Q2")),
        ("watch-k7p3q2", Caller("observer", "K7P3Q2")),
        ("screen-K7P3Q2", Caller("screen", "K7P3Q2")),
        ("lead-K7P3Q2", Caller("facilitator", "K7P3Q2")),
        ("co-K7P3Q2", Caller("cofacilitator", "K7P3Q2")),
        ("lead", Caller("facilitator", "")),
        ("plain-k7p3q2", Caller("participant", "K7P3Q2", plain=True)),
        ("Plain-watch-K7P3Q2", Caller("observer", "K7P3Q2", plain=True)),
        ("plain", Caller("participant", "", plain=True)),
        ("\x1b[2J$(id)é\u202e", Caller("participant", "2JID")),
        ("x" * 1000, Caller("participant", "X" * 16)),
    ],
)
def test_a_user_name_says_where_and_as_what(user: str, caller: Caller) -> None:
    assert caller_of(user) == caller


def test_a_configuration_is_read_with_paths_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "duologue.toml"
    file.write_text(
        'port = 22\nworkers = 4\nfacilitator_keys = "leaders"\npublic_name = "talk.example.org"\n'
        "[limits]\nsessions = 80\n"
    )
    config = read_config(file)
    assert config == Config(
        port=22,
        workers=4,
        facilitator_keys=tmp_path / "leaders",
        public_name="talk.example.org",
        limits=Limits(sessions=80),
    )
    assert invited_to(config, 22) == "talk.example.org"
    assert invited_to(Config(public_port=2022), 2222) == f"{gethostname()} -p 2022"


def test_the_operators_page_shows_a_configuration_that_can_be_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "tui" / "serve" / "OPERATORS.md").read_text("utf-8")
    shown = page.partition("```toml\n")[2].partition("```")[0]
    file = tmp_path / "serve.toml"
    file.write_text(dedent(shown), "utf-8")
    config = read_config(file)
    assert (config.port, config.public_port, config.workers) == (2222, 22, 2)
    assert config.banner.startswith("Run by")
    assert config.limits == Limits()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = ", "is no TOML"),
        ("ports = 1", "no setting “ports”"),
        ('port = "22"', "“port” must be a number"),
        ("port = true", "“port” must be a number"),
        ("banner = 1", "“banner” must be a text"),
        ("port = 70000", "A port is"),
        ("workers = 0", "“workers” is"),
        ('key_exchange = "any"', "“key_exchange” is"),
        ("limits = 1", "must be a table"),
        ("[limits]\nseats = 1", "no limit “seats”"),
        ("[limits]\nsessions = 0", "“sessions” must be"),
    ],
)
def test_what_a_configuration_cannot_say_is_told(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "duologue.toml"
    file.write_text(text)
    with pytest.raises(BadConfig, match=said):
        read_config(file)


def test_a_configuration_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="cannot be read"):
        read_config(tmp_path / "none.toml")
    assert checked(Config()).port == 2222


def test_the_host_key_is_made_once_and_guarded(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "host_key"
    key = host_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert fingerprint(host_key(path)) == fingerprint(key)
    assert fingerprint(key).startswith("SHA256:")
    path.chmod(0o640)
    with pytest.raises(BadKeyFile, match="Others can read"):
        host_key(path)
    path.chmod(0o600)
    path.write_text("no key")
    with pytest.raises(BadKeyFile, match="no host key"):
        host_key(path)
    with pytest.raises(BadKeyFile, match="cannot be read"):
        host_key(tmp_path / "keys")
    with pytest.raises(BadKeyFile, match="cannot be made"):
        host_key(path / "below")


def test_a_key_list_is_read_anew_when_it_changes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "keys"
    keys = KeyList(path)
    assert keys.prints == frozenset()
    assert "cannot be read" in caplog.text
    made = [asyncssh.generate_private_key("ssh-ed25519") for _ in range(2)]
    lines = [key.export_public_key().decode() for key in made]
    path.write_text(f"# Kim\n\n{lines[0]}restrict,pty {lines[1]}ssh-ed25519 broken\nnothing\n")
    assert keys.prints == {key.get_fingerprint("sha256") for key in made}
    assert "line 5" in caplog.text
    assert "line 6" in caplog.text
    path.write_text(lines[0])
    assert made[1].get_fingerprint("sha256") not in keys
    assert KeyList(None).prints == frozenset()


def test_connections_and_failures_are_counted_by_address() -> None:
    now = [0.0]
    counting = Counting(
        Limits(starting=3, starting_each=2, connections_each=4, failures_each=2), lambda: now[0]
    )
    counting.come("a")
    counting.come("a")
    assert not counting.may_come("a")
    assert counting.may_come("b")
    counting.come("b")
    assert not counting.may_come("c")
    counting.known("a")
    assert counting.may_come("a")
    for _ in range(2):
        counting.come("a")
        counting.known("a")
    assert not counting.may_come("a")
    counting.gone("a")
    assert counting.may_come("a")
    counting.failed("a")
    counting.failed("a")
    assert not counting.may_come("a")
    now[0] = WINDOW + 1
    assert counting.may_come("a")


async def test_the_gate_lets_one_in_at_a_time_and_forgets_who_is_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.serve.gate.LONGEST_START", 0.05)
    gate = Gate(1)
    leave = await gate.enter()
    second = asyncio.ensure_future(gate.enter())
    await asyncio.sleep(0)
    assert not second.done()
    leave()
    leave()
    late = await second
    third = await asyncio.wait_for(gate.enter(), 5)
    late()
    assert gate._places.locked()
    third()
    assert not gate._places.locked()


async def test_the_collector_freezes_those_who_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for name in ("freeze", "unfreeze", "collect"):
        monkeypatch.setattr(f"gc.{name}", lambda name=name: done.append(name))
    monkeypatch.setattr("gc.set_threshold", lambda *numbers: done.append(str(numbers)))
    monkeypatch.setattr("tui.serve.collector.STABLE", 0)
    collector = Collector()
    collector.begin()
    assert done == ["collect", "freeze", str(THRESHOLDS)]
    for event, wanted in (
        (collector.came, ["collect", "freeze"]),
        (collector.came, ["collect", "freeze"]),
        (collector.came, ["collect", "freeze"]),
        (collector.left, ["collect", "freeze"]),
        (collector.left, ["unfreeze", "collect", "freeze"]),
        (collector.came, ["collect", "freeze"]),
        (collector.left, ["collect", "freeze"]),
        (collector.left, ["unfreeze", "collect", "freeze"]),
    ):
        done.clear()
        event()
        await asyncio.sleep(0.01)
        assert done == wanted, event
    collector.stop()


async def test_a_handler_that_keeps_everybody_waiting_is_ended_and_only_its_app(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Busy(FieldApp):
        """Has a key with which it never comes back."""

        def action_finish(self) -> None:
            """Spin."""
            while True:
                pass

    other = await run()
    busy = await run(lambda _: Busy())
    watchdog = Watchdog(asyncio.get_running_loop(), interval=0.05, stuck=0.3)
    watchdog.start()
    try:
        busy.line.type("\x04")
        assert await asyncio.wait_for(busy.task, 10) == 1
        other.line.type("on\r")
        await other.said("on")
        await other.end()
    finally:
        watchdog.stop()
        watchdog.join()
    assert "kept everybody waiting" in caplog.text
    assert "Stuck" in caplog.text


def test_a_process_that_was_stopped_for_a_while_is_not_taken_for_stuck(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([0.0, 1.0, 500.0, 500.5, 501.0, 501.5])
    monkeypatch.setattr("tui.serve.watchdog.monotonic", lambda: next(clock))
    loop = asyncio.new_event_loop()
    watchdog, silences = Watchdog(loop, interval=1, stuck=5), list[float]()
    rounds = iter([False, True])
    monkeypatch.setattr(watchdog._enough, "wait", lambda _: next(rounds))
    monkeypatch.setattr(watchdog, "_look", silences.append)
    watchdog.run()
    loop.close()
    assert silences == [0.5]


def test_a_child_that_does_not_stay_up_ends_the_server(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr("tui.serve.supervisor.BREATH", 0.02)
    monkeypatch.setattr("tui.serve.supervisor.LULL", 0.05)
    monkeypatch.setattr("tui.serve.supervisor.GRACE", 0.1)
    monkeypatch.setattr("tui.serve.supervisor.HOPELESS", 2)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    told: list[str] = []

    async def fails(stop: asyncio.Event) -> None:
        raise ValueError("no")

    async def waits(stop: asyncio.Event) -> None:
        await stop.wait()

    monkeypatch.setattr(Supervisor, "_start", _no_fork)
    try:
        children = [Child("hub", waits), Child("worker 1", fails)]
        assert Supervisor(children, lambda: told.append("ready")).run() == 1
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert told == ["ready"]
    assert "does not stay up" in caplog.text


def _no_fork(self: Supervisor, child: Child) -> None:
    """Start a child as a process of its own kind: forking a process with threads is not safe."""
    import subprocess
    import sys
    from time import monotonic

    seconds = 0 if child.name.startswith("worker") else 60
    child.began = monotonic()
    process = subprocess.Popen([sys.executable, "-Sc", f"import time; time.sleep({seconds})"])
    process.returncode = 0  # the supervisor waits for it, and nobody else
    child.pid = process.pid


def test_a_port_can_be_listened_on_by_both_kinds_of_address() -> None:
    with open_socket("", 0) as everywhere, open_socket("127.0.0.1", 0) as here:
        assert everywhere.getsockname()[1] > 0
        assert here.getsockname()[0] == "127.0.0.1"
