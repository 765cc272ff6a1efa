"""Checks that a flow puts on an answer, looked at on the way forward only."""

from __future__ import annotations

from typing import Literal

from flows import model as m
from flows.events import Answer
from flows.expressions import attempt
from flows.outcomes import choices
from flows.replies import typed
from flows.state import State
from flows.stops import Stop
from flows.texts import render
from flows.values import Scope


def unmet(state: State, stop: Stop, value: Answer, level: Literal["nudge", "stop"]) -> list[str]:
    """What the checks of a level say about an answer that fits its question."""
    step = stop.step
    if not isinstance(step, m.Ask) or not step.checks:
        return []
    scope: Scope = {**stop.scope, "answer": typed(step, value, choices(state, stop))}
    checks = [check for check in step.checks if check.level == level]
    # A condition that cannot be told holds nobody up.
    return [render(check.text, scope) for check in checks if attempt(check.that, scope) is False]
