"""The rows of the arriving page, from the choices as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows import model as m
from flows.people import Person, PersonId
from tui.glyphs import Glyphs
from tui.screens.arriving import objection
from tui.screens.kept import quick_minutes, what_is_kept
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.words import names


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen so far."""

    here: tuple[PersonId, ...] = ()
    """Who is at the keyboard."""
    first: PersonId = ""
    """Who goes first."""
    quick: bool = False
    """Whether what is optional is left out."""


def arrive_lines(
    flow: m.Flow,
    people: Sequence[Person],
    choice: Choice,
    glyphs: Glyphs,
    *,
    rules: Sequence[str],
    label: Sequence[str],
    last_first: PersonId,
    order_key: str,
) -> list[Line]:
    """Return the rows: people, order, time, what a flow from elsewhere does, what is kept, rules."""
    lines = [sentence(flow.summary, most=2), BLANK]
    if len(people) > 1:
        lines += [heading("Who is at the keyboard?"), *_people(people, choice, glyphs)]
        lines += [*_order(flow, people, choice, last_first, order_key), BLANK]
    lines += _time(flow, choice, glyphs)
    if label:
        lines.append(heading("Not held here before. What it does, by its steps:"))
        lines += [*(sentence(line, style="", most=2) for line in label), BLANK]
    if kept := what_is_kept(flow, len(choice.here), len(people)):
        lines.append(heading("What will be kept"))
        lines += [Line(what, more=who, most=2) for what, who in kept]
        lines.append(BLANK)
    if rules and len(choice.here) > 1:
        rows = f" {glyphs.dot} ".join(rules)
        lines.append(sentence(f"Your ground rules: {rows}", style="", most=3))
    return lines


def _people(people: Sequence[Person], choice: Choice, glyphs: Glyphs) -> list[Line]:
    """Return a row with a box for each person."""
    signs = {True: glyphs.marked, False: glyphs.unmarked}
    return [Line(p.name, lead=signs[p.id in choice.here], value=p) for p in people]


def _order(
    flow: m.Flow, people: Sequence[Person], choice: Choice, last_first: PersonId, key: str
) -> list[Line]:
    """Return who goes first, or what it means that somebody is missing."""
    called = {person.id: person.name for person in people}
    if trouble := objection(flow, len(choice.here)):
        return [sentence(trouble, "$warn")]
    if len(choice.here) == 1:
        alone = called[choice.here[0]]
        return [sentence(f"{alone} alone. What is kept goes to the history of all of you.")]
    words = f"{called[choice.first]} goes first today."
    if last_first and last_first != choice.first:
        words += f" Last time it was {called.get(last_first, '')}."
    if len(choice.here) < len(people):
        words += f" {names([called[p] for p in choice.here])} are here."
    return [Line(words, aside=f"{key}  change", most=2)]


def _time(flow: m.Flow, choice: Choice, glyphs: Glyphs) -> list[Line]:
    """Return the two lengths, or the only one."""
    quick = quick_minutes(flow)
    if quick is None:
        return [
            sentence(f"It takes about {flow.minutes} minutes. You can pause at any word."),
            BLANK,
        ]
    signs = {True: glyphs.picked, False: glyphs.unpicked}
    return [
        heading("How much time do you have?"),
        Line(
            f"about {flow.minutes} min",
            lead=signs[not choice.quick],
            more="all of it",
            value=False,
        ),
        Line(f"about {quick} min", lead=signs[choice.quick], more="the short form", value=True),
        BLANK,
    ]
