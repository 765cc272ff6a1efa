"""``duologue flow new``: a first flow out of a few answers."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from flows.authoring.draft import Draft, Kind, Question, Seen, draft_text, name_for, voted_on
from store import Home, Library
from tui.cli.codes import DONE
from tui.cli.flow.interview import Interviewer, interviewer
from tui.cli.flow.source import ENDING, YAML
from tui.cli.output import put
from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.trouble import Cannot, Misused

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST: Final = 200
"""Characters of one answer."""
_MOST_MINUTES: Final = 240

_PEOPLE: Final = {"2": "two people", "1": "one person alone", "12": "a group of two to twelve"}
_KINDS: Final[Mapping[str, str]] = {
    "text": "a few sentences",
    "notes": "several short notes, a line each",
    "scale": "a number from 0 to 10",
    "yesno": "yes or no",
}
_SEEN: Final[Mapping[str, str]] = {
    "opened": "each writes alone, and all is opened at the same moment",
    "together": "one answer, written together",
    "private": "each writes alone, and nobody else ever sees it",
}


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow new``."""
    parser.add_argument("-o", "--output", metavar="FILE", help="a file ending in .yaml")


def run(options: Namespace) -> int:
    """Ask, write, and say what comes next."""
    target = _target(options.output)
    home, asks = home_of(options), interviewer()
    say(
        "A few questions, then the flow is there to be changed in any editor. Ctrl+C writes nothing."
    )
    draft = _asked(asks, home, named=target is None)
    text = draft_text(draft)
    path = target or home.flows / f"{draft.name}{ENDING}"
    if os.path.lexists(path) and not asks.sure(f"{path} is there already. Write over it?"):
        raise Cannot(f"{path} was left as it is.")
    if target is None:
        _make_folder(home)
    put(text.encode(), str(path))
    shown = draft.name if target is None else path
    elsewhere = f"--home {quote(options.home)} " if options.home else ""
    say(f"\nWritten to {path}. What you can do with it:")
    for words, what in (
        (f"flow check {shown}", "what is wrong with it, or could be better"),
        (f"flow preview {shown}", "look at it with invented people"),
        (f"flow explain {shown}", "read it as a document"),
        *([(f"run {shown}", "hold it")] if target is None else []),
    ):
        say(f"  duologue {elsewhere}{words}   {what}")
    if target is not None:
        say(f"To hold it, copy it to {home.flows}.")
    return DONE


def _make_folder(home: Home) -> None:
    """The folder for flows of one's own. Raises :class:`Cannot` and ``StoreError``."""
    home.prepare()
    try:
        home.flows.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Cannot(f"{home.flows} could not be made: {error.strerror}.") from error


def _target(output: str | None) -> Path | None:
    """The file that was named."""
    if output is None:
        return None
    if not output.casefold().endswith(YAML):
        raise Misused("-o needs the name of a file ending in .yaml.")
    path = Path(output)
    if os.path.isdir(path):  # noqa: PTH112 - a name may be too long for a path
        raise Cannot(f"{path} is a folder; name a file in it.")
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise Cannot(f"{path} could not be written: there is no folder {path.parent}.")
    return path


def _asked(asks: Interviewer, home: Home, *, named: bool) -> Draft:
    """What the flow is to be."""
    title = asks.line("What is it called?", _said)
    taken = _taken(home) if named else ()
    name = asks.line(
        "Its name for commands and files", lambda said: _name(said, taken), name_for(title)
    )
    summary = asks.line("What is it for, in a sentence?", _said)
    most = int(asks.choose("For whom?", _PEOPLE))
    minutes = int(asks.line("About how many minutes?", _minutes, "15"))
    questions = [_question(asks, "The first question", most)]
    if asks.sure("Is there a second question?"):
        questions.append(_question(asks, "The second question", most))
    draft = Draft(name, title, summary, most, minutes, tuple(questions))
    return _after(asks, draft)


def _question(asks: Interviewer, what: str, most: int) -> Question:
    """One question."""
    text = asks.line(f"{what}, as people read it", _said)
    kind: Kind = asks.choose("How is it answered?", _KINDS)  # type: ignore[assignment]
    if most == 1:
        return Question(text, kind, "together")
    seen: Seen = asks.choose("Who sees the answers?", _SEEN)  # type: ignore[assignment]
    return Question(text, kind, seen)


def _after(asks: Interviewer, draft: Draft) -> Draft:
    """What comes of the answers."""
    from dataclasses import replace

    if draft.most > 1 and voted_on(draft):
        draft = replace(draft, vote=asks.sure("Do you vote on the notes, with dots?"))
    if draft.most > 1 and asks.sure("Do you agree on something at the end?"):
        words = asks.line("What is it, as a question?", _said, "What do we agree on?")
        draft = replace(draft, agree=words)
    kept = asks.choose(
        "What goes into your history?",
        {"all": "the answers, and what was agreed on", "nothing": "nothing"},
    )
    return replace(draft, keep=kept == "all")


def _said(said: str) -> str:
    """Words are needed, and not too many."""
    if not said.strip():
        return "some words are needed"
    if len(said) > _LONGEST:
        return f"at most {_LONGEST} characters, please"
    return "" if said.isprintable() else "signs that cannot be shown are not possible"


def _minutes(said: str) -> str:
    """A number of minutes is needed."""
    good = said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= _MOST_MINUTES
    return "" if good else f"a whole number from 1 to {_MOST_MINUTES} is needed"


def _name(said: str, taken: tuple[str, ...]) -> str:
    """A name that files and commands can have."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", said):
        return "a name starts with a-z and goes on with a-z, 0-9 and -, at most 40 of them"
    return "a conversation of that name came with the program" if said in taken else ""


def _taken(home: Home) -> tuple[str, ...]:
    """Names that came with the program; one's own may be written over, after a question."""
    own = {path.name.removesuffix(ENDING) for path in home.flows.glob(f"*{ENDING}")}
    return tuple(name for name in Library().names() if name not in own)
