"""Each kind of step in a few words: what is asked, of whom, alone or together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flows import model as m
from flows.authoring.saying import condition, named, plain, text, value
from flows.stops import personal, together
from flows.texts import Text
from flows.wording import in_a_row, number


def told(step: m.Step) -> str:
    """Return what happens at a step, in sentences."""
    return " ".join(part for part in (_TELL[type(step)](step), *_common(step)) if part)


def when(step: m.Step) -> str:
    """Return under which condition a step comes, as a sentence; empty when it always does."""
    return f"Only if {condition(step.when)}." if step.when is not None else ""


def kept(step: m.Keep) -> str:
    """Return what a step leaves in the history, in a sentence."""
    fields = in_a_row([f"{plain(name)}: {value(of)}" for name, of in step.fields.items()])
    lead = f"a newer version of {value(step.updates)}" if step.updates else _a(plain(step.record))
    each = f"for each entry of {value(step.each)}, " if step.each is not None else ""
    whose = "for its author alone" if step.private else "for all who share the history"
    return f"{each}{lead}, {whose}" + (f" ({fields})." if fields else ".")


def _common(step: m.Step) -> tuple[str, ...]:
    """What any step may say beside its own."""
    quick = "Left out in the short form." if step.optional else ""
    minutes = f"About {number(step.minutes)} min." if step.minutes is not None else ""
    said = f"To say, if you like: “{text(step.say_if_you_like)}”" if step.say_if_you_like else ""
    return (when(step), quick, minutes, said)


def _whom(step: m.Step) -> str:
    """Who answers, and whether alone."""
    if together(step):
        return "together"
    who = "each" if step.who in {"each", "all"} else f"the {plain(step.who)}"
    return f"{who} alone" if personal(step) else who


def _quoted(said: Text | None) -> str:
    """An author's words in quotes, as a sentence of their own."""
    words = text(said)
    return f" “{words}”" if words else ""


def _bounds(least: float | None, most: float | None) -> str:
    """Least and most, as far as they are said."""
    said = [f"at least {number(least)}" if least else "", f"at most {number(most)}" if most else ""]
    return in_a_row([one for one in said if one])


def kind_of_answer(step: m.Ask | m.Field) -> str:
    """Return what kind of answer is asked for."""
    options = in_a_row([one.label for one in step.options])
    if step.options_from is not None:
        offered = value(step.options_from)
        options = f"{offered} or {options}" if options else offered
    match step.type:
        case "line":
            return "a line"
        case "text":
            return "a text"
        case "yesno":
            return "yes or no"
        case "date":
            return "a day"
        case "choice":
            return f"one of {options}"
        case "choices":
            bounds = _bounds(step.min, step.max)
            return f"some of {options}" + (f", {bounds}" if bounds else "")
        case "rank":
            return f"an order of {options}"
        case "scale":
            return _scale(step)
    bounds = _bounds(step.min, step.max)
    return "a number" + (f", {bounds}" if bounds else "")


def _scale(step: m.Ask | m.Field) -> str:
    """A scale with its ends."""
    ends = (0 if step.min is None else step.min, 10 if step.max is None else step.max)
    labels = getattr(step, "labels", {})
    low, high = (
        number(end) + (f" ({labels[int(end)]})" if int(end) in labels else "") for end in ends
    )
    return f"a number from {low} to {high}"


def _say(step: m.Say) -> str:
    shown = f" Below it: {value(step.show)}." if step.show is not None else ""
    return f"To read, {_whom(step)}:{_quoted(step.text)}{shown}"


def _ask(step: m.Ask) -> str:
    what = kind_of_answer(step)
    guess = ", a guess at the other's answer" if step.guess else ""
    edits = f" It begins with {named(step.edits)}." if step.edits else ""
    must = "" if step.skip else " An answer is needed."
    checks = "".join(
        f" {'Holds' if one.level == 'stop' else 'Reminds'} unless {condition(one.that)}:"
        f"{_quoted(one.text)}"
        for one in step.checks
    )
    return f"{what}{guess}, {_whom(step)}.{_quoted(step.text)}{edits}{must}{checks}"


def _form(step: m.Form) -> str:
    fields = in_a_row([f"{text(one.text)} ({kind_of_answer(one)})" for one in step.fields])
    rows = f", up to {step.max} times" if step.many else ""
    return f"a small form, {_whom(step)}{rows}: {fields}.{_quoted(step.text)}"


def _notes(step: m.Notes) -> str:
    turns = ", taking turns" if step.turns == "alternate" else ""
    bounds = _bounds(step.min, step.max if step.max < 200 else None)
    return (
        f"short notes, {_whom(step)}{turns}{f', {bounds}' if bounds else ''}.{_quoted(step.text)}"
    )


