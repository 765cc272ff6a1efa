"""Which screen shows which page."""

from __future__ import annotations

from flows import pages as p
from tui.talk.agreeing import JudgedPage, JudgePage
from tui.talk.asking import ChoicePage, ConsentPage, LinePage, RankPage, ScalePage, WritePage
from tui.talk.filling import FormPage
from tui.talk.handover import HandOverPage, OpeningPage, WaitingPage
from tui.talk.notes import NotesPage
from tui.talk.page import TalkPage
from tui.talk.reading import EndingPage, ListeningPage, ReadingPage, RecallingPage
from tui.talk.reveal import ComparedPage, RevealPage
from tui.talk.talk import Talk
from tui.talk.themes import ThemesPage
from tui.talk.voting import VotePage

SCREENS: dict[type[object], type[TalkPage]] = {
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
"""Screens by what fills the page; questions are told apart by their type."""

QUESTIONS: dict[str, type[TalkPage]] = {
    "line": LinePage,
    "number": LinePage,
    "date": LinePage,
    "text": WritePage,
    "scale": ScalePage,
    "choice": ChoicePage,
    "choices": ChoicePage,
    "yesno": ChoicePage,
    "rank": RankPage,
}
"""Screens of questions, by type."""


def screen_for(talk: Talk) -> TalkPage:
    """Return the screen for the talk's present page."""
    body = talk.page.body
    if isinstance(body, p.Asking):
        return QUESTIONS[body.type](talk)
    return SCREENS[type(body)](talk)
