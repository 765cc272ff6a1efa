"""The boundary: each role is given what it may know, and nothing else."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from flows.workshop import acts
from flows.workshop.glance import Ahead, Glance
from flows.workshop.view import MOST_MESSAGES, Live, room_of
from tests.unit.workshop.people import House, a_room, at


def a_glance(**more: object) -> Glance:
    """How far a conversation is: Sam writes, Noa is through."""
    doing = MappingProxyType({"sam!": "writing", "noa!": "waiting"})
    fields: dict[str, object] = {
        "step": "Notes",
        "done": 1,
        "total": 3,
        "doing": doing,
        "parts": (("Notes", 5, "now"),),
        "ahead": (Ahead("p", "Later", 5, dropped=False),),
        "next": "Open it",
        "say": "Write alone.",
        "place": "ideas",
    }
    return Glance(**(fields | more))  # type: ignore[arg-type]


def live(**more: object) -> Live:
    """What the hub knows beside the log."""
    fields: dict[str, object] = {
        "presence": MappingProxyType({"sam": "here", "noa": "away"}),
        "typing": frozenset({"sam"}),
        "pulses": MappingProxyType({"c-pair": a_glance(), "c-room": a_glance()}),
        "invitation": "ssh CODE@host PIN 1234",
    }
    return Live(**(fields | more))  # type: ignore[arg-type]


def a_pair() -> House:
    """Sam and Noa talk; Kim waits; a screen and a watcher are there."""
    house = a_room("Sam", "Noa", "Kim")
    house.join("Big", role="screen")
    house.join("Wanda", role="observer")
    house.plan("one")
    house.plan("two", after="one")
    house.act("ines", acts.Pair(("sam", "noa")))
    house.begin("one", **{house.state.groups[0].id: ()})
    house.talk("one", house.state.groups[0].id, "sam", "noa")
    return house


def pulses(house: House) -> Live:
    """The glance of the pair's conversation."""
    group = house.state.groups[0].id
    return live(pulses=MappingProxyType({f"c-{group}": a_glance()}))


def test_fellows_learn_that_one_is_asked_and_never_that_one_types() -> None:
    house = a_pair()
    for typing in (frozenset({"sam"}), frozenset[str]()):
        known = pulses(house)
        seen = Live(known.presence, typing, known.pulses)
        noa = room_of(house.state, seen, "noa", at(5))
        doing = {mate.name: mate.doing for mate in noa.people}
        assert doing == {
            "Ines": "",
            "Sam": "writing",
            "Noa": "waiting",
            "Kim": "",
            "Big": "",
            "Wanda": "",
        }
        assert noa.board is None
        assert noa.invitation == ""
        kim = room_of(house.state, seen, "kim", at(5))
        assert {mate.doing for mate in kim.people} == {""}
        ines = room_of(house.state, seen, "ines", at(5))
        typed = {mate.name: mate.doing for mate in ines.people}["Sam"]
        assert typed == ("writing" if typing else "reading")


def test_the_board_holds_process() -> None:
    house = a_pair()
    house.act("kim", acts.RaiseHand("sound?"))
    house.act("sam", acts.Park("budget"))
    house.act("ines", acts.MoreMinutes(2))
    room = room_of(house.state, pulses(house), "ines", at(5))
    assert room.board
    (table,) = room.board.tables
    assert (table.names, table.step, table.done, table.total) == (("Sam", "Noa"), "Notes", 1, 3)
    assert (table.minutes, table.extra, table.ready, table.typing) == (4, 2, 1, 1)
    assert [mate.name for mate in room.board.unpaired] == ["Kim"]
    assert [card.text for card in room.board.cards] == ["sound?", "budget"]
    assert (room.board.typing, room.board.ready, room.board.asked) == (1, 1, 2)
    assert room.board.next == "Begin “Two”"
    assert room.invitation
    assert [mate.presence for mate in room.people] == [
        "gone",
        "here",
        "away",
        "gone",
        "gone",
        "gone",
    ]


def test_the_big_screen_has_a_board_without_cards_script_or_keys() -> None:
    house = a_pair()
    house.act("kim", acts.RaiseHand("sound?"))
    room = room_of(house.state, pulses(house), "big", at(5))
    assert room.board
    assert (room.board.cards, room.board.say, room.board.next, room.board.typing) == ((), "", "", 0)
    assert room.board.ahead == ()
    assert {mate.doing for table in room.board.tables for mate in table.people} == {""}
    assert not any(mate.hand for mate in room.board.unpaired)
    assert room_of(house.state, pulses(house), "wanda", at(5)).board is None


