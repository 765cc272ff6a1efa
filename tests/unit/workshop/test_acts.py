"""What may happen in a room, and the sentence when it may not."""

from __future__ import annotations

import pytest

from flows.workshop import acts
from flows.workshop import events as ev
from flows.workshop.acts import Refused
from flows.workshop.fold import apply, fold
from flows.workshop.guards import LONGEST, MOST_CARDS, grouped, lead, running, somebody, words
from flows.workshop.state import Member
from tests.unit.workshop.people import a_room, at

LEADERS_ONLY: list[acts.Act] = [
    acts.SettleCard("x"),
    acts.Pair(("sam", "noa")),
    acts.Draw(),
    acts.MoreMinutes(),
    acts.CallBack(),
    acts.Tell("hello"),
    acts.Insert("notes"),
    acts.Drop("x"),
    acts.GiveRole("sam", "facilitator"),
    acts.AddProxy("Kim", "sam"),
    acts.LetIn("sam"),
    acts.LowerHand("noa"),
    acts.Close(),
]


@pytest.mark.parametrize("act", LEADERS_ONLY, ids=lambda act: type(act).__name__)
def test_only_leading_roles_move_the_room(act: acts.Act) -> None:
    house = a_room("Sam", "Noa")
    house.join("Wanda", role="observer")
    for who in ("sam", "wanda"):
        with pytest.raises(Refused, match="Only who leads"):
            house.act(who, act)


def test_a_log_begins_with_its_opening_and_what_does_not_fit_changes_nothing() -> None:
    with pytest.raises(ValueError, match="opening"):
        fold([ev.RoomClosed(at=at())])
    house = a_room()
    assert apply(house.state, house.log[0]) == house.state
    with pytest.raises(Refused, match="nobody of that name"):
        somebody(house.state, "nobody")
    with pytest.raises(Refused, match="Nothing has begun"):
        running(house.state)
    lead(Member("x", "X", "cofacilitator"))


def test_a_hand_takes_the_place_of_the_one_that_was_up() -> None:
    house = a_room("Sam", "Noa")
    house.act("sam", acts.RaiseHand())
    house.act("sam", acts.RaiseHand("the \x1b[31msound\n is off"))
    assert house.settled("hand") == [True, False]
    assert house.state.notes[-1].text == "the [31msound is off"
    house.act("noa", acts.LowerHand())
    assert house.settled("hand") == [True, False]
    house.act("ines", acts.LowerHand("sam"))
    assert house.settled("hand") == [True, True]


def test_cards_have_words_and_an_end() -> None:
    house = a_room("Sam")
    house.join("Wanda", role="observer")
    for text in ("", " \n\x07", "x" * (LONGEST + 1)):
        with pytest.raises(Refused):
            house.act("sam", acts.Park(text))
    with pytest.raises(Refused, match="Whoever watches"):
        house.act("wanda", acts.Offer("me too"))
    house.act("sam", acts.Offer("we found it"))
    house.act("sam", acts.Concern("too fast", named=False))
    house.act("sam", acts.Concern("too loud"))
    assert [note.by for note in house.state.notes] == ["sam", "", "sam"]
    house.act("ines", acts.SettleCard(house.state.notes[0].id))
    with pytest.raises(Refused, match="not there any more"):
        house.act("ines", acts.SettleCard(house.state.notes[0].id))
    for number in range(MOST_CARDS - 1):
        house.act("sam", acts.Park(f"thing {number}"))
    with pytest.raises(Refused, match="enough cards"):
        house.act("sam", acts.Park("one more"))
    assert words("  a  b ") == "a b"


def test_pairs_are_put_together_dissolved_and_drawn() -> None:
    house = a_room("Sam", "Noa", "Kim", "Tom", "Eve")
    with pytest.raises(Refused, match="Two to four"):
        house.act("ines", acts.Pair(("sam",)))
    with pytest.raises(Refused, match="Two to four"):
        house.act("ines", acts.Pair(("sam", "sam")))
    with pytest.raises(Refused, match="does not take part"):
        house.act("ines", acts.Pair(("sam", "ines")))
    house.act("ines", acts.Pair(("sam", "noa")))
    house.act("ines", acts.Draw())
    assert [group.members for group in house.state.groups] == [
        ("sam", "noa"),
        ("eve", "kim", "tom"),
    ]
    with pytest.raises(Refused, match="Everybody has a pair"):
        house.act("ines", acts.Draw())
    house.act("ines", acts.Pair(("sam", "eve")))
    assert [member.id for member in house.state.unpaired] == ["noa", "kim", "tom"]
    house.act("ines", acts.GiveRole("tom", "observer"))
    house.act("ines", acts.Draw())
    assert house.state.groups[-1].members == ("kim", "noa")
    house.join("Tim")
    with pytest.raises(Refused, match="One person is left"):
        house.act("ines", acts.Draw())


