"""What a room says line by line, without a room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.workshop.seen import Card, Mate, Planned, Room
from tui.room.plain import words

NOW = datetime(2026, 6, 14, 14, tzinfo=UTC)
INES, SAM = Mate("i", "Ines", "facilitator"), Mate("s", "Sam", "participant")
TALK = Planned("1", "talk", "Talk", 7, "pairs", state="now")
LOBBY = Room("w", "Team day", "Ines", 30, "lobby", SAM, (INES, SAM), plan=(TALK,))
RUNNING = replace(LOBBY, stage="running", ends=NOW)
SEATED = replace(RUNNING, conversation="c", person="a", seated=("a",))


def card(text: str, by: str = "Ines") -> Card:
    """Return a message."""
    return Card(text, "message", text, by, NOW)


@pytest.mark.parametrize(
    ("before", "after", "talking", "said"),
    [
        (LOBBY, LOBBY, "", []),
        (LOBBY, RUNNING, "", ["Ines has begun."]),
        (LOBBY, SEATED, "", ["“Talk” begins. Enter goes there."]),
        (SEATED, SEATED, "c", []),
        (
            SEATED,
            replace(SEATED, conversation="d"),
            "c",
            ["The room has moved on to “Talk”. Finish in peace; :go goes there."],
        ),
        (
            SEATED,
            replace(SEATED, seated=("a", "b")),
            "c",
            ["Who writes at this keyboard has changed. Finish in peace; :go goes on."],
        ),
        (LOBBY, replace(LOBBY, others=("Noa",)), "", ["You talk with Noa."]),
        (LOBBY, replace(LOBBY, sits_at="Noa"), "", ["You write at Noa's keyboard."]),
        (
            replace(LOBBY, sits_at="Noa"),
            LOBBY,
            "",
            ["You write at your own keyboard again."],
        ),
        (
            RUNNING,
            replace(RUNNING, ends=NOW + timedelta(minutes=2)),
            "",
            [f"2 minutes more, until {(NOW + timedelta(minutes=2)).astimezone():%H:%M}."],
        ),
        (RUNNING, replace(RUNNING, ends=NOW + timedelta(seconds=2)), "", []),
        (
            RUNNING,
            replace(RUNNING, plan=(replace(TALK, id="2"),), ends=NOW + timedelta(minutes=2)),
            "",
            [],
        ),
        (
            LOBBY,
            replace(LOBBY, messages=(card("tea"), card("mine", "Sam"))),
            "",
            ["Ines: tea"],
        ),
        (replace(LOBBY, messages=(card("tea"),)), replace(LOBBY, messages=(card("tea"),)), "", []),
        (replace(LOBBY, me=replace(SAM, hand=True)), LOBBY, "", ["Your hand is down."]),
        (
            RUNNING,
            replace(RUNNING, stage="closed"),
            "",
            ["The workshop is over. Enter says what you take home."],
        ),
        (SEATED, replace(SEATED, stage="closed"), "c", ["The workshop is over."]),
    ],
)
def test_only_what_has_changed_is_news(
    before: Room, after: Room, talking: str, said: list[str]
) -> None:
    assert list(words.news(before, after, talking)) == said


@pytest.mark.parametrize(
    ("room", "over", "said"),
    [
        (replace(LOBBY, plan=()), "", "Ines begins when all are here."),
        (SEATED, "", "Your seat at “Talk” is kept. Enter takes you there."),
        (SEATED, "c", "You are through with this."),
        (RUNNING, "", "The room is at “Talk”. Ines will find you a place."),
        (RUNNING, "", "You have no pair yet."),
        (replace(RUNNING, sits_at="Noa"), "", "You write at Noa's keyboard, each in turn."),
        (replace(RUNNING, others=("Noa",)), "", "You talk with Noa."),
        (replace(LOBBY, expected=12), "", "Team day. 2 of about 12 here."),
        (replace(LOBBY, called_back=NOW), "", "Ines asks all to come back at"),
    ],
)
def test_the_lobby_says_what_one_waits_for(room: Room, over: str, said: str) -> None:
    assert said in "\n".join(words.lobby(room, over=over))


def test_after_the_end_nobody_looks_for_a_pair() -> None:
    said = "\n".join(words.lobby(replace(LOBBY, stage="closed"), over=""))
    assert ":home says what you take home" in said
    assert "pair" not in said


def test_people_and_messages_are_said_in_words() -> None:
    gone = Mate("n", "Noa", "observer", "gone", hand=True)
    room = replace(LOBBY, people=(INES, SAM, gone, Mate("x", "Wall", "screen")))
    assert list(words.people(room)) == [
        "Ines: here, leads.",
        "Sam, you: here.",
        "Noa: not connected, looks on, hand up.",
    ]
    assert list(words.messages(room)) == ["Nothing has been said so far."]
