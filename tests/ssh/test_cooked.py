"""Lines on the simplest of terminals, the bounds around them, and what ends a person's thread."""

import asyncio
import threading

import pytest

from store.hub.link import Knock
from tests.ssh.fakes import CODE, PIN, FakeLink, FakePlace
from tests.ssh.lines import FakeLine, until
from tui.plain.readers import LONGEST
from tui.serve import plainly
from tui.serve.cooked import AHEAD, Cooked, Typed
from tui.serve.house import House
from tui.serve.limits import Limits
from tui.serve.plainly import Plainly, serve_plain
from tui.serve.terminal import Terminal, terminal_of

DUMB = terminal_of("dumb", {})


def asked(prompt: str = "Note:", start: str = "") -> tuple[FakeLine, Cooked, list[Typed]]:
    """Return a line with a prompt on it, and where answers go."""
    line, came = FakeLine(DUMB), list[Typed]()
    editor = Cooked(line)
    line.listen(editor)
    editor.ask(prompt, start, came.append)
    return line, editor, came


@pytest.mark.parametrize(
    ("keys", "typed", "shown"),
    [
        ("tea\r", "tea", "Note: tea"),
        ("tea\n", "tea", "Note: tea"),
        ("tex\x7fa\x08a\r", "tea", "Note: tea"),
        ("junk\x15tea\r", "tea", "Note: tea"),
        ("green tea\x17milk\r", "greenmilk", "Note: greenmilk"),
        ("t\x1b[De\x1bOPa\x1b[200~\r", "tea", "Note: tea"),
        ("\x1b]52;c;x\x07tea\r", "52;c;xtea", "Note: 52;c;xtea"),
        ("\u202et\x00e\x9ba\x07\r", "tea", "Note: tea"),
        ("Jo\u0308rg\x7f\x7f\r", "Jo\u0308", "Note: Jo\u0308"),
        ("a👩\u200d💻\x7fb\r", "ab", "Note: a"),
        ("a\tb\x12\r", "a b", "Note: a b\nNote: a b"),
        ("日本\x7f\r", "日", "Note: 日"),
        ("half\x04", "half", "Note: half"),
    ],
)
async def test_a_line_is_typed(keys: str, typed: str, shown: str) -> None:
    line, _, came = asked()
    for byte in keys.encode():
        line.type(bytes([byte]))
    assert came == [Typed("line", typed)]
    # Terminals do not agree on how wide joined signs are, so of those only the beginning is looked at.
    assert line.text.rstrip() == shown or (shown == "Note: a" and line.text.startswith(shown))
    assert b"\x1b" not in line.raw


@pytest.mark.parametrize(("keys", "words"), [("ha\x03", "ha"), ("\x04", ""), ("\x03", "")])
async def test_leaving_takes_along_what_stands_there(keys: str, words: str) -> None:
    line, editor, came = asked()
    line.type(keys)
    assert came == [Typed("left", words)]
    editor.ask("Note:", "begun", came.append)
    line.hang_up()
    assert came[1:] == [Typed("gone", "begun")]
    editor.ask("Note:", "", came.append)
    assert came[2:] == [Typed("gone")]


async def test_a_line_that_is_too_long_for_its_row_is_asked_for_anew() -> None:
    line, _, came = asked()
    line.type(f"{'x' * 100}\x15tea\r")
    assert came == [Typed("line", "tea")]
    assert line.text.rstrip().endswith("\nNote: tea")


async def test_nothing_is_said_into_a_line() -> None:
    line, editor, came = asked()
    line.type("te")
    editor.wake()
    assert came == []
    line.type("\x7f\x7f")
    assert came == [Typed("woken")]
    before = line.raw
    editor.ask("Note:", "", came.append, again=True)
    assert line.raw == before
    line.type("tea\r\n")
    editor.ask("Note:", "", came.append)
    assert came == [Typed("woken"), Typed("line", "tea")]
    # Who does not read is told nothing either, and no line of theirs is taken.
    line.read(again=False)
    editor.wake()
    line.type("more\r")
    assert len(came) == 2
    held = [line.held]
    line.read(again=True)
    assert came[2:] == [Typed("line", "more")]
    assert [*held, line.held] == [True, False]


