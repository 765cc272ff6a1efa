"""A whole rehearsal: seeded walks and, if wanted, every way; what broke, and what nobody came by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import Final

from flows import Conversation
from flows.model import Flow
from tui.rehearsal.exhaustive import MOST_STATES, search
from tui.rehearsal.promises import Broken
from tui.rehearsal.report import Breach, Report, coverage
from tui.rehearsal.setting import Setting, settings
from tui.rehearsal.shrinking import shortest
from tui.rehearsal.telling import told
from tui.rehearsal.tracing import Mark
from tui.rehearsal.walks import walk

WALKS: Final = 40
"""Seeded walks unless said otherwise, over all settings together."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to rehearse."""

    people: int | None = None
    """How many people; ``None``: several companies."""
    quick: bool | None = None
    """The quick form or the full one; ``None``: both."""
    seed: int = 0
    """The first seed; each round of settings takes the next."""
    walks: int = WALKS
    """How many seeded walks."""
    exhaustive: bool = False
    """Whether every way is searched, too."""
    states: int = MOST_STATES
    """How many states that search may look at, over all settings together."""


Progress = Callable[[str], None]
"""Told now and then how far it is."""


def rehearse(
    flow: Flow, file: str, plan: Plan, progress: Progress = lambda _: None, named: str = ""
) -> Report:
    """Rehearse a flow. ``named``: what the command line calls it."""
    companies = [one for one in settings(flow, plan.people) if plan.quick in {None, one.quick}] or [
        Setting(plan.people or flow.least, bool(plan.quick))
    ]
    rehearsal = _Rehearsal(flow, companies, plan, progress, named or flow.name)
    rehearsal.walk()
    if plan.exhaustive:
        rehearsal.search()
    covered = coverage(flow, file, rehearsal.marks)
    return Report(
        flow.name,
        file,
        rehearsal.walks,
        rehearsal.states,
        rehearsal.whole,
        tuple(companies),
        covered.visited,
        covered.taken,
        tuple(rehearsal.breaches.values()),
        covered.gaps,
    )


class _Rehearsal:
    """A rehearsal on its way."""

    def __init__(
        self, flow: Flow, companies: Sequence[Setting], plan: Plan, progress: Progress, named: str
    ) -> None:
        self.flow = flow
        self.companies = companies
        self.plan = plan
        self.progress = progress
        self.named = named
        self.marks: set[Mark] = set()
        self.breaches: dict[str, Breach] = {}
        self.walks = self.states = 0
        self.whole = plan.exhaustive

    def walk(self) -> None:
        """Take the seeded walks, each setting in turn."""
        for number in range(self.plan.walks):
            setting = self.companies[number % len(self.companies)]
            seed = self.plan.seed + number // len(self.companies)
            went = walk(self.flow, setting, seed)
            self.walks += 1
            self.marks |= went.marks
            if went.broken is not None and went.broken.promise not in self.breaches:
                self.breach(went.broken, setting, went.conversation, f"--seed {seed} --walks 1")
            self.progress(f"{number + 1} of {self.plan.walks} walks")

    def search(self) -> None:
        """Search every way in every setting. What it finds is shorter than what walks find."""
        each = max(self.plan.states // len(self.companies), 2)
        for setting in self.companies:
            before = self.states
            found = search(
                self.flow,
                setting,
                each,
                lambda seen, before=before: self.progress(f"{before + seen} states"),  # type: ignore[misc]
            )
            self.states += found.states
            self.whole = self.whole and found.whole
            self.marks |= found.marks
            for broken, conversation in found.broken:
                self.breach(
                    broken, setting, conversation, f"--walks 0 --exhaustive --states {each}"
                )

    def breach(
        self, broken: Broken, setting: Setting, conversation: Conversation, how: str
    ) -> None:
        """Keep a broken promise with the shortest way to it."""
        path = told(shortest(conversation, broken))
        old = self.breaches.get(broken.promise)
        if old is None or len(path) < len(old.path):
            company = f"--people {setting.people} --form {setting.form}"
            again = f"duologue flow walk {quote(self.named)} {company} {how}"
            self.breaches[broken.promise] = Breach(broken, setting, path, again)