_SHOWN = {
    "side_by_side": "side by side",
    "merged": "in one list",
    "ranking": "as a ranking",
    "gap": "with the distance between them",
}


def _reveal(step: m.Reveal) -> str:
    names = "with names" if step.names else "without names"
    opened = in_a_row([named(one) for one in step.of])
    how = _SHOWN[step.show]
    return f"opens {opened} to everybody at the same moment, {how}, {names}.{_quoted(step.text)}"


def _group(step: m.Group) -> str:
    return f"like is put with like in {named(step.of)}, {_whom(step)}.{_quoted(step.text)}"


def _vote(step: m.Vote) -> str:
    budget = f"{step.dots} dots" if step.dots else "dots, as many as suit the list"
    how = {"dots": budget, "points": "ranked points", "thumbs": "thumbs"}[step.mode]
    most = f", at most {step.max_per_item} on one" if step.max_per_item else ""
    return f"a vote, {_whom(step)}: {how} on {value(step.of)}{most}.{_quoted(step.text)}"


def _agree(step: m.Agree) -> str:
    exits = f" Without agreement it goes on with {named(step.otherwise)}." if step.otherwise else ""
    often = "once" if step.attempts == 1 else f"up to {step.attempts} times"
    tries = f" The words may be changed and asked again {often}."
    degrees = "yes, yes with a wish, not yet, or no"
    return f"each says alone how far they agree: {degrees}.{_quoted(step.text)}{tries}{exits}"


def _listen(step: m.Listen) -> str:
    about = f" about {named(step.of)}" if step.of else ""
    return f"one speaks{about}, the other says it back until it fits.{_quoted(step.text)}"


def _recall(step: m.Recall) -> str:
    newest = f"the newest {step.last} entries" if step.last > 1 else "the newest entry"
    those = f"{newest} of the kind “{plain(step.source)}”"
    such = f" for which {condition(step.where)}" if step.where is not None else ""
    if step.quiet:
        return f"looked up in the history, without a page: {those}{such}."
    pick = {"none": "", "one": " One is chosen.", "many": " Some are chosen."}[step.pick]
    return f"shown from the history, {_whom(step)}: {those}{such}.{pick}{_quoted(step.text)}"


def _keep(step: m.Keep) -> str:
    return f"kept in the history: {kept(step)}"


def _set(step: m.Set) -> str:
    return f"worked out from answers: {value(step.value)}."


def _repeat(step: m.Repeat) -> str:
    if step.each is not None:
        return f"the next steps come once for each entry of {value(step.each)}."
    ends = f", until {condition(step.until)}" if step.until is not None else ""
    then = f" If it never is, it goes on with {named(step.exhausted)}." if step.exhausted else ""
    return f"the next steps come up to {step.max} times{ends}.{then}"


def _call(step: m.Call) -> str:
    given = in_a_row([f"{plain(name)}: {value(of)}" for name, of in step.arguments.items()])
    return f"the part {named(step.flow)} follows here{f' ({given})' if given else ''}."


def _wait(step: m.Wait) -> str:
    whom = {"facilitator": "the facilitator", "pairs": "the other pairs", "all": "everybody"}
    most = f", for {number(step.timeout)} min at most" if step.timeout is not None else ""
    then = f" Then it goes on with {named(step.otherwise)}." if step.otherwise else ""
    return f"a pause for {whom[step.until]}{most}.{then}{_quoted(step.text)}"


def _consent(step: m.Consent) -> str:
    allows = f" It allows: {in_a_row(step.allows)}." if step.allows else ""
    decline = f" A no leads to {named(step.decline)}." if step.decline else ""
    return (
        f"each says yes or no, alone; a no holds nothing up.{_quoted(step.text)}{allows}{decline}"
    )


def _go(step: m.Go) -> str:
    return f"on to {named(step.target)}."


def _section(step: m.Section) -> str:
    return step.title


def _end(step: m.End) -> str:
    return f"the end.{_quoted(step.text)}"


_TELL: dict[type[m.Step], Callable[[Any], str]] = {
    m.Section: _section,
    m.Say: _say,
    m.Ask: _ask,
    m.Form: _form,
    m.Notes: _notes,
    m.Reveal: _reveal,
    m.Group: _group,
    m.Vote: _vote,
    m.Agree: _agree,
    m.Listen: _listen,
    m.Recall: _recall,
    m.Keep: _keep,
    m.Set: _set,
    m.Repeat: _repeat,
    m.Call: _call,
    m.Wait: _wait,
    m.Consent: _consent,
    m.Go: _go,
    m.End: _end,
}
"""How each kind is told; a test asks for every kind of the format."""


def _a(word: str) -> str:
    """A word with its article."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
