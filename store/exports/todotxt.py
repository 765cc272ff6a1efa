"""Promises and milestones as todo.txt: one line each, in the form of todotxt.org."""

from __future__ import annotations

import re

from store.exports.lines import word_of
from store.exports.material import Material
from store.exports.tasks import Task, tasks
from store.query import local_day


def todotxt(material: Material) -> tuple[bytes, int]:
    """Return the lines, and how many there are. What was let go has no place in such a list."""
    lines = [_line(task) for task in tasks(material) if task.state != "dropped"]
    return "".join(f"{line}\n" for line in lines).encode(), len(lines)


def _line(task: Task) -> str:
    """One task: done, days, words, goal, owner, deadline."""
    parts = ["x", local_day(task.ended).isoformat()] if task.ended else []
    parts += [local_day(task.made).isoformat(), _words(task.text)]
    if goal := word_of(task.goal):
        parts.append(f"+{goal}")
    if owner := word_of(task.owner):
        parts.append(f"@{owner}")
    if task.due:
        parts.append(f"due:{task.due.isoformat()}")
    return " ".join(parts)


def _words(text: str) -> str:
    """People's words, of which none is taken for a deadline."""
    return re.sub(r"\b(due|t|rec):(?=\S)", r"\1: ", text)