def test_two_who_type_the_same_word_are_a_pair() -> None:
    house = a_room("Sam", "Noa", "Kim")
    house.act("sam", acts.PairByWord("Blue Moon"))
    assert [group.id for group in house.state.groups] == []
    house.words = {"bluemoon": "sam"}
    house.act("sam", acts.PairByWord("blue moon"))
    assert [group.id for group in house.state.groups] == []
    house.act("noa", acts.PairByWord("BLUEMOON"))
    assert house.state.groups[0].members == ("sam", "noa")
    with pytest.raises(Refused, match="a pair already"):
        house.act("noa", acts.PairByWord("other"))
    with pytest.raises(Refused, match="no word"):
        house.act("kim", acts.PairByWord("  "))
    with pytest.raises(Refused, match="Only who takes part"):
        house.act("ines", acts.PairByWord("bluemoon"))
    house.act("kim", acts.PairByWord("bluemoon"))
    assert len(house.state.groups) == 1


def test_the_plan_changes_ahead_of_the_room_only() -> None:
    house = a_room("Sam", "Noa")
    house.plan("one")
    house.plan("two", after="one")
    house.act("ines", acts.Insert("notes", size="room", after="one"))
    house.act("ines", acts.Insert("notes"))
    titles = [item.title for item in house.state.plan]
    assert titles == ["Sticky notes", "One", "Sticky notes", "Two"]
    with pytest.raises(Refused, match="no such conversation"):
        house.act("ines", acts.Insert("nothing"))
    with pytest.raises(Refused, match="not in the plan"):
        house.act("ines", acts.Insert("notes", after="gone"))
    house.begin("one")
    with pytest.raises(Refused, match="has not begun"):
        house.act("ines", acts.Drop("one"))
    house.act("ines", acts.Drop("two"))
    assert [item.title for item in house.state.ahead] == ["Sticky notes", "Sticky notes"]
    house.plan("never before what has begun")
    assert [item.began is None for item in house.state.plan] == [True, False, True, True]


def test_time_is_given_to_one_or_to_all() -> None:
    house = a_room("Sam", "Noa")
    house.plan("one")
    with pytest.raises(Refused, match="Nothing has begun"):
        house.act("ines", acts.MoreMinutes(1))
    with pytest.raises(Refused, match="Nothing has begun"):
        house.act("ines", acts.CallBack())
    house.act("ines", acts.Pair(("sam", "noa")))
    group = house.state.groups[0].id
    house.begin("one", **{group: ("sam", "noa")})
    house.act("ines", acts.MoreMinutes(2))
    house.act("ines", acts.MoreMinutes(3, table=group))
    assert house.state.plan[0].extra == 2
    assert house.state.talks[0].extra == 3
    for act in (acts.MoreMinutes(0), acts.MoreMinutes(121)):
        with pytest.raises(Refused, match="at once"):
            house.act("ines", act)
    with pytest.raises(Refused, match="no conversation now"):
        house.act("ines", acts.MoreMinutes(1, table="elsewhere"))
    house.act("ines", acts.CallBack(30), minutes=5)
    assert house.state.called_back == at(5.5)
    with pytest.raises(Refused, match="Notice"):
        house.act("ines", acts.CallBack(0))


def test_somebody_is_always_left_to_lead() -> None:
    house = a_room("Sam")
    with pytest.raises(Refused, match="has to lead"):
        house.act("ines", acts.GiveRole("ines", "observer"))
    with pytest.raises(Refused, match="no such role"):
        house.act("ines", acts.GiveRole("sam", "king"))  # type: ignore[arg-type]
    house.act("ines", acts.GiveRole("sam", "cofacilitator"))
    house.act("sam", acts.GiveRole("ines", "observer"))
    assert [member.role for member in house.state.members] == ["observer", "cofacilitator"]
    house.act("sam", acts.GiveRole("sam", "facilitator"))
    house.act("sam", acts.GiveRole("ines", "participant"))
    assert [member.id for member in house.state.taking_part] == ["ines"]


