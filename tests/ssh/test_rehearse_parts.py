"""What simulated people are made of: names, rhythm, decisions. All of it comes from a seed."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from flows import pages as p
from flows.people import Person
from flows.workshop.acts import Close, Draw, Next
from flows.workshop.seen import Board, Mate, Planned, Room, Table
from store.hub.desk import Wish
from tui.rehearse.calling import answer_to
from tui.rehearse.cast import NAMES, SLOW, Character, company
from tui.rehearse.deciding import Intent, Part, intent
from tui.rehearse.leading import PATIENCE, due
from tui.rehearse.rehearse import Plan, arrivals, coming
from tui.rehearse.rhythm import FASTEST, sent, strokes
from tui.simulated.cast import NOA, SAM

NOW = datetime(2026, 6, 14, 14, tzinfo=UTC)
TODAY = date(2026, 6, 14)
KIM = Character("Kim", 0, 5.0, 8.0)


def dice(seed: int = 1) -> Random:
    """Chance that is the same each time."""
    return Random(seed)  # noqa: S311 - no secret is made here


def test_a_company_has_fifty_names_at_most_and_each_once() -> None:
    everybody = company(50, 3)
    assert len({who.name for who in everybody}) == len(set(NAMES)) == 50
    assert [who.order for who in everybody] == list(range(50))
    for count in (0, 51):
        with pytest.raises(ValueError, match="1 to 50"):
            company(count, 3)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert company(24, 7) == company(24, 7)
    assert company(24, 7) != company(24, 8)


@pytest.mark.parametrize("count", [5, 24, 50])
def test_among_five_or_more_one_is_slow_one_goes_and_one_raises_a_hand(count: int) -> None:
    people = company(count, 2)
    assert sorted(who.habit for who in people if who.habit) == ["away", "hand", "slow"]
    assert all(who.speed == SLOW if who.habit == "slow" else 3 <= who.speed <= 6 for who in people)


def test_four_have_no_habits() -> None:
    assert not any(who.habit for who in company(4, 2))


def test_people_think_before_they_write_and_type_at_their_speed() -> None:
    keys = (*"a walk after dinner, even when it rains", "enter")
    pressed = list(strokes(keys, KIM, "human", dice()))
    assert (
        b"".join(stroke.data for stroke in pressed).decode()
        == "a walk after dinner, even when it rains\r"
    )
    first, *rest = [stroke.wait for stroke in pressed]
    assert 4 <= first <= 12
    speed = len(rest) / sum(rest)
    assert 2.5 <= speed <= 6


def test_the_next_note_has_to_come_to_mind() -> None:
    waits = [
        stroke.wait for stroke in strokes(("a", "enter", "b"), KIM, "human", dice(), fresh=False)
    ]
    assert waits[2] > waits[0]
    assert waits[2] >= 0.2 * KIM.thinking


def test_the_fast_pace_is_fast() -> None:
    assert {stroke.wait for stroke in strokes(("n", "a"), KIM, "fast", dice())} == {FASTEST}


def test_keys_have_the_bytes_of_a_terminal() -> None:
    assert [sent(key) for key in ("a", "ü", "ctrl+d", "down", "escape")] == [
        b"a", "ü".encode(), b"\x04", b"\x1b[B", b"\x1b",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="hyper"):
        sent("hyper+q")


def test_what_the_door_asks_is_answered_by_a_word_of_the_question() -> None:
    answers = {"way-back": "tabi-rusomu", "pin": "4071", "name": "Kim"}
    assert answer_to("PIN: ", answers) == "4071"
    assert answer_to("Name or alias: ", answers) == "Kim"
    assert answer_to("Way-back word, or Enter for another name: ", answers) == "tabi-rusomu"
    assert answer_to("Shoe size? ", answers) == ""


# Deciding


def page(body: p.Body, person: Person | None = None, **more: object) -> p.Page:
    """A page of somebody, or of all."""
    return p.Page("Trial", (), "here", body, "Only you.", person, **more)  # type: ignore[arg-type]


def part(*, first: bool = True) -> Part:
    """Sam, in a conversation."""
    return Part(SAM.id, SAM.name, 0, first, 1)


def decided(shown: p.Page, *, first: bool = True) -> Intent | None:
    """What Sam does there."""
    return intent(shown, part(first=first), NOW, TODAY)


def lines(*read: bool) -> p.Revealed:
    """Opened entries, some of them read."""
    return p.Revealed(
        "Look",
        tuple(
            p.RevealedLine(str(n), "tea", "", one, by="", place="here")
            for n, one in enumerate(read)
        ),
    )


def test_one_does_nothing_where_one_waits_or_it_is_anothers_turn() -> None:
    assert decided(page(p.Waiting(("Noa",)))) is None
    assert decided(page(p.Reading("Hello"), NOA)) is None


def test_on_ones_own_page_one_answers() -> None:
    assert decided(page(p.Reading("Hello"), SAM)) == Intent("here", ("n",), shared=False)


def test_a_page_of_a_pair_is_for_either_of_them() -> None:
    assert decided(page(p.Reading("Hello"))) == Intent("here", ("n",), shared=True)


def test_one_says_only_for_oneself_that_one_is_ready() -> None:
    both = p.Opening(((SAM, "s", False), (NOA, "n", False)))
    assert decided(page(both)) == Intent("here", ("s",), shared=False)
    assert decided(page(both, led_by=("Ines",)), first=False) == Intent(
        "here", ("s",), shared=False
    )
    assert decided(page(p.Opening(((SAM, "s", True), (NOA, "n", False))))) is None


def test_in_a_led_room_each_says_once_that_they_could_go_on() -> None:
    led = page(p.Reading("Hello"), led_by=("Ines",))
    assert decided(led, first=False) == Intent("here", ("n",), shared=False)
    assert decided(page(p.Reading("Hello"), led_by=("Ines",), through=("Sam",))) is None


def test_in_a_led_room_one_opens_what_all_read_and_the_others_follow() -> None:
    unread, read = (page(lines(one, True), led_by=("Ines",)) for one in (False, True))
    assert decided(unread) == Intent("here", ("enter", "n"), shared=False)
    assert decided(unread, first=False) is None
    assert decided(read, first=False) == Intent("here", ("n",), shared=False)


def test_where_somebody_is_through_with_a_shared_list_the_others_follow() -> None:
    listing = p.Writing("What?", (), 0, 9)
    asking = p.Asking("What?", "line")
    assert decided(page(listing, led_by=("Ines",)), first=False) is None
    assert decided(page(listing, led_by=("Ines",), through=("Noa",)), first=False) == Intent(
        "here", ("ctrl+d",), shared=False
    )
    assert decided(page(asking, led_by=("Ines",), through=("Noa",)), first=False) == Intent(
        "here", ("escape", "n"), shared=False
    )


# Leading


def room(stage: str, board: Board | None, *, state: str = "now", size: str = "pairs") -> Room:
    """A room as its facilitator is given it."""
    me = Mate("l", "Ines", "facilitator")
    plan = (Planned("i", "f", "Notes", 10, size, state=state),)  # type: ignore[arg-type]
    return Room("w", "Team day", "Ines", 90, stage, me, (me,), plan=plan, board=board)  # type: ignore[arg-type]


ALONE = (Mate("s", "Sam", "participant"),)
OVER = Table("t", ("Sam",), ALONE, "", 3, 3, 5, finished=True)


def test_a_leader_draws_pairs_then_begins() -> None:
    assert due(room("lobby", Board(unpaired=ALONE)), 0, sure=False) == Draw()
    assert due(room("lobby", Board()), 0, sure=False) == Next()
    assert due(room("lobby", Board(unpaired=ALONE), size="room"), 0, sure=False) == Next()


def test_a_leader_waits_until_all_are_through_but_not_for_ever() -> None:
    slow = room("running", Board(next="open", asked=3, ready=2))
    assert due(slow, 0, sure=False) is None
    assert due(slow, PATIENCE + 1, sure=False) == Next(sure=True)
    through = room("running", Board(next="open", asked=3, ready=3))
    assert due(through, 0, sure=False) == Next()
    assert due(through, 0, sure=True) == Next(sure=True)
    typing = room("running", Board(next="open", asked=3, ready=3, typing=1))
    assert due(typing, 0, sure=False) is None


def test_a_leader_goes_on_or_closes_when_all_talks_are_over() -> None:
    board = Board(tables=(OVER,))
    assert due(room("running", board), 0, sure=False) == Close()
    assert due(room("running", board, state="later"), 0, sure=False) == Next(sure=True)
    assert due(room("closed", board), 0, sure=False) is None
    assert due(room("running", None), 0, sure=False) is None


def test_people_arrive_over_a_minute_and_a_half_or_at_once() -> None:
    wish = Wish("Trial", "Ines", ())
    human, fast = arrivals(Plan(wish, 10)), arrivals(Plan(wish, 10, "fast"))
    assert human == sorted(human)
    assert 0 <= human[0] < human[-1] <= 90
    assert set(fast) == {0.0}


def test_who_comes_is_said_beforehand() -> None:
    wish = Wish("Trial", "Ines", ())
    said = coming(Plan(wish, 24))
    assert said.startswith("24 people come; one ")
    assert said.count("one ") == 3
    assert coming(Plan(wish, 24, "fast")) == "24 people come."
    assert coming(Plan(wish, 1)) == "1 person comes."
