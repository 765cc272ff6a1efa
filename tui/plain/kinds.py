"""Which page of this face shows which page of the core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flows import pages as p
from tui.plain.agreeing import JudgedPage, JudgePage
from tui.plain.asking import ConsentPage, ScalePage, YesNoPage
from tui.plain.between import HandOverPage, OpeningPage
from tui.plain.choosing import ChoicePage, ChoicesPage, RankPage
from tui.plain.filling import FormPage
from tui.plain.line import LinePage
from tui.plain.notes import NotesPage
from tui.plain.page import PlainPage
from tui.plain.reading import EndingPage, ListeningPage, ReadingPage, RecallingPage, WaitingPage
from tui.plain.revealing import ComparedPage, RevealPage
from tui.plain.sorting import ThemesPage
from tui.plain.voting import VotePage
from tui.plain.writing import WritePage

if TYPE_CHECKING:
    from tui.plain.talk import Talk
    from tui.talk.sitting import Look

BODIES: Final[dict[type[object], type[PlainPage[Any]]]] = {
    p.HandOver: HandOverPage,
    p.Waiting: WaitingPage,
    p.Opening: OpeningPage,
    p.Reading: ReadingPage,
    p.Listening: ListeningPage,
    p.Recalling: RecallingPage,
    p.Ending: EndingPage,
    p.Filling: FormPage,
    p.Writing: NotesPage,
    p.Revealed: RevealPage,
    p.Compared: ComparedPage,
    p.Grouping: ThemesPage,
    p.Voting: VotePage,
    p.Judging: JudgePage,
    p.Judged: JudgedPage,
    p.Consenting: ConsentPage,
}
"""Pages by what fills them; questions are told apart by their type."""

QUESTIONS: Final[dict[str, type[PlainPage[Any]]]] = {
    "line": LinePage,
    "number": LinePage,
    "date": LinePage,
    "text": WritePage,
    "scale": ScalePage,
    "choice": ChoicePage,
    "choices": ChoicesPage,
    "yesno": YesNoPage,
    "rank": RankPage,
}
"""Pages of questions, by type."""


def page_for(talk: Talk, look: Look) -> PlainPage[Any]:
    """Return the page for what is looked at."""
    body = look.page.body
    kind = QUESTIONS[body.type] if isinstance(body, p.Asking) else BODIES[type(body)]
    return kind(talk, look)
