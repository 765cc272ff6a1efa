"""The questions at the door: what is asked, what follows, and how answers are typed."""

import asyncio

import pytest

from store.hub.link import Knock
from tests.ssh.fakes import CODE, PIN, FakeDoor, FakePlace
from tests.ssh.lines import FakeLine, until
from tui.serve.asking import LineReader, let_in
from tui.serve.house import FAREWELL_SECONDS, House
from tui.serve.limits import Limits
from tui.serve.reception import QUESTIONS, Admitted, Ask, Reception, Turned
from tui.serve.terminal import terminal_of


def reception(door: FakeDoor, key: str = "", offered: str = "") -> Reception:
    """Return a reception for a participant."""
    return Reception(door, Knock(CODE, "participant", address="a", key=key), offered)


async def test_each_answer_leads_to_the_next_question() -> None:
    door = FakeDoor()
    door.words["Sam"] = "tabi"
    dialog = reception(door, offered="SHA256:x")
    steps = [await dialog.begin()]
    steps += [await dialog.reply(said) for said in ("0", PIN, "", "Sam", "", "Noa")]
    prompts = [step.prompt.split()[0] for step in steps if isinstance(step, Ask)]
    assert prompts == ["PIN:", "PIN:", "Name", "Name", "Way-back", "Name"]
    assert [step.hidden for step in steps if isinstance(step, Ask)] == [
        True, True, False, False, True, False,
    ]  # fmt: skip
    assert steps[-1] == Admitted("Noa")
    assert door.keys == {"SHA256:x": "Noa"}


async def test_three_wrong_answers_are_enough_and_so_are_many_questions() -> None:
    door = FakeDoor()
    dialog = reception(door)
    await dialog.begin()
    steps = [await dialog.reply("0") for _ in range(3)]
    assert [type(step) for step in steps] == [Ask, Ask, Turned]
    patient = reception(FakeDoor())
    await patient.begin()
    await patient.reply(PIN)
    many = [await patient.reply(" ") for _ in range(QUESTIONS)]
    assert isinstance(many[-1], Turned)


async def test_a_known_key_is_in_at_once_and_a_lockout_is_told() -> None:
    door = FakeDoor()
    door.keys["SHA256:x"] = "Sam"
    assert await reception(door, key="SHA256:x").begin() == Admitted("Sam")
    door.wrong = 5
    assert isinstance(await reception(door).begin(), Turned)


@pytest.mark.parametrize(
    ("keys", "answer", "shown"),
    [
        ("Sam\r", "Sam", "Name: Sam"),
        ("Sax\x7fm\r", "Sam", "Name: Sam"),
        ("junk\x15Sam\n", "Sam", "Name: Sam"),
        ("S\x1b[Aa\x1bOPm\x1b\r", "Sam", "Name: Sam"),
        ("\x7f\x7fJo\u0308rg\r", "Jo\u0308rg", "Name: J"),
        ("\u202eS\x00am\x07\r", "Sam", "Name: Sam"),
        ("\x03", None, "Name:"),
        ("Sa\x04", None, "Name: Sa"),
        ("x" * 900 + "\r", "x" * 200, "Name: xxx"),
    ],
    ids=["plain", "erased", "cleared", "arrows", "joined", "hostile", "left", "left-late", "long"],
)
async def test_answers_are_typed_on_a_line(keys: str, answer: str | None, shown: str) -> None:
    line = FakeLine()
    reader = LineReader(line)
    line.listen(reader)
    asked = asyncio.create_task(reader.ask("Name: "))
    await until(lambda: "Name:" in line.text)
    for cut in range(0, len(keys), 3):
        line.type(keys[cut : cut + 3])
    assert await asyncio.wait_for(asked, 5) == answer
    assert line.text.startswith(shown)


