"""Help with a statement: which letters of SMART its words say. It advises and never blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.plain.asking import AskingPage
    from tui.talk.advice import Advice, Adviser

_LETTERS: Final = ("S, what exactly", "M, how will we see", "T, until when")
_PEOPLE: Final = "A, can we, and R, which reason, only you can say."


class Advised:
    """The letters of one page; silent where the flow asks for no such help."""

    def __init__(self, page: AskingPage) -> None:
        """Help with what is written on a page."""
        self._page = page
        self._said = False
        self._adviser: Adviser | None = None

    @property
    def helps(self) -> bool:
        """Whether there is such help on the page."""
        return self._page.body.aid == "smart"

    def hint(self) -> str:
        """Return what to say of it beforehand."""
        return ":letters says which letters of SMART your words show." if self.helps else ""

    def stops(self, text: str) -> bool:
        """Whether something was said about a text that is worth another look; once on a page."""
        if not self.helps or self._said:
            return False
        advice = self._advise(text)
        if not advice:
            return False
        self._said = True
        self._page.nudge(advice, text)
        return True

    def tell(self, text: str) -> None:
        """Say which letters a text shows."""
        if not text.strip():
            self._page.say("Nothing is written yet. The letters follow what you write.")
            return
        met = self._looked_at(text)
        lines = [
            f"{letter}: {'there' if there else 'open'}."
            for letter, there in zip(_LETTERS, met.met, strict=True)
        ]
        self._page.say("\n".join([*lines, _PEOPLE, met.question]).rstrip())

    def _advise(self, text: str) -> str:
        """What is open in a text, and one question about it; empty when nothing is."""
        advice = self._looked_at(text)
        open_ = [name for name, there in zip(_LETTERS, advice.met, strict=True) if not there]
        if not open_:
            return ""
        return f"Still open: {'; '.join(open_)}. {advice.question}".strip()

    def _looked_at(self, text: str) -> Advice:
        from tui.talk.advice import Adviser

        if self._adviser is None:
            self._adviser = Adviser()
        return self._adviser(text)
