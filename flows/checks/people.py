"""F3: who may not be there, what may never be opened, and consents that change nothing.

What would be an outright leak is refused by the reader (F3.1, F3.6); this is about promises that a
flow makes on some of its paths only.
"""

from __future__ import annotations

import re

from flows import model
from flows.checks.crowds import asked, asked_under, may_run, opened, settings
from flows.checks.known import Setting
from flows.checks.sheet import Sheet, Where
from flows.reader.closely import Ending
from flows.state import BYSTANDERS

_OTHERS = re.compile(
    r"\b(?:each other|one another|both of you|you both|your partner|the other person|the two of you)\b",
    re.IGNORECASE,
)


def look(sheet: Sheet) -> None:
    """Note everything of this family."""
    every = settings(sheet.flow)
    together = [setting for setting in every if not setting.alone]
    alone = [setting for setting in every if setting.alone]
    for step in sheet.steps:
        match step:
            case model.Reveal():
                _nothing_to_open(sheet, step, together)
            case model.Consent():
                _pointless(sheet, step)
            case model.Call():
                _crowd(sheet, step)
        if alone:
            _needs_another(sheet, step, alone)
        if step.who in BYSTANDERS:
            message = f"a {step.who} takes no part and is never asked"
            sheet.note("F3.8", step, message, "ask each, all, or a role of those who take part")
    _left_sealed(sheet, together)


def _nothing_to_open(sheet: Sheet, reveal: model.Reveal, together: list[Setting]) -> None:
    """A reveal of steps that may all have been skipped."""
    place = sheet.place(reveal)
    blind = [root for root in reveal.of if getattr(place.names.steps.get(root), "blind", False)]
    if not blind:
        return
    for setting in together:
        if not may_run(sheet, reveal, setting):
            continue
        if not any(asked(sheet, place, root, setting) for root in blind):
            of = " and ".join(blind)
            message = f"{of} may not have been asked {_where(setting)}"
            fix = "give the reveal the same when: or optional: as the question"
            sheet.note("F3.7", reveal, message, fix)
            return


def _where(setting: Setting) -> str:
    """A setting in words."""
    return "in the quick form" if setting.quick else f"with {setting.people} people"


def _left_sealed(sheet: Sheet, together: list[Setting]) -> None:
    """Blind answers that stay sealed on some path, after people were told they would be opened."""
    sealed = {step.id: step for step in sheet.steps if _to_be_opened(sheet, step)}
    for end in sheet.close.ends:
        for root in sorted(end.state.hidden.keys() & sealed.keys()):
            if _may_stay_sealed(sheet, sealed[root], end, together):
                step = sealed.pop(root)
                message = f"when people get to {end.step.id}, this may still be sealed"
                sheet.note("F3.10", step, message, "reveal it on every way, or ask it later")


def _to_be_opened(sheet: Sheet, step: model.Step) -> bool:
    """Whether people are told that a step is opened; what no reveal lists at all is F3.2."""
    hiding = getattr(step, "blind", False) and not getattr(step, "private", False)
    return hiding and step.id in sheet.place(step).names.revealed


def _may_stay_sealed(sheet: Sheet, step: model.Step, end: Ending, together: list[Setting]) -> bool:
    """Whether somebody may have answered a blind step that no reveal opened before an end."""
    asked_when = list(asked_under(end.state, step.id)) or [sheet.place(step).held]
    return any(
        not opened(sheet, end.state, step.id, end.held | needs, setting)
        for setting in together
        if may_run(sheet, step, setting) and may_run(sheet, end.step, setting)
        for needs in asked_when
    )


def _pointless(sheet: Sheet, consent: model.Consent) -> None:
    """A consent to which yes and no lead to the same."""
    if consent.decline or consent.id in sheet.named:
        return
    after = sheet.steps[sheet.steps.index(consent) + 1 :]
    shared = {one.share for one in after if isinstance(one, model.Ask)}
    if not shared & set(consent.allows):
        fix = f"add decline: STEP, or a step with when: {consent.id}.given"
        sheet.note("F3.9", consent, "yes and no lead to the same", fix)


def _crowd(sheet: Sheet, call: model.Call) -> None:
    """A part that is meant for fewer or for more people than may be here."""
    part = sheet.flow.parts[call.flow]
    every = settings(sheet.flow)
    here = [one.people for one in every if may_run(sheet, call, one)]
    few, many = min(here, default=part.least), max(here, default=part.most)
    if part.most == 1:
        return  # F3.11
    if few < part.least:
        message = f"{call.flow} is for {part.least} people or more, and here may be {few}"
        sheet.note("F3.8", call, message, f"add when: size(people) >= {part.least}")
    elif many > part.most:
        message = f"{call.flow} is for {part.most} people at most, and here may be {many}"
        sheet.note("F3.8", call, message, f"add when: size(people) <= {part.most}")


def _needs_another(sheet: Sheet, step: model.Step, alone: list[Setting]) -> None:
    """A step that makes no sense without a second person, where somebody may be alone."""
    said: list[tuple[str, Where]] = []
    if isinstance(step, model.Listen):
        said.append(("nobody is there to listen to whoever is alone", sheet.at(step)))
    elif isinstance(step, model.Ask) and step.guess:
        said.append(("whoever is alone has nobody to guess about", sheet.at(step)))
    if sheet.flow.lang.startswith("en"):
        for text, where in sheet.texts(step):
            if found := _OTHERS.search(text.source):
                said.append((f"“{found[0]}” is said to somebody who may be alone", where))
    if said and any(may_run(sheet, step, setting) for setting in alone):
        for message, where in said:
            sheet.note("F3.8", step, message, "add when: not alone", at=where)
