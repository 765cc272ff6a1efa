"""Coming in over SSH: code, PIN, name, word, keys, and what is refused."""

import asyncio
from pathlib import Path

import asyncssh
import pytest

from store.errors import HubGone
from tests.ssh.fakes import CODE, PIN
from tests.ssh.lines import until
from tests.ssh.serving import Answers, calling, server, sitting
from tui.serve.entrance import Entrance
from tui.serve.limits import Limits

KEY = asyncssh.generate_private_key("ssh-ed25519")
OTHER = asyncssh.generate_private_key("ssh-ed25519")


async def test_code_pin_and_name_and_one_is_in_the_room() -> None:
    async with server(banner="Kim runs this.") as s:
        async with calling(s, CODE.lower(), PIN, "Sam") as seat:
            assert seat.client.asked == ["PIN: ", "Name or alias: "]
            assert "Kim runs this." in "".join(seat.client.told)
            await seat.open()
            await seat.sees("Hello Sam")
            seat.type("abc\rd")
            await until(lambda: s.place.apps[0].said == ["abc"])
            seat.type("\x04")
            assert await seat.status() == 0
        await until(lambda: s.place.links[0].closed)
        assert s.house.here == 0


async def test_a_taken_name_asks_for_the_word_or_another_name() -> None:
    async with server() as s:
        s.place.door.words["Sam"] = "tabi"
        async with calling(s, CODE, PIN, "Sam", "wrong", "", "Noa") as seat:
            await seat.open()
            await seat.sees("Hello Noa")
        async with calling(s, CODE, PIN, "Sam", "tabi") as seat:
            await seat.open()
            await seat.sees("Hello Sam")


async def test_the_third_wrong_pin_ends_the_connection_politely() -> None:
    async with server() as s:
        client = Answers("1", "2", "3", PIN)
        with pytest.raises((asyncssh.DisconnectError, OSError)):
            await asyncssh.create_connection(lambda: client, **s.options(CODE))  # type: ignore[arg-type]
        assert client.asked == ["PIN: "] * 3
        assert "That is not right." in "".join(client.told)


@pytest.mark.parametrize(("user", "said"), [("NOSUCH", "no workshop"), ("watch", "Which room?")])
async def test_a_code_that_is_none_is_told_politely(user: str, said: str) -> None:
    async with server() as s:
        client = Answers("1")
        options = s.options(user)
        with pytest.raises((asyncssh.DisconnectError, OSError)):
            await asyncssh.create_connection(lambda: client, **options)  # type: ignore[arg-type]
        assert said in "".join(client.told)


async def test_a_known_key_skips_everything_and_an_unknown_one_is_asked_in_the_terminal() -> None:
    async with server() as s:
        async with calling(s, CODE, keys=[KEY]) as seat:
            await seat.open()
            await seat.sees("PIN:")
            seat.type("1\r" + PIN + "\rSam\r")
            await seat.sees("Hello Sam")
            assert PIN.encode() not in seat.raw
            assert seat.client.asked == []
        async with calling(s, CODE, keys=[KEY]) as seat:
            await seat.open()
            await seat.sees("Hello Sam")
            assert b"PIN" not in seat.raw


async def test_a_key_that_was_only_offered_is_not_remembered() -> None:
    class Connection:
        """As much of a connection as is asked for."""

        def get_extra_info(self, name: str, default: object) -> object:
            """Return no address."""
            return default

        def send_auth_banner(self, text: str) -> None:
            """Say nothing."""

    async with server() as s:
        entrance = Entrance(s.front)
        entrance.connection_made(Connection())  # type: ignore[arg-type]
        entrance.begin_auth(CODE)
        await entrance.get_kbdint_challenge(CODE, "", "")
        await entrance.validate_kbdint_response(CODE, [PIN])
        # A client may ask whether a key would do, between two answers, and never prove it.
        assert entrance.validate_public_key(CODE, KEY)
        assert await entrance.validate_kbdint_response(CODE, ["Sam"]) is True
        entrance.auth_completed()
        assert entrance._knock().key == ""
        entrance.connection_lost(None)
    assert s.place.door.keys == {}


