"""Checking what steps refer to: other steps, records, evidence cards, shares, called flows."""

from __future__ import annotations

from typing import Protocol

from flows import model
from flows.expressions.problems import did_you_mean
from flows.reader.place import Place
from flows.reader.uses import personal
from flows.records import KINDS


class Noter(Protocol):
    """Notes a fault at a step."""

    def __call__(self, step: model.Step, code: str, message: str, fix: str = "") -> None:
        """Note one fault."""
        ...


def refer(place: Place, flow: model.Flow, note: Noter) -> None:
    """Note everything that a step refers to and that is not there."""
    step = place.step
    cards = [card.id for card in flow.evidence] if step.why else []
    if step.why and step.why not in cards:
        note(step, "F1.2", f"there is no evidence card {step.why}", did_you_mean(step.why, cards))
    shares = (step.share,) if isinstance(step, model.Ask) and step.share else ()
    for share in step.allows if isinstance(step, model.Consent) else shares:
        if share not in flow.shares:
            note(step, "F3.5", f"{share} is more than the header's shares", "add it to shares")
        elif isinstance(step, model.Ask) and f"+{share}" not in place.sure:
            message = f"not every way here has asked for leave to share {share}"
            note(step, "F3.6", message, f"add a consent with allows: [{share}] before it")
    _steps(place, note)
    _records(step, note)
    _hiding(place, flow, note)


def _steps(place: Place, note: Noter) -> None:
    """Other steps of this flow."""
    step = place.step
    match step:
        case model.Reveal(of=of):
            wanted: tuple[type[model.Step], ...] = (model.Ask, model.Form, model.Notes, model.Vote)
            found = list(of)
            if not of:
                note(step, "F3.3", "a reveal opens at least one step")
        case model.Group(of=of_one):
            wanted, found = (model.Notes, model.Form, model.Ask, model.Set), [of_one]
        case model.Ask(edits=edits):
            wanted, found = (model.Ask,), [edits] if edits else []
        case model.Listen(of=of_one):
            wanted, found = (model.Step,), [of_one] if of_one else []
        case _:
            return
    for name in found:
        _step(place, name, wanted, note)


def _step(place: Place, name: str, wanted: tuple[type[model.Step], ...], note: Noter) -> None:
    """One other step: it exists, comes earlier and is of a kind that fits."""
    step, steps = place.step, place.names.steps
    if name not in steps:
        note(step, "F3.3", f"there is no step {name}", did_you_mean(name, steps))
    elif not isinstance(steps[name], wanted):
        kinds = " or ".join(kind.kind or "any step" for kind in wanted)
        note(step, "F3.3", f"{name} is no {kinds}")
    elif name in place.names.replies and name not in place.state.seen:
        note(step, "F1.5", f"{name} comes later", "move it up")
    elif isinstance(step, model.Reveal) and getattr(steps[name], "private", False):
        note(step, "F3.3", f"{name} is private and never opened", "make it blind instead")
    elif isinstance(step, model.Group | model.Ask | model.Listen) and _hidden(place, name):
        note(step, "F3.1", f"{name} is not open here", "reveal it first")


def _hidden(place: Place, name: str) -> bool:
    """Whether a step that is referred to is not open to everybody who reads this one."""
    own = personal(place.step) and place.mine(name)
    return not (own or place.alone) and bool(place.sealed(name))


def _records(step: model.Step, note: Noter) -> None:
    """Record kinds and their fields."""
    match step:
        case model.Recall(source=kind) | model.Keep(record=kind) if kind not in KINDS:
            fix = did_you_mean(kind, KINDS) or "kinds are " + ", ".join(KINDS)
            note(step, "F3.4", f"there is no record kind {kind}", fix)
        case model.Keep(record=kind, fields=fields):
            for name in fields:
                if name not in KINDS[kind]:
                    fix = did_you_mean(name, KINDS[kind]) or "fields are " + ", ".join(KINDS[kind])
                    note(step, "F3.4", f"a {kind} has no {name}", fix)


def _hiding(place: Place, flow: model.Flow, note: Noter) -> None:
    """Blind answers have an author and are opened some time."""
    step = place.step
    if flow.most == 1 or not getattr(step, "blind", False):
        return
    if step.who == "all":
        note(step, "F3.3", "an answer given together cannot be blind", "add who: each")
    if step.id not in place.names.revealed:
        note(step, "F3.2", "blind but never revealed", "add a reveal of it, or private: true")
