"""The first text of a flow, out of a few answers of somebody who never wrote one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from flows.authoring.fmt import fmt
from flows.authoring.scalars import quoted

Seen = Literal["together", "opened", "private"]
"""``together``: one answer, everybody sees it; ``opened``: each alone, opened together; ``private``:
each alone, never opened."""

Kind = Literal["text", "notes", "scale", "yesno"]
"""What an answer is: a few sentences, short lines, a number from 0 to 10, yes or no."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    text: str
    """The words."""
    kind: Kind = "text"
    """What an answer is."""
    seen: Seen = "opened"
    """Who sees it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new flow is to be."""

    name: str
    """Its identity: a-z, 0-9 and hyphens."""
    title: str
    """For people."""
    summary: str
    """What it is for, a sentence."""
    most: int
    """Most people; 1: for one alone, else from two on."""
    minutes: int
    """About how long it takes."""
    questions: tuple[Question, ...]
    """One or two."""
    vote: bool = False
    """Whether people place dots on the first list of notes that everybody may see."""
    agree: str = ""
    """What they agree on, as a question; empty: nothing."""
    keep: bool = True
    """Whether answers and what was agreed on go into the history."""


def name_for(title: str) -> str:
    """Return a name made of a title: its letters a to z and digits, joined by hyphens."""
    parts = re.findall(r"[a-z0-9]+", title.casefold())
    name = "-".join(parts)[:40].strip("-")
    return name if name[:1].isalpha() else f"talk-{name}".strip("-")


def voted_on(draft: Draft) -> str:
    """Return the id of the notes that a vote is about; empty when there are none."""
    for name, question in _ids(draft):
        if question.kind == "notes" and question.seen != "private":
            return name
    return ""


def draft_text(draft: Draft) -> str:
    """Return the file."""
    people = "{min: 1, max: 1}" if draft.most == 1 else f"{{min: 2, max: {draft.most}}}"
    lines = [
        f"flow: {draft.name}",
        "format: 1",
        "revision: 1",
        "lang: en",
        f"title: {_said(draft.title)}",
        f"summary: {_said(draft.summary)}",
        f"people: {people}",
        f"minutes: {draft.minutes}",
        "steps:",
        *_steps(draft),
    ]
    return fmt("\n".join(lines) + "\n")


def _ids(draft: Draft) -> list[tuple[str, Question]]:
    """The questions with their ids."""
    return list(zip(("first", "second"), draft.questions, strict=False))


def _steps(draft: Draft) -> Iterator[str]:
    """The steps, part by part."""
    yield from _section("questions", "Questions")
    for name, question in _ids(draft):
        yield from _question(name, question, alone=draft.most == 1)
    opened = [name for name, one in _ids(draft) if one.seen == "opened" and draft.most > 1]
    if opened:
        yield from _section("open", "Open")
        yield from (f"  - reveal: look\n    of: [{', '.join(opened)}]", "    show: side_by_side")
        yield "    text: Read all of it before you say anything."
    if draft.most > 1 and draft.vote and voted_on(draft):
        yield from _vote(voted_on(draft))
    if draft.most > 1 and draft.agree:
        yield from _agree(draft.agree)
    if draft.keep:
        yield from _keep(draft)
    yield "  - end: done\n    text: That was all of it."


def _section(name: str, title: str) -> Iterator[str]:
    """A part."""
    yield f"  - section: part_{name}\n    title: {title}"


def _question(name: str, question: Question, *, alone: bool) -> Iterator[str]:
    """One question; alone there is nobody to hide from."""
    notes = question.kind == "notes"
    yield f"  - {'notes' if notes else 'ask'}: {name}"
    if not alone and question.seen != "together":
        yield "    who: each"
        yield f"    {'blind' if question.seen == 'opened' else 'private'}: true"
    if not notes:
        yield f"    type: {question.kind}"
    if question.kind == "scale":
        yield "    min: 0\n    max: 10\n    labels: {0: not at all, 10: very much}"
    yield f"    text: {_said(question.text)}"


def _vote(name: str) -> Iterator[str]:
    """Dots on notes, opened together."""
    some = f"    when: size({name}.items) > 0"
    yield from _section("choose", "Choose")
    yield f"  - vote: dots\n{some}\n    who: each\n    blind: true\n    of: {name}.items"
    yield "    text: Place your dots on what matters most to you."
    yield f"  - reveal: tally\n{some}\n    of: [dots]\n    show: side_by_side"


def _agree(question: str) -> Iterator[str]:
    """Words written together, and how far each agrees to them."""
    yield from _section("agree", "Agree")
    yield f"  - ask: words\n    type: text\n    text: {_said(question)}"
    yield '  - agree: settled\n    when: words.answered\n    text: "{{ words }}"'


def _keep(draft: Draft) -> Iterator[str]:
    """What goes into the history."""
    for name, question in _ids(draft):
        alone = draft.most == 1
        private = question.seen == "private" and not alone
        yield f"  - keep: kept_{name}"
        if question.kind == "notes" or not (alone or question.seen == "together"):
            yield f"    as: note\n    each: {name}.items"
            words = "item.text"
        else:
            yield f"    when: {name}.answered\n    as: note"
            words = f"text({name})"
        if private:
            yield "    private: true"
        yield f"    fields: {{text: {words}, kind: '\"idea\"'}}"
    if draft.agree and draft.most > 1:
        yield "  - keep: decision\n    when: settled.answered and settled.agreed\n    as: decision"
        yield "    fields: {text: settled.text, wishes: settled.wishes}"


def _said(words: str) -> str:
    """Somebody's words as a value that is only words: no holes, no control signs."""
    plain = " ".join("".join(sign for sign in words if sign.isprintable()).split())
    return quoted(plain.replace("{{", "{ {"))
