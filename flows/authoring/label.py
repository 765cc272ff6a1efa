"""The label of a flow: what it does, computed before somebody's file first runs.

A flow is data and cannot reach the disk, the network or a program; what it can do is ask, hide, keep
and share. The label counts exactly that, over the flow and every part that it calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows import model as m
from flows.authoring.saying import plain
from flows.authoring.sight import places
from flows.places import QUESTIONS
from flows.wording import in_a_row


@dataclass(frozen=True, slots=True)
class Label:
    """What a flow does."""

    least: int
    """Fewest people."""
    most: int
    """Most people."""
    minutes: int
    """About how long it takes, as its author says."""
    questions: int
    """How many questions it holds; those in loops count once."""
    most_questions: int
    """How many one sitting can come to at most, every loop gone through to its last round."""
    blind: int
    """How many answers stay with their author until they are opened together."""
    private: int
    """How many answers never leave their author."""
    keeps: tuple[str, ...]
    """Record kinds that it writes into the history, each once."""
    keeps_private: tuple[str, ...]
    """Record kinds among them that it also keeps for one person alone."""
    reads: tuple[str, ...]
    """Record kinds of earlier conversations that it looks up."""
    shares: tuple[str, ...]
    """The most that a facilitator can ever see."""
    consents: int
    """How often it asks for consent."""
    calls: tuple[str, ...]
    """Names of the flows that it runs as parts."""
    sensitive: bool
    """Whether its author marked it as sensitive."""

    def lines(self) -> tuple[str, ...]:
        """Return the label in words, a line each."""
        return tuple(line for line in (*self._asks(), *self._leaves()) if line)

    def _asks(self) -> tuple[str, ...]:
        """For whom it is and what it asks."""
        most = f", at most {self.most_questions} with every round of its loops"
        asks = _counted(self.questions, "question", "questions")
        return (
            f"{_people(self.least, self.most)}, about {_counted(self.minutes, 'minute', 'minutes')}",
            "Marked as sensitive: a safety note is at hand" if self.sensitive else "",
            f"Asks {asks}{most if self.most_questions > self.questions else ''}",
            self._hides(),
        )

    def _hides(self) -> str:
        """What it asks unseen."""
        if self.most == 1:
            return "Nobody else is there, so nothing has to be hidden"
        said = [
            f"{self.blind} asked blind, until you open them together" if self.blind else "",
            f"{self.private} for one person alone, never opened" if self.private else "",
        ]
        return "; ".join(filter(None, said)) or "Everything is seen by everybody at once"

    def _leaves(self) -> tuple[str, ...]:
        """What it reads, keeps and shares."""
        alone = (
            f" (for one person alone: {_kinds(self.keeps_private)})" if self.keeps_private else ""
        )
        shares = [name for name in self.shares if name != "progress"]
        times = _counted(self.consents, "time", "times")
        consent = f", after asking for consent {times}" if self.consents else ""
        return (
            f"Looks up in your history: {_kinds(self.reads)}",
            f"Keeps in your history: {_kinds(self.keeps)}{alone}",
            f"Could show a facilitator: {in_a_row(shares)}{consent}"
            if shares
            else "Shows a facilitator nothing that you write",
            f"Runs as parts: {in_a_row(self.calls)}" if self.calls else "",
        )


def label(flow: m.Flow) -> Label:
    """Return the label of a flow."""
    found = places(flow)
    steps = [place.step for place in found]
    asking = [step for step in steps if isinstance(step, QUESTIONS)]
    keeping = [step for step in steps if isinstance(step, m.Keep)]
    flows = (flow, *flow.parts.values())
    return Label(
        least=flow.least,
        most=flow.most,
        minutes=flow.minutes,
        questions=len(asking),
        most_questions=_most(flow, flow.steps),
        blind=sum(bool(getattr(step, "blind", False)) for step in asking),
        private=sum(bool(getattr(step, "private", False)) for step in asking),
        keeps=_once(step.record for step in keeping),
        keeps_private=_once(step.record for step in keeping if step.private),
        reads=_once(
            [step.source for step in steps if isinstance(step, m.Recall)] + list(flow.recalls)
        ),
        shares=_once(name for one in flows for name in one.shares),
        consents=sum(isinstance(step, m.Consent) for step in steps),
        calls=tuple(flow.parts),
        sensitive=any(one.sensitive for one in flows),
    )


def _most(flow: m.Flow, steps: Iterable[m.Step]) -> int:
    """How many questions a list of steps can come to."""
    found = 0
    for step in steps:
        match step:
            case m.Repeat():
                found += step.max * _most(flow, step.steps)
            case m.Call():
                found += _most(flow, flow.parts[step.flow].steps)
            case _:
                found += isinstance(step, QUESTIONS)
    return found


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the order in which it first came."""
    return tuple(dict.fromkeys(names))


def _kinds(kinds: tuple[str, ...]) -> str:
    """Record kinds in a row."""
    return in_a_row([plain(kind) for kind in kinds]) or "nothing"


def _counted(number: int, singular: str, plural: str) -> str:
    """A number with its noun."""
    return f"{number} {singular if number == 1 else plural}"


def _people(least: int, most: int) -> str:
    """For how many people."""
    if least == most:
        return "One person alone" if least == 1 else f"{least} people"
    return f"{least} to {most} people"
