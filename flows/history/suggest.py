"""What to talk about next, with the reason in a few words: rules over the story, most urgent first.

Nothing here is a duty: a suggestion says why it is there and can be left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flows.history.goals import Goal
from flows.history.phrases import days, on, plain, quoted
from flows.history.promises import Promise
from flows.history.story import Story
from flows.measures import offer_help

WEEK: Final = 7
"""Days from one check-in to the next."""
NEAR_QUARTER: Final = 16
"""Days before the end of a quarter from which it is named."""
MISSES: Final = 2
"""Promises that did not come to it before lessons are suggested."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One conversation that would fit now."""

    flow: str
    """Name of the flow."""
    reason: str
    """Why, in a few words."""
    goal: str = ""
    """Id of the goal that it is about; empty for none."""


def suggest(story: Story, held: Mapping[str, date]) -> tuple[Suggestion, ...]:
    """Return what fits, the most fitting first, each flow once.

    ``held``: flow name to the day on which it was finished last.
    """
    found: dict[str, Suggestion] = {}
    for rule in _RULES:
        for suggestion in rule(story, held):
            found.setdefault(suggestion.flow, suggestion)
    return tuple(found.values())


def _celebrate(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """Something was reached and not celebrated yet."""
    last = held.get("celebrate")
    for goal in story.goals:
        reached = [(m.since, m.text) for m in goal.milestones if m.state == "done" and goal.live]
        if goal.state == "reached":
            reached.append((goal.since, goal.text))
        for day, text in sorted(reached, reverse=True):
            recent = (story.today - day).days <= 5 * WEEK
            if recent and (last is None or day > last) and not _won(goal, day):
                yield Suggestion(
                    "celebrate",
                    f"{quoted(text)} was reached {on(day, story.today)}",
                    goal.id,
                )


def _won(goal: Goal, day: date) -> bool:
    """Whether a win was noticed since a day."""
    return goal.parts.get("celebrate", date.min) > day


def _wrap_up(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """The day of a goal has gone by."""
    for goal in story.goals:
        if not goal.live or goal.due is None or goal.due >= story.today:
            continue
        last = held.get("wrap-up")
        if last is None or last <= goal.due:
            reason = f"the day of {quoted(goal.text)} was {plain(goal.due, story.today)}"
            yield Suggestion("wrap-up", reason, goal.id)


def _check_in(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """A week has gone by, or the day that was agreed on has come."""
    last = held.get("check-in")
    agreed, met = story.meeting, max(held.values(), default=date.min)
    if agreed is not None and agreed > met:
        if agreed <= story.today:
            yield Suggestion("check-in", f"you wanted to meet {on(agreed, story.today)}")
        return
    if not any(goal.live for goal in story.goals) and not story.open_promises:
        return
    begun = last or min(
        [goal.since for goal in story.goals if goal.live]
        + [promise.since for promise in story.open_promises]
    )
    due = begun + timedelta(days=WEEK)
    if due <= story.today:
        when = "due today" if due == story.today else f"due since {plain(due, story.today)}"
        before = f"; last: {plain(last, story.today)}" if last else ""
        yield Suggestion("check-in", when + before)


def _sharpen(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """A wish waits for its words, or a proposal for both to say yes."""
    for goal in reversed(story.goals):
        if goal.state == "draft":
            yield Suggestion("sharpen", f"{quoted(goal.text)} is still a wish", goal.id)
        elif goal.state == "proposed":
            reason = f"{quoted(goal.text)} is not agreed on yet"
            yield Suggestion("sharpen", reason, goal.id)


def _plan(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """A goal that nobody does anything for yet."""
    for goal in _live(story):
        if not any(promise.open for promise in goal.promises):
            yield Suggestion(
                "action-plan", f"nobody has a next step for {quoted(goal.text)}", goal.id
            )


def _lessons(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """Several promises did not come to it."""
    last = held.get("lessons", date.min)
    missed = [p for p in story.promises if p.state == "not this time" and p.looked_at > last]
    recent = [p for p in missed if (story.today - p.looked_at).days <= 6 * WEEK]
    if len(recent) >= MISSES:
        yield Suggestion("lessons", f"{len(recent)} promises did not come to it lately")


def _realign(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """A quarter ends, or a goal gathers dust."""
    live = _live(story)
    if not live:
        return
    last = held.get("realign")
    end = quarter_end(story.today)
    left = (end - story.today).days
    fresh = last is not None and (story.today - last).days <= NEAR_QUARTER * 2
    if left <= NEAR_QUARTER and not fresh:
        reason = "quarter ends today" if not left else f"quarter ends in {days(left)}"
        yield Suggestion("realign", reason)
    begun = last or min(goal.since for goal in live)
    if (story.today - begun).days > 100:
        yield Suggestion("realign", "no look at all goals for more than a quarter")
    for goal in live:
        recently = last is not None and (story.today - last).days <= 2 * WEEK
        if goal.state == "dusty" and not recently:
            reason = f"{quoted(goal.text)}: nothing since {plain(goal.touched, story.today)}"
            yield Suggestion("realign", reason, goal.id)


def _obstacles(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """Somebody wants it much more than they trust it."""
    last = held.get("obstacles", date.min)
    for goal in _live(story):
        newest: dict[str, dict[str, tuple[date, float]]] = {}
        for one in story.series:
            if one.goal == goal.id:
                for who, points in one.points.items():
                    newest.setdefault(who, {})[one.what] = points[-1]
        for said in newest.values():
            if {"importance", "confidence"} <= said.keys():
                (_, importance), (day, confidence) = said["importance"], said["confidence"]
                asked = 0 <= min(importance, confidence) <= max(importance, confidence) <= 10
                if day > last and asked and offer_help(importance, confidence):
                    reason = f"{quoted(goal.text)} matters more than it is trusted"
                    yield Suggestion("obstacles", reason, goal.id)


def _steps(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """What a goal still lacks on the way of seven steps."""
    for goal in _live(story):
        reason = _LACKS.get(goal.next_part)
        if reason:
            yield Suggestion(goal.next_part, reason.format(quoted(goal.text)), goal.id)


_LACKS = {
    "why-it-matters": "{} has no reasons yet",
    "who-is-affected": "who else is touched by {}?",
    "milestones": "{} has no milestones yet",
}


def _begin(story: Story, held: Mapping[str, date]) -> Iterator[Suggestion]:
    """Nothing is under way, or something waits to be talked about."""
    last = held.get("sticky-notes", date.min)
    if count := len([note for note in story.waiting if note.created.date() > last]):
        waits = "a note waits" if count == 1 else f"{count} notes wait"
        yield Suggestion("sticky-notes", f"{waits} from last time")
    elif not any(goal.state in {"draft", "proposed", "active", "dusty"} for goal in story.goals):
        yield Suggestion("sticky-notes", "no goal is under way")


_RULES: Final = (
    _celebrate,
    _wrap_up,
    _check_in,
    _sharpen,
    _plan,
    _lessons,
    _realign,
    _obstacles,
    _steps,
    _begin,
)


def _live(story: Story) -> list[Goal]:
    """The goals that are worked on."""
    return [goal for goal in story.goals if goal.live]


def promises_due(story: Story, within: int = 0) -> tuple[Promise, ...]:
    """Open promises whose day has come, or comes within so many days."""
    last = story.today + timedelta(days=within)
    return tuple(p for p in story.open_promises if p.due is not None and p.due <= last)


def quarter_end(day: date) -> date:
    """The last day of a day's calendar quarter."""
    month = (day.month - 1) // 3 * 3 + 3
    return date(day.year, month, 31 if month in {3, 12} else 30)