def test_a_room_wide_flow_shows_its_parts_and_what_next_would_do() -> None:
    house = a_room("Sam", "Noa")
    house.plan("all", size="room")
    house.begin("all", room=("sam", "noa"))
    room = room_of(house.state, live(), "ines", at(5))
    assert room.board
    assert (room.board.next, room.board.say) == ("Open it", "Write alone.")
    assert [part.title for part in room.board.ahead] == ["Later"]
    assert room.plan[0].parts == (("Notes", 5, "now"),)
    over = live(pulses=MappingProxyType({"c-room": a_glance(finished=True)}))
    done = room_of(house.state, over, "ines", at(5))
    assert done.board
    assert done.board.next == ""
    assert done.board.tables[0].finished
    unknown = room_of(house.state, live(pulses=MappingProxyType({})), "ines", at(5))
    assert unknown.board
    assert unknown.board.tables[0].step == ""
    assert unknown.plan[0].parts == ()
    house.act("ines", acts.Close())
    closed = room_of(house.state, live(), "ines", at(5))
    assert closed.board
    assert closed.board.next == ""
    assert closed.plan[0].state == "done"
    assert closed.ends is None


def test_a_member_is_given_their_conversation_and_when_time_is_up() -> None:
    house = a_pair()
    group = house.state.groups[0].id
    before = room_of(house.state, live(), "sam", at(5))
    assert (before.conversation, before.person) == (f"c-{group}", "sam!")
    assert (before.others, before.seated) == (("Noa",), ("sam!",))
    assert before.ends == at(21)
    house.act("ines", acts.MoreMinutes(2, table=group))
    assert room_of(house.state, live(), "sam", at(5)).ends == at(23)
    assert room_of(house.state, live(), "kim", at(5)).ends == at(20)
    house.act("noa", acts.Move("sam"))
    noa = room_of(house.state, live(), "noa", at(5))
    assert (noa.conversation, noa.person, noa.sits_at, noa.seated) == ("", "", "Sam", ())
    assert room_of(house.state, live(), "sam", at(5)).seated == ("sam!", "noa!")
    with pytest.raises(KeyError):
        room_of(house.state, live(), "nobody", at(5))


def test_in_the_lobby_a_pair_knows_each_other_and_nothing_ends() -> None:
    house = a_room("Sam", "Noa", "Kim")
    house.plan("one", minutes=0)
    house.act("ines", acts.Pair(("sam", "noa")))
    room = room_of(house.state, live(), "sam", at())
    assert (room.stage, room.others, room.ends) == ("lobby", ("Noa",), None)
    assert room_of(house.state, live(), "kim", at()).others == ()
    house.begin("one")
    assert room_of(house.state, live(), "sam", at()).ends is None


def test_messages_reach_those_they_are_for_the_newest_of_them() -> None:
    house = a_room("Sam", "Noa")
    house.act("ines", acts.Tell("for sam", member="sam"))
    house.act("sam", acts.Offer("our line"))
    house.act("ines", acts.Tell("for all"))
    texts = {
        who: [card.text for card in room_of(house.state, live(), who, at()).messages]
        for who in ("sam", "noa", "ines")
    }
    assert texts["sam"] == ["for sam", "our line", "for all"]
    assert texts["noa"] == ["our line", "for all"]
    assert texts["ines"] == ["for sam", "our line", "for all"]
    for number in range(MOST_MESSAGES):
        house.act("ines", acts.Tell(f"{number}"))
    assert len(room_of(house.state, live(), "noa", at()).messages) == MOST_MESSAGES


def test_a_call_back_is_told_until_a_minute_after() -> None:
    house = a_pair()
    house.act("ines", acts.CallBack(60), minutes=5)
    assert room_of(house.state, live(), "sam", at(5)).called_back == at(6)
    assert room_of(house.state, live(), "sam", at(6.5)).called_back == at(6)
    assert room_of(house.state, live(), "sam", at(8)).called_back is None


def test_hands_are_down_once_it_is_over() -> None:
    house = a_pair()
    house.act("kim", acts.RaiseHand("sound?"))
    house.act("noa", acts.Park("later"))
    house.act("ines", acts.Close())
    room = room_of(house.state, live(), "ines", at())
    assert room.board is not None
    assert [card.kind for card in room.board.cards] == ["parked"]
    assert not any(mate.hand for mate in room.people)


def test_who_has_no_device_is_where_their_host_is() -> None:
    house = a_room("Sam")
    house.act("ines", acts.AddProxy("Anna", "sam"), name="Anna")
    room = room_of(house.state, live(), "sam", at())
    anna = room.people[-1]
    assert (anna.name, anna.presence, anna.proxied) == ("Anna", "here", True)
