"""What all pages of a conversation share: what is said, what is typed, and the acts that work anywhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from flows import events as ev
from flows import pages as p
from flows.promises import jotted, raised
from tui.plain.asides import Aside, confirm

if TYPE_CHECKING:
    from tui.plain.talk import Talk
    from tui.talk.sitting import Look

B = TypeVar("B", bound=p.Body)


class PlainPage(Generic[B]):
    """One page. Its kinds say what stands above, what is asked, and what a typed line means."""

    commands: ClassVar[frozenset[str]] = frozenset()
    """Commands of this kind of page; those of all pages come on top."""
    lines: ClassVar[bool] = False
    """Whether several lines that are pasted at once are several here, too."""
    without: ClassVar[frozenset[str]] = frozenset()
    """Commands of all pages that this kind does not have."""

    def __init__(self, talk: Talk, look: Look) -> None:
        """Show what those who look have before them."""
        self.talk = talk
        self.look = look
        self.begun = ""
        """Words that were begun on this page and are not kept yet."""

    # What is said

    @property
    def view(self) -> p.Page:
        """The page as the core gave it."""
        return self.look.page

    @property
    def body(self) -> B:
        """What fills it."""
        body: Any = self.view.body
        return body  # type: ignore[no-any-return]  # the table of kinds pairs them

    def above(self) -> Sequence[str]:
        """Return what is said before the question, a paragraph each."""
        return ()

    def hint(self) -> str:
        """Return how to answer, in a sentence; said before the question and in the help."""
        return ""

    def question(self) -> str:
        """Return what is asked: it is said last."""
        return ""

    @abstractmethod
    def prompt(self) -> str:
        """Return what stands before the typed words."""

    def start(self) -> str:
        """Return the words that stand behind the prompt already."""
        return self.begun

    def words_begun(self, *, edits: bool) -> str:
        """Return what to say of words that were begun; ``edits``: they stand behind the prompt."""
        if edits or not self.start():
            return ""
        return (
            f"You had begun: “{self.start()}”. Enter alone takes it as it is; "
            "typing replaces it; :add puts more words behind it."
        )

    def draft(self) -> str:
        """Return what is half typed, to be kept for another time."""
        return self.begun

    def hold(self, words: str) -> None:
        """Keep the words that stood behind the prompt when the page was left in the middle."""
        self.begun = words

    def renew(self, look: Look) -> None:
        """The same page with other content."""
        self.look = look

    # What is typed

    @abstractmethod
    def take(self, text: str) -> None:
        """Take a typed line that is no command."""

    def can(self, command: str) -> bool:
        """Whether a command works on this page now."""
        view = self.view
        possible = {
            "back": view.back is not None,
            "forward": bool(view.forward),
            "pass": view.may_pass,
            "more": view.minutes is not None,
            "why": view.why is not None,
            "clear": bool(self.begun),
            "add": bool(self.begun),
        }
        return command not in self.without and possible.get(command, True)

    def act(self, event: type[ev.Event], **fields: Any) -> bool:
        """Something happens on this page. False, with the reason said, if it cannot."""
        done = self.talk.seat.act(event, self.look, **fields)
        if done and self.talk.is_at(self):
            self.renew(self.talk.seat.look())
        return done

    def say(self, sentence: str) -> None:
        """Say one sentence."""
        self.talk.say(sentence)

    def ask(self, aside: Aside) -> None:
        """Ask something beside the page."""
        self.talk.ask(aside)

    # Acts

    def do_add(self, text: str) -> None:
        """Put words behind those that were begun."""
        self.begun = f"{self.begun} {text}".strip()
        self.say(f"Begun: “{self.begun}”.")

    def do_clear(self, text: str) -> None:
        """Begin anew."""
        self.begun = ""
        self.say("Put away.")

    def do_back(self, text: str) -> None:
        """Go back one step; nothing is lost."""
        back = self.view.back
        if back is not None:
            self.act(ev.WentBack, place=back.place, people=back.people)

    def do_forward(self, text: str) -> None:
        """Go forward again."""
        self.act(ev.WentForward, people=self.view.forward)

    def do_pass(self, text: str) -> None:
        """Pass; no reason is kept."""
        self.act(ev.Passed)

    def do_more(self, text: str) -> None:
        """Give one more minute."""
        if self.act(ev.MoreTime):
            self.say("One more minute.")

    def do_why(self, text: str) -> None:
        """Say the evidence card of this step."""
        card = self.view.why
        if card is not None:
            self.say(f"{card.claim}\n{card.strength}: {card.source}")

    def do_jot(self, text: str) -> None:
        """Jot one line for next time."""
        sitting = self.talk.seat.sitting
        private, promise = jotted(sitting.conversation, sitting.eyes)
        by = next(iter(sitting.eyes)) if len(sitting.eyes) == 1 else None

        def keep(words: str) -> bool:
            item = self.talk.seat.stamps.new_id()
            kept = self.act(ev.Jotted, item=item, text=words, private=private, by=by)
            if kept:
                self.say("Kept for next time.")
            return kept

        self._words("jot", "Jot it down, and go on.", keep, promise, text)

    def do_park(self, text: str) -> None:
        """Put a thought aside for another day."""
        self._card(ev.Parked, "park", "What do you put aside for another day?", "Parked.", text)

    def do_concern(self, text: str) -> None:
        """Raise a concern; it is settled before the end."""
        said = "It will be asked before the end."
        self._card(ev.ConcernRaised, "concern", "What does not feel right?", said, text)

    def _card(self, event: type[ev.Event], name: str, question: str, said: str, text: str) -> None:
        def keep(words: str) -> bool:
            kept = self.act(event, item=self.talk.seat.stamps.new_id(), text=words)
            if kept:
                self.say(said)
            return kept

        self._words(name, question, keep, raised(self.talk.seat.sitting.conversation), text)

    def _words(self, name: str, question: str, keep: Any, promise: str, text: str) -> None:
        """Ask for some words; where they stand behind the command, they need not be asked for.

        The promise is said first in any case.
        """
        if text:
            self.say(promise)
            if keep(text):
                return
        self.ask(Aside(question, keep, name=name, promise=promise, begun=text))

    def do_stop(self, text: str) -> None:
        """End the conversation before its end."""
        self.say("What was shared stays in the history. To come back to it, :pause instead.")
        self.ask(confirm("End this conversation here?", self._stop, self.say))

    def _stop(self, yes: bool) -> None:
        if yes:
            self.act(ev.Stopped)

    def do_forget(self, text: str) -> None:
        """Forget the conversation: no word of it is left."""
        self.say(
            "Every word of it is deleted, copies too. What a later conversation quoted from it "
            "stays in that one. This cannot be undone."
        )
        self.ask(confirm("Forget this conversation?", self._forget, self.say))

    def _forget(self, yes: bool) -> None:
        if yes:
            self.act(ev.Forgotten)


class GoOnPage(PlainPage[B]):
    """A page with nothing to type: Enter goes on."""

    commands = frozenset({"done"})

    def prompt(self) -> str:
        """Return the only thing there is to do."""
        return "Enter goes on:"

    def take(self, text: str) -> None:
        """Go on with an empty line; words get a hint, so that none are lost unseen."""
        if text.strip():
            self.say("Nothing is kept here. Enter alone goes on; :jot writes something down.")
        else:
            self.go_on()

    def do_done(self, text: str) -> None:
        """Go on."""
        self.go_on()

    def go_on(self) -> None:
        """Go on."""
        self.act(ev.Done)
