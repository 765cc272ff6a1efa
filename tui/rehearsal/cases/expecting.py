"""Comparing what came of a case with what it expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows import Conversation, records
from flows import pages as p
from flows.places import step_id
from flows.records import Record
from flows.replies import label
from tui.rehearsal.cases.matching import match, texts
from tui.rehearsal.cases.model import Case, Failure, Kept, Spot
from tui.rehearsal.promises import ending
from tui.rehearsal.tracing import marks


@dataclass
class Seen:
    """The pages that were shown, as texts, by the step they belong to."""

    pages: dict[str, list[str]] = field(default_factory=dict)

    def page(self, page: p.Page) -> None:
        """Keep a page that is shown."""
        if page.place:
            self.pages.setdefault(page.place, []).append("\n".join(texts(page.body)))

    def of(self, spot: Spot) -> list[str]:
        """What was shown at a step."""
        return [
            one for place, shown in self.pages.items() if match(spot.text, place) for one in shown
        ]


def compared(case: Case, now: Conversation, seen: Seen) -> Iterator[Failure]:
    """Everything that came out otherwise at the end of a case."""
    expect = case.expect
    if expect.end is not None and ending(now) != step_id(expect.end.text):
        yield _failure(expect.end, f"the end {expect.end.text}", ending(now) or "no end")
    visited = {mark.step for mark in marks(now) if mark.kind == "step"}
    for spot in expect.visits:
        if step_id(spot.text).partition("#")[0] not in visited:
            yield _failure(spot, f"{spot.text} is visited", "it was not")
    for spot in expect.skips:
        if step_id(spot.text).partition("#")[0] in visited:
            yield _failure(spot, f"{spot.text} is not visited", "it was")
    made = records(now)
    for wanted in expect.keeps:
        if not any(_fits(wanted, record) for record in made):
            same = [record for record in made if record.kind == wanted.kind.text]
            found = "; ".join(map(_in_words, same)) or f"no {wanted.kind.text}"
            yield _failure(wanted.kind, f"kept: {_wanted(wanted)}", found)
    for spot in expect.keeps_no:
        kept = [record for record in made if record.kind == spot.text]
        if kept:
            yield _failure(spot, f"no {spot.text} is kept", "; ".join(map(_in_words, kept)))
    for step, text in expect.shows:
        shown = seen.of(step)
        if not any(_plain(text.text) in _plain(page) for page in shown):
            found = f"“{_plain(shown[-1])[:120]}”" if shown else "the page was not shown"
            yield _failure(text, f"{step.text} shows “{text.text}”", found)


def _failure(spot: Spot, expected: str, found: str) -> Failure:
    return Failure(spot.line, spot.column, expected, found)


def _plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _fits(wanted: Kept, record: Record) -> bool:
    """Whether a record is of the kind, and has these fields among its own."""
    return record.kind == wanted.kind.text and all(
        name in record.fields and _same(spot.text, record.fields[name])
        for name, spot in wanted.fields.items()
    )


def _same(said: str, value: object) -> bool:
    """Whether words of the case are this value."""
    if isinstance(value, bool):
        return said.lower() in {"yes", "true"} if value else said.lower() in {"no", "false"}
    return said in (str(value), label(value))


def _wanted(wanted: Kept) -> str:
    fields = ", ".join(f"{name}: {spot.text}" for name, spot in wanted.fields.items())
    return f"{wanted.kind.text} {{{fields}}}" if fields else wanted.kind.text


def _in_words(record: Record) -> str:
    fields = ", ".join(f"{name}: {label(value)}" for name, value in record.fields.items())
    return f"{record.kind} {{{fields}}}"
