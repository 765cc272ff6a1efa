"""Promises and milestones for Taskwarrior: what ``task import`` takes, one task a line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from store.exports.lines import word_of
from store.exports.material import Material
from store.exports.tasks import Task, tasks, uid
from store.pieces import json_bytes

_STATUS = {"open": "pending", "done": "completed", "dropped": "deleted"}


def taskwarrior(material: Material) -> tuple[bytes, int]:
    """Return the tasks as a JSON array, and how many there are."""
    rows = [json_bytes(_form(task)) for task in tasks(material)]
    return b"[\n" + b",\n".join(rows) + b"\n]\n", len(rows)


def _form(task: Task) -> dict[str, Any]:
    """One task. Its id never changes, so importing again updates it."""
    form: dict[str, Any] = {
        "uuid": str(uid(task.id)),
        "description": task.text,
        "status": _STATUS[task.state],
        "entry": _moment(task.made),
        "modified": _moment(task.changed),
        "tags": [tag for tag in ("duologue", task.kind, word_of(task.owner)) if tag],
    }
    if task.due:
        form["due"] = _moment(_midnight(task.due))
    if task.ended:
        form["end"] = _moment(task.ended)
    if task.goal:
        # A dot would begin a project inside a project.
        form["project"] = task.goal.rstrip(".").replace(".", "·")
    if task.more:
        form["annotations"] = [
            {"entry": _moment(task.made), "description": line} for line in task.more
        ]
    return form


def _midnight(day: date) -> datetime:
    """The moment at which a day begins on this machine's clock."""
    try:
        return datetime.combine(day, time()).astimezone(UTC)
    except (OverflowError, ValueError):  # the first and the last day of all calendars
        return datetime.combine(day, time(), UTC)


def _moment(moment: datetime) -> str:
    """A moment as Taskwarrior writes it."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
