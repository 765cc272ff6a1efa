"""What can be typed for the room, on any page: a hand, a word in confidence, who is here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from flows.workshop import acts
from flows.workshop.acts import Act, Refused
from store import StoreError
from tui.clean_text import clean
from tui.plain.asides import YES_OR_NO, yes_or_no
from tui.plain.commands import Command
from tui.plain.console import Ended, Interrupted, carry
from tui.plain.menu import Leave
from tui.room.plain import words
from tui.room.words import leader
from tui.words import count

if TYPE_CHECKING:
    from tui.room.plain.face import RoomFace

LONGEST: Final = 400
"""The most characters of words to the room."""
EVERYWHERE: Final = (
    Command("hand", "raise your hand, with a word why or without, or take it down", "WORDS"),
    Command("messages", "hear what was said to you and to all"),
    Command("who", "hear who is here"),
    Command("confide", "tell who leads that something is not right", "WORDS"),
    Command("offer", "offer one line to the whole room", "WORDS"),
    Command("sit", "write at the keyboard of somebody you talk with, or at your own", "NAME"),
    Command("home", "hear what you take home"),
    Command("go", "go where the room is"),
    Command("quit", "leave; your seat is kept"),
)
"""Work on any page."""
BETWEEN: Final = (
    Command("pair", "find the one you talk with: both type the same word", "WORD"),
    Command("plan", "hear what is planned"),
    Command("park", "put a thing on the room's list for later", "WORDS"),
    Command("erase", "delete every note that you wrote here, for good"),
)
"""Work between conversations only."""


class Going(Exception):
    """Somebody wants to go where the room is, now."""


class RoomCommands:
    """Does what is typed for the room."""

    def __init__(self, face: RoomFace) -> None:
        """Work for a face."""
        self._face = face
        self.asking = False
        """Whether words for the room are being typed, which are no words of a page."""

    def usable(self) -> Iterator[Command]:
        """Yield what works now."""
        yield from EVERYWHERE
        if self._face.talk is None:
            yield from BETWEEN

    def heard(self, line: str) -> bool:
        """Do what a line says; false when it is not meant for the room."""
        if not line.startswith(":") or line.startswith("::"):
            return False
        name, _, rest = line[1:].strip().partition(" ")
        if name.casefold() not in {command.name for command in self.usable()}:
            return False
        getattr(self, f"do_{name.casefold()}")(clean(rest.strip(), LONGEST))
        return True

    def help(self) -> None:
        """Say what can be typed."""
        for command in self.usable():
            self._say(f"{command.typed}, to {command.does}.")

    # On any page

    def do_hand(self, text: str) -> None:
        """Raise the hand, or take it down."""
        lead = leader(self._face.room)
        if self._face.room.me.hand and not text:
            # That it is down is news, whoever took it down.
            self._act(acts.LowerHand())
        elif text:
            self._act(acts.RaiseHand(text), f"Your hand is up; {lead} sees it, with your words.")
        else:
            self._act(acts.RaiseHand(), f"Your hand is up; {lead} sees it. :hand takes it down.")

    def do_messages(self, text: str) -> None:
        """Say what was said."""
        self._say_all(words.messages(self._face.room))

    def do_who(self, text: str) -> None:
        """Say who is here."""
        self._say_all(words.people(self._face.room))

    def do_confide(self, text: str) -> None:
        """Send a word in confidence, with a name or without."""
        lead = leader(self._face.room)
        self._say(f"Only {lead} reads it. You choose whether your name goes with it.")
        said = text or self._ask("What is not right? Enter alone sends nothing.", "Your words:")
        if not said:
            self._say("Nothing was sent.")
            return
        named = self._yes("With your name?")
        self._act(acts.Concern(said, named=named), f"{lead} has it.")

    def do_offer(self, text: str) -> None:
        """Offer one line to all."""
        self._say("Everybody in the room sees it at once, with your name.")
        said = text or self._ask("One line for the whole room; Enter alone sends none.", "Line:")
        if said:
            self._act(acts.Offer(said), "The room has your line.")

    def do_sit(self, text: str) -> None:
        """Sit down at a partner's keyboard, or take one's own again."""
        room = self._face.room
        fellows = () if room.sits_at else room.others
        found = [m for m in room.people if m.name in fellows and not m.proxied]
        host = next((m for m in found if m.name.casefold() == text.casefold()), None)
        if text and host is None:
            there = ", ".join(mate.name for mate in found) or "nobody"
            self._say(f"You can sit down at the keyboard of: {there}.")
        elif host is not None or room.sits_at:
            self._act(acts.Move(host.id if host else ""))
        else:
            self._say("You write at your own keyboard.")

    def do_home(self, text: str) -> None:
        """Say what one takes home."""
        self._face.say_home()

    def do_go(self, text: str) -> None:
        """Go where the room is."""
        raise Going

    def do_quit(self, text: str) -> None:
        """Leave."""
        raise Leave

    # Between conversations

    def do_pair(self, text: str) -> None:
        """Find one's pair by a word."""
        if not words.may_pair(self._face.room):
            self._say("There is no pair to be found now.")
            return
        said = text or self._ask("Agree on a word with your partner; both type it.", "Word:")
        if said and self._act(acts.PairByWord(said)) and not self._face.room.others:
            self._say("Waiting for the other to type the same word.")

    def do_plan(self, text: str) -> None:
        """Say what is planned."""
        self._say_all(words.plan(self._face.room))

    def do_park(self, text: str) -> None:
        """Put a thing on the room's list."""
        lead = leader(self._face.room)
        said = text or self._ask(f"Put aside for later; {lead} sees it, with your name.", "Words:")
        if said:
            self._act(acts.Park(said), "On the room's list.")

    def do_erase(self, text: str) -> None:
        """Delete the own notes for good."""
        self._say("Every note that you wrote here is deleted. What was agreed together stays.")
        if not self._yes("Delete your notes? This cannot be undone."):
            self._say("They are kept.")
            return
        try:
            gone = self._face.run(self._face.link.forget_notes())
        except StoreError as said:
            self._say(str(said))
            return
        self._say(f"{count(gone, 'note is', 'notes are')} deleted for good.")

    # How it is done

    def _act(self, act: Act, said: str = "") -> bool:
        """Do something in the room; false, with the reason said, if it cannot be."""
        try:
            self._face.run(self._face.link.act(act))
        except (StoreError, Refused) as refused:
            self._say(str(refused))
            return False
        if said:
            self._say(said)
        return True

    def _ask(self, question: str, prompt: str) -> str:
        """Ask for some words."""
        self._say(question)
        self.asking = True
        try:
            return clean(self._face.console.ask(question, prompt), LONGEST).strip()
        except (Ended, Interrupted) as ended:
            carry(ended, "")
            raise
        finally:
            self.asking = False

    def _yes(self, question: str) -> bool:
        """Ask until it is answered with yes or no."""
        while (meant := yes_or_no(self._ask(question, YES_OR_NO))) is None:
            self._say("Please type yes or no.")
        return meant

    def _say(self, text: str) -> None:
        self._face.console.say(text)

    def _say_all(self, lines: Iterator[str]) -> None:
        for line in lines:
            self._say(line)
