"""A flow as a document that somebody who answers for it can read and sign.

Everything in it is read from the steps; who sees what when comes from the gate (:mod:`flows.authoring.sight`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows import model as m
from flows.authoring.promised import promised
from flows.authoring.saying import named, plain
from flows.authoring.sight import Seen, sight
from flows.authoring.telling import kept, told
from flows.outline import Items, Paragraph, Part, Section, Table, full, listed
from flows.places import every_step
from flows.wording import in_a_row

_LINE = "…………………………"
_STRENGTH = {
    "strong": "well supported",
    "mixed": "findings are mixed",
    "tradition": "a habit of practice, not a finding",
}


def explain(flow: m.Flow) -> Section:
    """Return the document."""
    sections = (
        *_happens(flow),
        _sees(flow),
        Section("What is kept", _keeps(flow)),
        Section("What a facilitator learns", (Paragraph(_facilitator(flow)),)),
        listed("What its author promises", [promised(one) for one in flow.checks]),
        Section("Why it is done this way", _why(flow)),
        _signatures(flow),
    )
    return Section(flow.title, (Paragraph(flow.summary), Items(_facts(flow))), full(*sections))


def people(flow: m.Flow) -> str:
    """Return for how many people a flow is, in words."""
    if flow.least == flow.most:
        return "one person alone" if flow.least == 1 else f"{flow.least} people"
    return f"{flow.least} to {flow.most} people"


def _facts(flow: m.Flow) -> tuple[str, ...]:
    """The head of the document."""
    care = "yes; a safety note is at hand and it never starts by itself" if flow.sensitive else "no"
    return (
        f"For {people(flow)}",
        f"About {flow.minutes} minutes",
        f"Sensitive: {care}",
        f"Name {flow.name}, revision {flow.revision}, language {flow.lang}",
    )


def _happens(flow: m.Flow) -> Iterator[Section]:
    """What happens, part by part; whole conversations that are called stand below."""
    yield Section("What happens", (), tuple(_parts(flow)))
    for name, part in flow.parts.items():
        kind = "shared part" if part.fragment else "conversation"
        title = f"Inside {named(name)}, a {kind}: {part.title}"
        intro = (Paragraph(part.summary),) if part.summary else ()
        yield Section(title, intro, tuple(_parts(part)))


def _parts(flow: m.Flow) -> Iterator[Section]:
    """The sections of one flow with their steps in words."""
    title, lines = "To begin with", list[str]()
    for step in flow.steps:
        if isinstance(step, m.Section):
            yield from full(listed(title, lines))
            title, lines = _heading(step), []
        else:
            lines += _lines(step, "")
    yield from full(listed(title, lines))


def _heading(step: m.Section) -> str:
    """A part's title, with what can be said of the whole part."""
    said = [f"about {step.minutes:g} min"] if step.minutes is not None else []
    said += ["left out in the short form"] if step.optional else []
    return f"{step.title} ({', '.join(said)})" if said else step.title


def _lines(step: m.Step, round_: str) -> Iterator[str]:
    """A step, and those inside it; ``round_`` leads the steps of a loop."""
    lead = "" if isinstance(step, m.Go | m.End) else f"{plain(step.id)}: "
    line = f"{round_}{lead}{told(step)}"
    yield line[:1].upper() + line[1:]
    if isinstance(step, m.Repeat):
        for inner in step.steps:
            if isinstance(inner, m.Section):
                continue
            yield from _lines(inner, f"{round_}Each time, ")


def _sees(flow: m.Flow) -> Section:
    """The table of who sees what when."""
    found = sight(flow)
    rows = tuple(_row(flow, seen) for seen in found)
    if not rows:
        return Section("Who sees what when")
    head = ("answer", "who gives it", "the other person", "facilitator")
    if flow.most > 2:
        head = ("answer", "who gives it", "the others", "facilitator")
    notes = [Paragraph(line) for line in _below(flow, found)]
    table = Table("Worked out by the rule that hides the words on the screen", head, rows)
    return Section("Who sees what when", (table, *notes))


def _row(flow: m.Flow, seen: Seen) -> tuple[str, str, str, str]:
    """One answer."""
    inside = "" if seen.place.flow is flow else f", in {named(seen.place.flow.name)}"
    return (f"{plain(seen.place.step.id)}{inside}", seen.author, seen.others, seen.facilitator)


def _below(flow: m.Flow, found: Iterable[Seen]) -> Iterator[str]:
    """What the table cannot say."""
    if any(seen.reveal and isinstance(seen.place.step, m.Notes) for seen in found):
        yield (
            "Whoever wrote a note can keep it private, or take it back after it was opened; then it "
            "stays with them."
        )
    if flow.least == 1 < flow.most:
        yield "Held by one person alone, nothing has to be hidden or opened, and those steps fall away."
    yield "Wherever no answer is needed, anybody may pass, and gives no reason."


def _keeps(flow: m.Flow) -> tuple[Part, ...]:
    """What stays in the history."""
    lines = tuple(
        kept(step)
        for inside in (flow, *flow.parts.values())
        for step in every_step(inside.steps)
        if isinstance(step, m.Keep)
    )
    own = "What was said lies in the conversation's own file, on the machine of those who held it."
    if not lines:
        return (Paragraph(f"{own} Nothing goes into the history."),)
    return (Paragraph(f"{own} The history gets, as far as it was answered:"), Items(lines))


def _facilitator(flow: m.Flow) -> str:
    """What somebody who leads without taking part is shown, at most."""
    shares = [name for name in flow.shares if name not in {"progress", "counts"}]
    process = in_a_row([name for name in flow.shares if name in {"progress", "counts"}])
    said = f"At most: {process}, without any words." if process else "Nothing of the process."
    if not shares:
        return f"{said} No answer is shared with a facilitator."
    return f"{said} With the consent of everybody: {in_a_row(shares)}."


def _why(flow: m.Flow) -> tuple[Part, ...]:
    """The evidence cards."""
    cards = {
        card.claim: card for inside in (flow, *flow.parts.values()) for card in inside.evidence
    }
    lines = tuple(f"{c.claim} ({_STRENGTH[c.strength]}; {c.source})" for c in cards.values())
    return (Items(lines),) if lines else ()


def _signatures(flow: m.Flow) -> Section:
    """Where to sign."""
    said = f"Read and agreed to: {flow.title}, revision {flow.revision}."
    rows = tuple((_LINE, _LINE, _LINE) for _ in range(2))
    return Section(
        "Signatures", (Paragraph(said), Table("By hand", ("name", "date", "signature"), rows))
    )
