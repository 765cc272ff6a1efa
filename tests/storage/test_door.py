"""The door: codes, PINs, keys, way-back words, and what happens after five wrong ones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flows.workshop import acts
from store import Address, Knock, LocalHub, LockHeld, NotNow, StoreError, UnknownFlow
from store.hub import codes, door, liveroom, lockouts
from tests.storage.rooms import Clock, House, until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    found = await House(tmp_path, over_socket=False).open()
    yield found
    await found.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(lockouts, "_now", lambda: now[0])
    monkeypatch.setattr(door, "_now", lambda: now[0])
    return now


def test_codes_can_be_said_aloud() -> None:
    made = {codes.new_code() for _ in range(200)}
    assert len(made) > 190
    assert not set("0O1IL") & set("".join(made))
    assert {len(code) for code in made} == {6}
    assert len(codes.new_pin()) == 4
    kept = codes.hashed("Tabi-Rusomu")
    assert "abi" not in kept
    assert codes.matches(" tabi rusomu ", kept)
    assert not codes.matches("tabi", kept)
    assert not codes.matches("x", "no hash")
    assert codes.new_word() != codes.new_word()
    assert codes.new_lead_pin() != codes.new_lead_pin()


async def test_code_and_pin_do_not_care_for_case_and_spaces(house: House) -> None:
    typed = Knock(f" {house.invitation.code.lower()} ", "participant", house.invitation.pin)
    assert (await house.door.knock(typed)).verdict == "name"
    assert (await house.door.knock(Knock("QQQQQQ", "participant"))).verdict == "unknown"


async def test_five_wrong_pins_shut_the_door_for_an_address(
    house: House, clock: list[float]
) -> None:
    for _ in range(5):
        assert (await house.door.knock(house.knock("0"))).verdict == "wrong"
        # Others come in meanwhile: the code itself stays open.
        assert (await house.door.knock(house.knock(address="198.51.100.1"))).verdict == "name"
    assert (await house.door.knock(house.knock())).verdict == "locked"
    assert (await house.door.enter(house.knock(), "Sam")).verdict == "locked"
    clock[0] += lockouts.LOCK_SECONDS + 1
    assert (await house.door.knock(house.knock())).verdict == "name"


async def test_five_wrong_pins_in_a_row_shut_the_code_whoever_types_them(
    house: House, clock: list[float]
) -> None:
    for number in range(5):
        await house.door.knock(house.knock("0", address=f"192.0.2.{number}"))
    assert (await house.door.knock(house.knock(address="203.0.113.9"))).verdict == "locked"
    clock[0] += lockouts.LOCK_SECONDS + 1
    assert (await house.door.knock(house.knock(address="203.0.113.9"))).verdict == "name"


async def test_looking_for_codes_shuts_the_door_too(house: House) -> None:
    for number in range(5):
        knock = Knock(f"AAAAA{number}", "participant", address="192.0.2.7")
        assert (await house.door.knock(knock)).verdict == "unknown"
    assert (await house.door.knock(house.knock())).verdict == "locked"


async def test_the_oldest_count_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockouts, "_MOST_COUNTED", 2)
    counts = lockouts.Lockouts()
    for who in ("a", "b", "c"):
        for _ in range(5):
            counts.wrong(who)
    counts.wrong("")
    assert [counts.locked(who) for who in ("a", "b", "c", "")] == [False, True, True, False]


async def test_the_pin_for_all_opens_no_leading_seat(house: House) -> None:
    assert (await house.door.knock(house.knock(role="facilitator"))).verdict == "wrong"
    lead = house.knock(house.invitation.lead_pin, role="facilitator")
    assert (await house.door.knock(lead)).verdict == "name"
    house.hub.leaders = frozenset({"SHA256:ines"})
    by_key = house.knock("", role="facilitator", key="SHA256:ines")
    assert (await house.door.knock(by_key)).verdict == "name"
    other = house.knock("", role="facilitator", key="SHA256:other")
    assert (await house.door.knock(other)).verdict == "pin"
    assert (await house.door.knock(house.knock("", key="SHA256:ines"))).verdict == "pin"


async def test_a_known_key_needs_no_pin_and_restores_the_seat(house: House) -> None:
    first = await house.door.enter(house.knock(), "Sam", offered="SHA256:sam")
    link = await house.link(first.token)
    assert link.word == ""
    again = await house.door.knock(house.knock("", key="SHA256:sam"))
    assert (again.verdict, again.member) == ("in", link.room.me.id)
    by_name = await house.door.enter(house.knock("", key="SHA256:sam"), "sam")
    assert by_name.member == link.room.me.id
    assert (
        await house.door.knock(house.knock("", role="screen", key="SHA256:sam"))
    ).verdict == "pin"
    other = await house.door.enter(house.knock("", key="SHA256:sam"), "Noa")
    assert other.verdict == "in"
    assert other.member != link.room.me.id


async def test_a_token_opens_one_line_once_and_soon(house: House, clock: list[float]) -> None:
    token = (await house.door.enter(house.knock(), "Sam")).token
    await house.link(token)
    with pytest.raises(NotNow, match="by the door"):
        await house.link(token)
    late = (await house.door.enter(house.knock(), "Noa")).token
    clock[0] += door.TOKEN_SECONDS + 1
    with pytest.raises(NotNow, match="by the door"):
        await house.link(late)


async def test_whoever_lost_their_word_is_let_in_by_who_leads(house: House) -> None:
    sam = await house.come("Sam")
    ines = await house.come("Ines", "facilitator")
    assert (await house.door.enter(house.knock(), "Sam")).verdict == "word"
    await ines.act(acts.LetIn(sam.room.me.id))
    answer = await house.door.enter(house.knock(), "Sam")
    assert answer.member == sam.room.me.id
    fresh = await house.link(answer.token)
    assert fresh.word not in ("", sam.word)
    assert (await house.door.enter(house.knock(), "Sam")).verdict == "word"
    assert (await house.door.enter(house.knock(), "Sam", sam.word)).verdict == "wrong"


async def test_names_are_names(house: House) -> None:
    assert (await house.door.enter(house.knock(), " \x07 ")).verdict == "name"
    assert (await house.door.enter(house.knock(), "x" * 60)).verdict == "name"
    screen = await house.door.enter(house.knock(role="screen"), "Big screen")
    link = await house.link(screen.token)
    assert link.room.me.role == "screen"
    assert link.room.board is not None
    assert link.room.invitation == ""


async def test_with_the_leading_pin_a_participant_comes_back_as_who_leads(house: House) -> None:
    sam = await house.come("Sam")
    lead = house.knock(house.invitation.lead_pin, role="cofacilitator")
    answer = await house.door.enter(lead, "Sam", sam.word)
    assert (await house.link(answer.token)).room.me.role == "cofacilitator"


async def test_there_is_an_end_to_seats(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(liveroom, "MOST_MEMBERS", 2)
    await house.come("Sam")
    ines = await house.come("Ines", "facilitator")
    assert (await house.door.enter(house.knock(), "Kim")).verdict == "full"
    await ines.act(acts.Close())
    assert (await house.door.enter(house.knock(), "Kim")).verdict == "closed"
    with pytest.raises(NotNow, match="over"):
        await house.hub.seat(house.workshop, "Kim", "participant")


async def test_after_a_new_pin_the_old_one_opens_nothing(house: House) -> None:
    old = house.knock()
    house.invitation = await house.hub.renew_pin(house.workshop)
    if house.invitation.pin != old.pin:
        assert (await house.door.knock(old)).verdict == "wrong"
    assert (await house.door.knock(house.knock())).verdict == "name"
    seat = await house.hub.seat(house.workshop, "Ines", "facilitator")
    ines = await house.link(seat.token)
    assert f"PIN {house.invitation.pin}" in ines.room.invitation
    same = await house.hub.seat(house.workshop, "ines", "facilitator")
    assert same.member == ines.room.me.id


async def test_one_hub_at_a_time_and_only_plans_that_can_be(house: House) -> None:
    with pytest.raises(LockHeld):
        await LocalHub.open(house.folder, house.clock)
    with pytest.raises(UnknownFlow):
        await house.hub.create("T", "I", [("no-such-flow", "pairs", False)])
    with pytest.raises(NotNow, match="no such workshop"):
        house.hub.invitation("nowhere")
    two = await house.hub.create("T", "I", [("talk", "pairs", False), ("later", "room", True)])
    assert [item.title for item in house.hub.room(two).state.plan] == ["Talk", "Later"]
    assert [card.title for card in house.hub.cards()] == ["T", "Team day"]


async def test_no_two_workshops_have_one_code(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter([house.invitation.code, "QWERTY"])
    monkeypatch.setattr(codes, "new_code", lambda: next(made))
    two = await house.hub.create("T", "I", [("talk", "pairs", False)])
    assert house.hub.invitation(two).code == "QWERTY"


async def test_a_hub_that_cannot_begin_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "workshops" / "key").mkdir(parents=True)
    for _ in range(2):
        with pytest.raises(StoreError, match="could not be read"):
            await LocalHub.open(tmp_path, Clock())


async def test_the_invitation_names_host_key_and_says_when_the_pin_is_unknown(
    tmp_path: Path,
) -> None:
    house = await House(tmp_path, over_socket=False).open()
    await house.close()
    address = Address("talk.example.org", "SHA256:abc", "https://talk.example.org/")
    again = await LocalHub.open(house.folder, house.clock, address=address)
    text = again.invitation(house.workshop).text
    assert f"ssh {house.invitation.code}@talk.example.org" in text
    assert "PIN as before" in text
    assert "SHA256:abc" in text
    assert f"in a browser: https://talk.example.org/#{house.invitation.code}" in text
    await again.close()
    await again.close()


async def test_two_who_type_the_same_word_find_each_other(house: House) -> None:
    sam, noa = await house.come("Sam"), await house.come("Noa")
    await sam.act(acts.PairByWord("moon"))
    assert noa.room.others == ()
    await noa.act(acts.PairByWord("Moon"))
    await until(lambda: sam.room.others == ("Noa",))


async def test_the_seat_of_somebody_real_is_given_to_nobody_at_the_desk(house: House) -> None:
    await house.come("Sam")
    for role in ("facilitator", "participant"):
        with pytest.raises(NotNow, match="called “Sam” already"):
            await house.hub.seat(house.workshop, "sam", role)
    await house.hub.seat(house.workshop, "Ines", "facilitator")
    with pytest.raises(NotNow, match="already"):
        await house.hub.seat(house.workshop, "Ines", "observer")


async def test_invented_people_are_looked_at_over_their_shoulder(house: House) -> None:
    made = await house.hub.create("Trial", "Ines", house.plan, invented=True)
    first = await house.hub.seat(made, "Sam", "participant")
    assert (await house.hub.seat(made, "Sam", "participant")).member == first.member


async def test_a_known_key_comes_in_while_an_address_is_shut_out(house: House) -> None:
    known = await house.door.enter(house.knock(), "Sam", offered="SHA256:sams")
    for _ in range(5):
        await house.door.knock(house.knock("0000" if house.invitation.pin != "0000" else "1111"))
    assert (await house.door.knock(house.knock())).verdict == "locked"
    back = await house.door.knock(house.knock("", key="SHA256:sams"))
    assert (back.verdict, back.member) == ("in", known.member)


async def test_a_new_pin_opens_a_code_that_was_shut(house: House) -> None:
    wrong = "0000" if house.invitation.pin != "0000" else "1111"
    for number in range(5):
        await house.door.knock(house.knock(wrong, address=f"192.0.2.{number}"))
    assert (await house.door.knock(house.knock(address="192.0.2.9"))).verdict == "locked"
    house.invitation = await house.hub.renew_pin(house.workshop)
    assert (await house.door.knock(house.knock(address="192.0.2.9"))).verdict == "name"