def test_whoever_takes_no_part_any_more_is_in_no_pair() -> None:
    house = a_room("Sam", "Noa")
    house.act("ines", acts.Pair(("sam", "noa")))
    house.act("ines", acts.GiveRole("sam", "observer"))
    assert house.state.groups == ()


def test_somebody_without_a_device_is_paired_with_who_lends_a_seat() -> None:
    house = a_room("Sam", "Noa")
    house.act("ines", acts.AddProxy("Anna", "sam"), name="Anna")
    guest = house.state.members[-1]
    assert (guest.host, guest.seat) == ("sam", "sam")
    assert house.state.group_of("sam") == house.state.group_of(guest.id)
    house.act("ines", acts.AddProxy("Bea", "sam"), name="Bea")
    assert [member.name for member in house.state.unpaired] == ["Noa", "Bea"]
    with pytest.raises(Refused, match="need the seat"):
        house.act("ines", acts.AddProxy("Cleo", guest.id), name="Cleo")
    with pytest.raises(Refused, match="need the seat"):
        house.act("ines", acts.AddProxy("Cleo", "ines"), name="Cleo")
    with pytest.raises(Refused, match="no device"):
        house.act("ines", acts.GiveRole(guest.id, "facilitator"))
    with pytest.raises(Refused, match="no keyboard"):
        house.act(guest.id, acts.Move("noa"))


def test_a_pair_moves_to_one_keyboard_and_apart_again() -> None:
    house = a_room("Sam", "Noa", "Kim", "Tom")
    house.act("ines", acts.Pair(("sam", "noa", "kim")))
    with pytest.raises(Refused, match="no conversation with Tom"):
        house.act("sam", acts.Move("tom"))
    house.act("noa", acts.Move("sam"))
    assert [guest.id for guest in house.state.guests("sam")] == ["noa"]
    with pytest.raises(Refused, match="at another seat"):
        house.act("kim", acts.Move("noa"))
    with pytest.raises(Refused, match="they go first"):
        house.act("sam", acts.Move("kim"))
    house.act("noa", acts.Move("noa"))
    assert house.state.guests("sam") == ()
    house.plan("one", size="room")
    house.begin("one", room=("sam", "noa", "kim", "tom"))
    house.act("tom", acts.Move("sam"))
    talk = house.state.talk_of("tom")
    assert talk
    assert house.state.seated("sam", talk) == ("sam!", "tom!")
    assert house.state.seated("tom", talk) == ("tom!",)


def test_who_holds_an_item_together() -> None:
    house = a_room()
    with pytest.raises(Refused, match="Nobody is here"):
        grouped(house.state, "room", ())
    with pytest.raises(Refused, match="no pairs"):
        grouped(house.state, "pairs", ())
    house.join("A", "B", "C", "D", "E", "F")
    house.act("ines", acts.Pair(("a", "b")))
    with pytest.raises(Refused, match="two pairs"):
        grouped(house.state, "fours", ("x",))
    house.act("ines", acts.Pair(("c", "d")))
    house.act("ines", acts.Pair(("e", "f")))
    assert len(grouped(house.state, "pairs", ())) == 3
    (six,) = grouped(house.state, "fours", ("x",))
    assert six.members == ("a", "b", "c", "d", "e", "f")
    house.join("G", "H")
    house.act("ines", acts.Pair(("g", "h")))
    assert [len(four.members) for four in grouped(house.state, "fours", ("x", "y"))] == [4, 4]
    (room,) = grouped(house.state, "room", ())
    assert (room.id, len(room.members)) == ("room", 8)


def test_nothing_happens_after_the_close() -> None:
    house = a_room("Sam")
    house.act("ines", acts.Tell("bye", member="sam"))
    house.act("ines", acts.LetIn("sam"))
    with pytest.raises(Refused, match="cannot be done"):
        house.act("ines", acts.Next())
    house.act("ines", acts.Close())
    assert house.state.stage == "closed"
    with pytest.raises(Refused, match="over"):
        house.act("sam", acts.RaiseHand())
    house.happen(ev.Tidied(at=at()))
    assert house.state.tidied
