"""Questions beside a page: a jot, a wish, “are you sure”. The page waits until they are answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

YES_OR_NO = "yes or no:"
"""The prompt of a question that is answered so."""


def yes_or_no(text: str) -> bool | None:
    """Return what a typed answer to such a question means; ``None`` when it is neither."""
    said = text.strip().casefold()
    if said in {"yes", "y", "1"}:
        return True
    return False if said in {"no", "n", "2"} else None


@dataclass
class Aside:
    """One question beside a page."""

    question: str
    """What is asked."""
    keep: Callable[[str], bool]
    """Takes the answer; false when it could not be kept, so that it is asked again."""
    name: str = ""
    """What is asked, for the half-typed words; empty when none are kept."""
    promise: str = ""
    """Who will see what is typed; empty where nothing is written."""
    begun: str = ""
    """Words that are there already."""
    prompt: str = "Your words:"
    """What stands before the typed words."""
    empty: bool = False
    """Whether giving nothing is an answer, too."""
    lines: bool = False
    """Whether several lines may be written; an empty one ends them."""
    leave: Callable[[], None] = lambda: None
    """What leaving it open comes to."""
    written: list[str] = field(default_factory=list)
    """The lines so far, where several may be written."""

    @property
    def start(self) -> str:
        """What stands behind the prompt already."""
        return "" if self.lines else self.begun

    @property
    def draft(self) -> str:
        """What is half typed."""
        return "\n".join(self.written) or self.begun

    def answer(self, line: str) -> str | None:
        """Return the whole answer once it is there; ``None`` while more lines may come."""
        if not self.lines:
            return line.strip()
        if line.strip():
            self.written.append(line.strip())
            return None
        return self.draft

    def again(self, text: str) -> None:
        """Ask once more, because an answer could not be kept; its words are there."""
        if self.prompt != YES_OR_NO:
            self.begun = text
        self.written.clear()


def confirm(question: str, then: Callable[[bool], None], say: Callable[[str], None]) -> Aside:
    """Return a question to be answered by yes or no; ``then`` is told which."""

    def keep(text: str) -> bool:
        meant = yes_or_no(text)
        if meant is None:
            say("Please type yes or no.")
            return False
        then(meant)
        return True

    return Aside(question, keep, prompt=YES_OR_NO, empty=True)
