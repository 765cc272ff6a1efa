"""The settings that a flow allows, and what is reached and opened in each of them."""

from __future__ import annotations

from collections.abc import Iterator

from flows import model
from flows.checks.known import Facts, Setting
from flows.checks.sheet import Sheet
from flows.checks.truth import tree_of, truth
from flows.expressions.facts import conjuncts
from flows.reader.place import Place
from flows.reader.states import NOT_QUICK, ROLE, State

GROUP = 3
"""A number of people that stands for a group."""


def settings(flow: model.Flow) -> tuple[Setting, ...]:
    """Every kind of evening: alone, a pair, a group, the largest one; the whole form and the short.

    With a facilitator or without makes no difference to what a flow can ask: whoever only guides
    is not counted and not asked.
    """
    numbers = {1, 2, GROUP, flow.least, flow.most}
    allowed = sorted(number for number in numbers if flow.least <= number <= flow.most)
    return tuple(Setting(number, quick) for number in allowed for quick in (False, True))


def facts(sheet: Sheet, place: Place) -> Facts:
    """What is known where a step is reached, before its own condition is looked at."""
    own = _own(place.step)
    held = place.held - own
    sure = place.state.under(held)
    crowd = (sheet.flow.least, sheet.flow.most)
    return Facts(None, sure, held, place.names.steps, crowd)


def may_run(sheet: Sheet, step: model.Step, setting: Setting) -> bool:
    """Whether a step can be come to in a setting, as far as conditions tell."""
    if setting.alone and isinstance(step, model.Reveal | model.Agree):
        return False
    return all(_holds(sheet, text, setting) is not False for text in sheet.place(step).held)


def asked(sheet: Sheet, place: Place, root: str, setting: Setting) -> bool:
    """Whether a blind step was surely asked before a place is reached."""
    return _linked(sheet, place.state, f"!{root}", place.held, setting)


def opened(sheet: Sheet, state: State, root: str, held: frozenset[str], setting: Setting) -> bool:
    """Whether a blind step was surely opened, where some conditions hold."""
    return _linked(sheet, state, f"~{root}", held, setting)


def asked_under(state: State, root: str) -> Iterator[frozenset[str]]:
    """The conditions under which a blind step was asked; none of them when it always was."""
    if f"!{root}" in state.sure:
        yield frozenset()
    yield from (needs for needs, name in state.linked if name == f"!{root}")


def _linked(sheet: Sheet, state: State, mark: str, held: frozenset[str], setting: Setting) -> bool:
    """Whether a mark was surely set on every path, given what holds in this setting anyway."""
    if mark in state.sure:
        return True
    wanted = (needs for needs, name in state.linked if name == mark)
    return any(
        all(text in held or _holds(sheet, text, setting) for text in needs) for needs in wanted
    )


def _holds(sheet: Sheet, text: str, setting: Setting) -> bool | None:
    """What a condition comes to in a setting."""
    if text == NOT_QUICK:
        return not setting.quick
    if text.startswith(ROLE):
        # Who has which role is said when a conversation begins.
        return True
    tree = tree_of(text)
    crowd = (sheet.flow.least, sheet.flow.most)
    return None if tree is None else truth(tree, Facts(setting, crowd=crowd))


def _own(step: model.Step) -> frozenset[str]:
    """The conditions that a step brings itself."""
    return frozenset() if step.when is None else conjuncts(step.when.tree)