async def test_what_is_typed_ahead_is_bounded_and_enters_answer_nothing_unsaid() -> None:
    line, editor, came = asked()
    line.type(f"one\r\r\ntwo\r{'x' * 10}\r" + f"{'y' * 999}\r" * 70)
    assert (came, line.held) == ([Typed("line", "one")], True)
    editor.forget_enters()
    for _ in range(2):
        editor.ask("Note:", "", came.append)
    assert [typed.text for typed in came[1:]] == ["two", "x" * 10]
    while line.held:
        editor.ask("Note:", "", came.append)
    assert 0 < AHEAD - 1000 * (73 - len(came)) < 2000
    line, _, came = asked()
    line.type("z" * (LONGEST + 99) + "\r")
    assert came == [Typed("line", "z" * LONGEST)]


async def test_half_typed_words_are_told_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.serve.cooked.REST", 0.01)
    line, editor, came = asked()
    told: list[str] = []
    editor.typed = told.append
    line.type("te")
    await until(lambda: told == ["te"])
    line.type("a")
    line.type("\r")
    await asyncio.sleep(0.03)
    assert told == ["te"]
    assert came == [Typed("line", "tea")]


# A whole person


async def attended(line: FakeLine, place: FakePlace) -> tuple[House, "asyncio.Task[None]"]:
    """Call at a house and come in."""
    house = House(place.place, Limits())
    visit = asyncio.create_task(house.attend(line, Knock(CODE, "participant")))
    await until(lambda: "PIN:" in line.text)
    line.type(f"{PIN}\rSam\r")
    await until(lambda: "Enter goes into the room:" in line.text)
    return house, visit


async def test_the_house_says_its_farewell_and_leaves_no_thread() -> None:
    place, line = FakePlace(), FakeLine(DUMB)
    house, visit = await attended(line, place)
    assert house.here == 1
    assert any(thread.name == "plain" for thread in threading.enumerate())
    await house.stop()
    await visit
    assert "The server stops." in line.text
    assert place.links[0].closed
    await until(lambda: all(thread.name != "plain" for thread in threading.enumerate()))


async def test_only_so_many_take_part_line_by_line() -> None:
    people, line = Plainly(most=0), FakeLine(DUMB)
    assert "All seats" in people.refusal(Knock(CODE, "participant"))
    assert "Line by line one takes part" in people.refusal(Knock(CODE, "screen"))
    assert not Plainly().refusal(Knock(CODE, "participant"))
    assert await people.serve(line, FakeLink("Sam")) == 1  # type: ignore[arg-type]
    assert "All seats" in line.text


async def test_plain_signs_where_others_do_not_arrive() -> None:
    line = FakeLine(Terminal(ascii_only=True, dumb=True))
    _, visit = await attended(line, FakePlace())
    assert 'Welcome to "Team day"' in line.text
    line.type("\x04")
    await visit
    assert line.status == 0


async def test_a_hub_that_does_not_answer_holds_nobody_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plainly, "LAST_WORD", 0.05)
    link, line, never = FakeLink("Sam"), FakeLine(DUMB), asyncio.Event()

    async def home(form: str = "") -> str:
        await never.wait()
        return form

    link.take_home = home  # type: ignore[method-assign]
    for end in ("hung up", "cancelled"):
        task = asyncio.create_task(serve_plain(line, link))  # type: ignore[arg-type]
        await until(lambda: line.listener is not None)
        line.type("\r:home\r")
        await until(lambda: ":home" in line.text)
        if end == "hung up":
            line.hang_up()
            assert await asyncio.wait_for(task, 5) == 0
        else:
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        await until(lambda: all(thread.name != "plain" for thread in threading.enumerate()))


async def test_a_fault_in_the_thread_ends_one_session() -> None:
    place, line = FakePlace(), FakeLine(DUMB)
    _, visit = await attended(line, place)
    secret = "words"

    async def broken(act: object) -> None:
        raise KeyError(secret)

    place.links[0].act = broken  # type: ignore[method-assign]
    line.type("\r:hand\r")
    await visit
    assert "What you had kept is kept." in line.text
    assert secret not in line.text


async def test_the_hub_that_is_gone_is_told_of_and_that_it_is_back() -> None:
    place, line = FakePlace(), FakeLine(DUMB)
    _, visit = await attended(line, place)
    link = place.links[0]
    link.lose[0]("The room cannot be reached for a moment.")
    await until(lambda: line.text.rstrip().endswith("for a moment.\nEnter goes into the room:"))
    line.type(":go\r:nothing\r?\rquit\r")
    await visit
    assert b"That says nothing here." in line.raw
    assert line.status == 0