async def test_what_is_typed_ahead_answers_the_next_question_and_hidden_means_hidden() -> None:
    line = FakeLine()
    reader = LineReader(line)
    line.listen(reader)
    first = asyncio.create_task(reader.ask("PIN: ", hidden=True))
    await asyncio.sleep(0)
    line.type(b"4071\rS\xc3")
    assert await first == "4071"
    second = asyncio.create_task(reader.ask("Name: "))
    await asyncio.sleep(0)
    line.type(b"\xa4m\r")
    assert await second == "Säm"
    assert "4071" not in line.text
    line.resize(100, 30)
    line.read(again=False)
    line.hang_up()
    assert await reader.ask("More? ") is None


async def test_the_dialog_over_a_line_says_why_one_is_not_let_in() -> None:
    line, door = FakeLine(), FakeDoor()
    asked = asyncio.create_task(let_in(line, reception(door)))
    await until(lambda: "PIN:" in line.text)
    line.type("0\r1\r2\r")
    assert await asked is None
    assert line.text.count("That is not right.") == 3


async def house_of(place: FakePlace, limits: Limits | None = None) -> House:
    """Return a house at a place."""
    return House(place.place, limits or Limits())


async def test_the_house_asks_lets_in_and_closes_the_line() -> None:
    place, line = FakePlace(), FakeLine()
    house = await house_of(place)
    told: list[str] = []
    visit = asyncio.create_task(
        house.attend(line, Knock(CODE, "participant"), come_in=lambda: told.append("in"))
    )
    await until(lambda: "PIN:" in line.text)
    assert house.here == 0
    line.type(f"{PIN}\rSam\r")
    await until(lambda: "Hello Sam" in line.text)
    assert (house.here, told) == (1, ["in"])
    line.type("\x04")
    await visit
    assert (house.here, line.status, place.links[0].closed) == (0, 0, True)


async def test_who_does_not_answer_at_the_door_is_let_go() -> None:
    place, line = FakePlace(), FakeLine()
    house = await house_of(place, Limits(login_seconds=0))
    await house.attend(line, Knock(CODE, "participant"))
    assert line.status == 1
    assert "Nobody answered for a while" in line.text


async def test_who_finds_all_seats_taken_after_the_questions_is_told() -> None:
    place, line = FakePlace(), FakeLine()
    house = await house_of(place)
    visit = asyncio.create_task(house.attend(line, Knock(CODE, "participant")))
    await until(lambda: "PIN:" in line.text)
    house.limits = Limits(sessions=-5)
    line.type(f"{PIN}\rSam\r")
    await visit
    assert "Every seat of this server is taken." in line.text
    assert place.apps == []


async def test_who_leads_is_told_before_it_is_asked_that_it_takes_a_cursor() -> None:
    place, line = FakePlace(), FakeLine(terminal_of("dumb", {}))
    await (await house_of(place)).attend(line, Knock(CODE, "facilitator"))
    assert line.status == 1
    assert "Line by line one takes part." in line.text


async def test_a_door_that_cannot_be_reached_is_told() -> None:
    place = FakePlace()
    house = await house_of(place)

    async def gone(*_: object) -> None:
        raise OSError

    for broken in ("knock", "connect"):
        line = FakeLine()
        target = place.door if broken == "knock" else place
        setattr(target, broken, gone)
        house.place = place.place
        await house.attend(line, Knock(CODE, "participant"), token="" if broken == "knock" else "t")
        assert "cannot be reached" in line.text


async def test_a_fault_in_a_session_ends_it_with_a_sentence() -> None:
    place, line = FakePlace(), FakeLine()
    house = await house_of(place)

    async def broken(_: str) -> None:
        secret = "words"
        raise KeyError(secret)

    setattr(place, "connect", broken)  # noqa: B010
    house.place = place.place
    await house.attend(line, Knock(CODE, "participant"), token="t")
    assert "What you had kept is kept." in line.text
    assert "words" not in line.text


async def test_stopping_leaves_who_is_still_at_the_door_no_seat() -> None:
    place, line = FakePlace(), FakeLine()
    house = await house_of(place)
    visit = asyncio.create_task(house.attend(line, Knock(CODE, "participant")))
    await until(lambda: "PIN:" in line.text)
    await asyncio.wait_for(house.stop(), FAREWELL_SECONDS)
    await visit
    assert house.full(leading=True)
    assert "The server stops." in line.text
