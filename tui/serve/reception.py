"""The dialog at the door: PIN, name, and the way-back word when the name is taken.

Who asks and how (keyboard-interactive, a line on the terminal, a browser's page) is for others;
here are the questions and what follows from the answers.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

from store import Answer, Door, Knock, StoreError
from tui.clean_text import clean

TRIES: Final = 3
"""Wrong PINs or words after which the connection is over; the door counts more widely."""
QUESTIONS: Final = 12
"""Questions after which the dialog is over, whatever the answers."""
NAME_LENGTH: Final = 40
"""The most characters of a name; the hub may want fewer."""

NOBODY_THERE: Final = (
    "The room cannot be reached for a moment. What you wrote is kept; please call again."
)
"""Said when the door does not answer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question."""

    prompt: str
    """Its words, with a space at the end."""
    hidden: bool = False
    """Whether the answer is not to be shown."""
    note: str = ""
    """A line above it; why it is asked again, say."""
    again: bool = False
    """Whether the answer before was wrong."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """They are in."""

    token: str
    """Opens their link, once."""


@dataclass(frozen=True, slots=True)
class Turned:
    """They are not let in."""

    sentence: str
    """Why, politely."""


Step = Ask | Admitted | Turned
"""What follows from an answer."""


class Reception:
    """One person at the door. ``offered`` is the fingerprint of a key of theirs, to be remembered."""

    def __init__(self, door: Door, knock: Knock, offered: str = "") -> None:
        self._door = door
        self._knock = knock
        self._offered = offered
        self._asked: Literal["pin", "name", "word"] = "pin"
        self._name = ""
        self._wrong = 0
        self._questions = 0

    async def begin(self) -> Step:
        """Knock; return the first question, or that none is needed."""
        try:
            return self._after(await self._door.knock(self._knock))
        except (StoreError, OSError):
            return Turned(NOBODY_THERE)

    async def reply(self, text: str) -> Step:
        """Take the answer to the last question."""
        try:
            return await self._reply(text)
        except (StoreError, OSError):
            return Turned(NOBODY_THERE)

    async def _reply(self, text: str) -> Step:
        """Take the answer to the last question, of a door that answers."""
        said = clean(text, 200).strip()
        if self._asked == "pin":
            self._knock = replace(self._knock, pin=said)
            return self._after(await self._door.knock(self._knock))
        if self._asked == "word" and not said:
            return self._ask("name", "")
        if self._asked == "name":
            self._name, said = said[:NAME_LENGTH], ""
            if not self._name:
                return self._ask("name", "A name or an alias, please.")
        answer = await self._door.enter(self._knock, self._name, said, self._offered)
        return self._after(answer)

    def _after(self, answer: Answer) -> Step:
        """Return what follows from what the door says."""
        match answer.verdict:
            case "in":
                return Admitted(answer.token)
            case "pin" | "name" | "word":
                return self._ask(answer.verdict, answer.sentence)
            case "wrong" if self._wrong + 1 < TRIES:
                self._wrong += 1
                return self._ask(self._asked, answer.sentence, again=True)
            case _:
                return Turned(answer.sentence)

    def _ask(self, what: Literal["pin", "name", "word"], note: str, *, again: bool = False) -> Step:
        """Return a question, unless there have been too many."""
        self._questions += 1
        if self._questions > QUESTIONS:
            return Turned("That is enough for now. Please call again.")
        self._asked = what
        match what:
            case "pin":
                return Ask("PIN: ", hidden=True, note=note, again=again)
            case "name":
                return Ask("Name or alias: ", note=note)
            case "word":
                prompt = "Way-back word, or Enter for another name: "
                return Ask(prompt, hidden=True, note=note, again=again)