async def test_leading_takes_a_key_of_the_list(tmp_path: Path) -> None:
    leaders = tmp_path / "leaders"
    leaders.write_bytes(b'# Kim\ncommand="x" ' + KEY.export_public_key() + b"\nnonsense\n")
    async with server(leaders=leaders) as s:
        s.place.door.leaders = {KEY.get_fingerprint("sha256")}
        client = Answers(PIN, "Sam")
        with pytest.raises(asyncssh.PermissionDenied):
            await asyncssh.create_connection(
                lambda: client,
                **s.options(f"lead-{CODE}", [OTHER]),  # type: ignore[arg-type]
            )
        assert client.asked == []
        assert "takes a key" in "".join(client.told)
        async with calling(s, f"lead-{CODE}", keys=[KEY]) as seat:
            await seat.open()
            seat.type("Kim\r")
            await seat.sees("Hello Kim")
        leaders.write_text("")
        async with calling(s, f"lead-{CODE}", PIN, "Lee") as seat:
            await seat.open()
            await seat.sees("Hello Lee")


async def test_when_all_seats_are_taken_one_is_told_and_operators_find_one(tmp_path: Path) -> None:
    operators = tmp_path / "operators"
    operators.write_bytes(KEY.export_public_key())
    async with server(Limits(sessions=1), operators=operators) as s, sitting(s):
        async with calling(s, CODE, PIN, "Noa") as seat:
            await seat.open()
            assert await seat.status() == 1
            assert len(s.place.apps) == 1
        async with calling(s, CODE, keys=[KEY]) as seat:
            await seat.open()
            await seat.sees("PIN:")


async def test_commands_files_and_terminals_that_are_none_are_refused_with_a_line() -> None:
    async with server() as s:
        for kind in ({"command": "id"}, {"subsystem": "sftp"}, {"command": "scp -t x"}, {}):
            async with calling(s, CODE, PIN, f"Sam{len(s.place.door.words)}") as seat:
                done = await seat.conn.create_process(encoding=None, **kind)
                said = await done.stderr.read()
                assert said.count(b"\n") == 1
                assert b"This " in said
                assert (await done.wait()).exit_status == 1
        assert s.place.apps == []


async def test_nothing_is_forwarded_and_one_session_is_enough() -> None:
    async with server() as s, sitting(s) as seat:
        with pytest.raises(asyncssh.ChannelOpenError):
            await seat.conn.open_connection("127.0.0.1", s.port)
        with pytest.raises(asyncssh.ChannelListenError):
            await seat.conn.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 1)
        with pytest.raises(asyncssh.ChannelOpenError):
            await seat.conn.create_process()


async def test_a_connection_that_opens_no_session_is_dropped() -> None:
    async with server(Limits(unused_seconds=1)) as s, calling(s, CODE, PIN, "Sam") as seat:
        await asyncio.wait_for(seat.conn.wait_closed(), 5)


async def test_too_many_connections_of_one_address_are_not_heard() -> None:
    async with server(Limits(starting_each=2)) as s:
        waiting = [await asyncio.open_connection("127.0.0.1", s.port) for _ in range(2)]
        for reader, _ in waiting:
            assert (await reader.readline()).startswith(b"SSH-2.0-Duologue\r")
        reader, writer = await asyncio.open_connection("127.0.0.1", s.port)
        assert await reader.read() == b""
        for end in (writer, *(w for _, w in waiting)):
            end.close()


async def test_failed_attempts_of_an_address_are_counted() -> None:
    async with server(Limits(failures_each=3)) as s:
        for _ in range(2):
            client = Answers("1", "2", "3")
            with pytest.raises((asyncssh.DisconnectError, OSError)):
                await asyncssh.create_connection(lambda: client, **s.options(CODE))  # type: ignore[arg-type] # noqa: B023
        reader, writer = await asyncio.open_connection("127.0.0.1", s.port)
        assert await reader.read() == b""
        writer.close()


async def test_a_door_that_does_not_answer_is_told() -> None:
    async def gone(*_: object) -> None:
        raise HubGone("gone")

    async with server() as s:
        s.place.door.enter = gone  # type: ignore[assignment]
        client = Answers(PIN, "Sam")
        with pytest.raises((asyncssh.DisconnectError, OSError)):
            await asyncssh.create_connection(lambda: client, **s.options(CODE))  # type: ignore[arg-type]
        assert "cannot be reached" in "".join(client.told)
