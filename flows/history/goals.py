"""Goals, with everything that hangs on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from flows.history.ladders import Ladder, ladder_of
from flows.history.milestones import Milestone, milestones_of
from flows.history.promises import Promise
from flows.history.things import Days, Thing, newest, text_of, things
from flows.measures import dusty, rhythm_days
from flows.records import Record

GoalState = Literal["draft", "proposed", "active", "dusty", "paused", "reached", "let go"]
"""``draft``: a wish; ``proposed``: worded, not each has said yes; ``dusty``: active, long untouched."""

STANDING: Mapping[str, GoalState] = MappingProxyType(
    {
        "": "draft",
        "draft": "draft",
        "proposed": "proposed",
        "active": "active",
        "paused": "paused",
        "reached": "reached",
        "let go": "let go",
    }
)
"""A goal's state in its record to what it means."""

DEFAULT_RHYTHM = 7
"""Days between touches when a goal names no rhythm, and at least: a week."""

PARTS = (
    "sharpen",
    "why-it-matters",
    "who-is-affected",
    "milestones",
    "action-plan",
    "celebrate",
    "realign",
)
"""The seven steps, by the names of their flows."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording or state of a goal."""

    record: str
    """Id of the record."""
    conversation: str
    """The conversation that made it."""
    day: date
    """When."""
    text: str
    """The statement, or the wish before there was one."""
    state: str
    """As the record has it."""
    reason: str
    """Why it was changed; may be empty."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal as it stands."""

    id: str
    """The id that milestones, promises and reasons name it by."""
    wish: str
    """The first words."""
    statement: str
    """The agreed or proposed words; empty while it is a wish."""
    state: GoalState
    """Where it stands today."""
    kind: str
    """target, learning or open; may be empty."""
    rhythm: str
    """How often, in people's words."""
    horizon: str
    """short or long."""
    sphere: str
    """private life or work."""
    due: date | None
    """The day until which."""
    whose: str
    """Whose it is: both, or one name."""
    began: date
    """The day of its first version."""
    since: date
    """The day on which it came into the state that its newest version names."""
    touched: date
    """The newest day of anything that hangs on it."""
    versions: tuple[Version, ...]
    """Oldest first."""
    reasons: tuple[Record, ...] = ()
    """Why it matters."""
    milestones: tuple[Milestone, ...] = ()
    """By day, those without one last."""
    ladder: Ladder | None = None
    """Its ladder."""
    promises: tuple[Promise, ...] = ()
    """Who does what for it, oldest first."""
    people: tuple[Thing, ...] = ()
    """Who is touched by it, with asked, heard or not yet."""
    wins: tuple[Record, ...] = ()
    """What was reached on the way."""
    lessons: tuple[Record, ...] = ()
    """What was learnt."""
    ratings: tuple[Record, ...] = ()
    """Importance, confidence and satisfaction with it."""
    parts: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """Those of the seven steps that were done, with their newest day."""

    @property
    def text(self) -> str:
        """The words to show."""
        return self.statement or self.wish

    @property
    def live(self) -> bool:
        """Whether it is being worked on."""
        return self.state in {"active", "dusty"}

    @property
    def next_part(self) -> str:
        """The first of the seven steps that was not done; empty when all were."""
        return next((part for part in PARTS if part not in self.parts), "")


def goals_of(
    records: Sequence[Record], promises: Sequence[Promise], today: date, days: Days
) -> tuple[Goal, ...]:
    """All goals, in the order in which they began."""
    hanging: dict[str, list[Record]] = {}
    for record in records:
        if name := text_of(record, "goal"):
            hanging.setdefault(name, []).append(record)
    return tuple(
        _goal(
            thing,
            hanging.get(thing.id, []),
            tuple(p for p in promises if p.goal == thing.id),
            today,
            days,
        )
        for thing in things(records, "goal")
    )


def _goal(
    thing: Thing, about: Sequence[Record], promises: tuple[Promise, ...], today: date, days: Days
) -> Goal:
    """One goal with what hangs on it."""
    touched = days(max(record.created for record in (*thing.versions, *about)))
    rhythm = thing.text("rhythm")
    state = standing(thing.text("state"))
    # What is done every day is talked about once a week, so nothing is dusty sooner than that.
    apart = max(DEFAULT_RHYTHM, rhythm_days(rhythm) or DEFAULT_RHYTHM)
    if state == "active" and dusty(touched, apart, today):
        state = "dusty"
    return Goal(
        id=thing.id,
        wish=thing.text("wish"),
        statement=thing.text("statement"),
        state=state,
        kind=thing.text("kind"),
        rhythm=rhythm,
        horizon=thing.text("horizon"),
        sphere=thing.text("sphere"),
        due=thing.day("due"),
        whose=thing.text("whose"),
        began=days(thing.first.created),
        since=days(thing.since),
        touched=touched,
        versions=tuple(_version(record, days) for record in thing.versions),
        reasons=_of(about, "reason"),
        milestones=milestones_of(about, days),
        ladder=ladder_of(about, days),
        promises=promises,
        people=things(about, "person_affected"),
        wins=_of(about, "win"),
        lessons=_of(about, "lesson"),
        ratings=_of(about, "rating"),
        parts=MappingProxyType(_parts(thing, about, days)),
    )


def standing(said: str) -> GoalState:
    """What the state in a goal's record means; one that only a newer program knows is proposed."""
    return STANDING.get(said, "proposed")


def _version(record: Record, days: Days) -> Version:
    """One version of a goal."""
    return Version(
        record=record.id,
        conversation=record.conversation,
        day=days(record.created),
        text=text_of(record, "statement") or text_of(record, "wish"),
        state=text_of(record, "state"),
        reason=text_of(record, "reason"),
    )


def _of(about: Sequence[Record], kind: str) -> tuple[Record, ...]:
    """The newest versions of a kind, oldest first."""
    return tuple(thing.now for thing in things(about, kind))


def _parts(thing: Thing, about: Sequence[Record], days: Days) -> dict[str, date]:
    """Which of the seven steps left something behind, and when last."""
    worded = [v for v in thing.versions if text_of(v, "statement")]
    kinds = {
        "why-it-matters": "reason",
        "who-is-affected": "person_affected",
        "milestones": "milestone",
        "action-plan": "commitment",
        "celebrate": "win",
    }
    made = {part: [r for r in about if r.kind == kind] for part, kind in kinds.items()}
    # To ask somebody what they think of it is no plan for it yet.
    asks = {f"Ask {text_of(r, 'text')}" for r in made["who-is-affected"]}
    made["action-plan"] = [r for r in made["action-plan"] if text_of(r, "text") not in asks]
    made["sharpen"] = worded
    # Looked at again: in a later conversation than the one in which it was agreed on.
    agreed = [v for v in worded if standing(text_of(v, "state")) not in {"draft", "proposed"}]
    made["realign"] = [v for v in agreed if v.conversation != agreed[0].conversation]
    return {part: days(at) for part in PARTS if (at := newest(made[part]))}
