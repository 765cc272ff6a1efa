"""A server with people on it: slow ones, gone ones, failing ones, and its end."""

import asyncio
import random

import asyncssh
import pytest
from textual.widgets import Static

from tests.ssh.fakes import CODE, PIN
from tests.ssh.lines import run, until
from tests.ssh.serving import HOST_KEY, calling, server, sitting
from tui.serve import ssh_line
from tui.serve.algorithms import ENCRYPTION, MACS, key_exchange
from tui.serve.apart import fault_of
from tui.serve.house import IDLE, STOPPING
from tui.serve.limits import Limits


async def test_people_leave_by_hanging_up_and_others_stay() -> None:
    async with server() as s, sitting(s, "Noa") as stays:
        async with sitting(s, "Sam"):
            assert s.house.here == 2
        await until(lambda: s.house.here == 1)
        async with calling(s, CODE, PIN, "Lee") as seat:
            await seat.open()
            await seat.sees("Hello Lee")
            seat.conn.abort()
            await until(lambda: s.house.here == 1)
        stays.type("on\r")
        await until(lambda: s.place.apps[0].said == ["on"])
        assert [link.closed for link in s.place.links] == [False, True, True]


async def test_an_app_that_fails_ends_with_status_one_and_others_go_on() -> None:
    async with server() as s, sitting(s, "Noa") as stays, sitting(s, "Sam") as fails:
        fails.type("!boom\r")
        assert await fails.status() == 1
        assert "What you had kept is kept." in fails.text
        stays.type("on\r")
        await until(lambda: s.place.apps[0].said == ["on"])


async def test_at_the_end_everybody_is_told_and_has_status_zero() -> None:
    async with server() as s, sitting(s) as seat:
        await s.house.stop()
        assert await seat.status() == 0
        assert "The server stops." in STOPPING
        assert "What you wrote is kept" in seat.text
        reader, writer = await asyncio.open_connection("127.0.0.1", s.port)
        assert await reader.read() == b""
        writer.close()


async def test_who_does_nothing_for_very_long_is_let_go_with_a_line() -> None:
    async with server() as s, sitting(s) as seat:
        s.house.begin()
        for visit in s.house._visits:
            visit.stirred -= 10**6
        s.house._look_round()
        assert await seat.status() == 0
        assert IDLE[:40] in seat.text


async def test_who_does_not_read_slows_nobody_and_costs_a_bounded_amount(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ssh_line, "HIGH", 16 * 1024)
    monkeypatch.setattr(ssh_line, "LOW", 8 * 1024)
    async with server() as s, sitting(s, "Noa") as reads, sitting(s, "Sam") as stalled:
        sam, after, most = s.place.apps[1], 0, 0
        static = sam.query_one(Static)
        stalled.read(again=False)
        for number in range(1000):
            static.update(f"{number} " * 400)
            await asyncio.sleep(0.01)
            sizes = [line._chan.get_write_buffer_size() for line in s.lines() if line._chan]
            most, after = max(most, *sizes), after + any(line._slow for line in s.lines())
            if after == 60:
                break
        assert after == 60
        assert most < 64 * 1024
        reads.type("on\r")
        await until(lambda: s.place.apps[0].said == ["on"])
        static.update("At last")
        stalled.read(again=True)
        await stalled.sees("At last")


async def test_a_size_is_taken_and_an_impossible_one_is_survived() -> None:
    async with server() as s, sitting(s) as seat:
        assert seat.process is not None
        for size in ((100, 30), (0, 0), (10**6, 10**6), (90, 25)):
            seat.process.change_terminal_size(*size)
        await until(lambda: s.place.apps[0].size == (90, 25))


async def test_a_client_without_a_sign_of_life_is_gone_after_a_while() -> None:
    async with server(Limits(alive_seconds=1)) as s, sitting(s) as seat:
        transport = seat.conn._transport
        assert transport is not None
        transport.pause_reading()
        await until(lambda: s.house.here == 0)


async def test_the_first_bytes_may_be_anything() -> None:
    chance = random.Random(7)  # noqa: S311 - the same bytes each time
    async with server(Limits(starting_each=100)) as s, sitting(s) as seat:
        for number in range(40):
            _, writer = await asyncio.open_connection("127.0.0.1", s.port)
            writer.write(
                chance.randbytes(200) if number % 2 else b"SSH-2.0-x\r\n" + chance.randbytes(99)
            )
            writer.close()
        seat.type("on\r")
        await until(lambda: s.place.apps[0].said == ["on"])


PIECES = [
    b"\x1b[200~", b"\x1b[201~", b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b", b"\xff", b"\xe2\x82", b"\x9b",
    b"\x1b[<0;1;1M", b"\x1b[M", b"9" * 40, b"u", b"~", b";", b"a", b"\r", b"\x7f", b"\x15", b"\t",
    b"\x1b[1;1R", b"\x1b[?2026;2$y", b"\x1b[48;1;1;1;1t", b"\x1b[I", b"\x1b[O", b"\x1b[57399;1:3u",
]  # fmt: skip


async def test_any_bytes_leave_the_app_whole() -> None:
    chance = random.Random(11)  # noqa: S311 - the same bytes each time
    for _ in range(4):
        person = await run()
        for _ in range(150):
            piece = chance.choice([chance.choice(PIECES), chance.randbytes(4)])
            # Two keys end the app, as they should.
            person.line.type(piece.translate(None, b"\x03\x04"))
        person.line.type(b"\x1b\\\x1b[201~")
        await person.calm()
        assert fault_of(person.field) is None
        assert person.field.is_running
        person.line.hang_up()
        assert await person.task == 0


@pytest.mark.parametrize("strict", [True, False])
async def test_what_is_offered_is_what_an_audit_has_nothing_against(strict: bool) -> None:
    """Names without a failure or warning in ssh-audit 3.9; the second list has the one it minds."""
    blameless = {
        "mlkem768x25519-sha256", "sntrup761x25519-sha512", "sntrup761x25519-sha512@openssh.com",
        "chacha20-poly1305@openssh.com", "aes256-gcm@openssh.com", "aes128-gcm@openssh.com",
        "hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com",
    }  # fmt: skip
    before_quantum = {"curve25519-sha256", "curve25519-sha256@libssh.org"}
    offered = {*key_exchange(strict=strict), *ENCRYPTION, *MACS}
    assert offered - blameless == (set() if strict else before_quantum)
    assert key_exchange(strict=strict)[0] == "mlkem768x25519-sha256"
    assert HOST_KEY.get_algorithm() == "ssh-ed25519"


async def test_weak_algorithms_are_not_agreed_on() -> None:
    async with server() as s:
        for weak in (
            {"kex_algs": ["ecdh-sha2-nistp256", "diffie-hellman-group14-sha256"]},
            {"encryption_algs": ["aes256-ctr"], "mac_algs": ["hmac-sha1"]},
        ):
            with pytest.raises(asyncssh.KeyExchangeFailed):
                await asyncssh.connect(**s.options(CODE), **weak)
