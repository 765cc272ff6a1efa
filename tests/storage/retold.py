"""What a reader of each exported file learns of a history, in one form, so that they can be compared."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from icalendar import Calendar
from markdown_it import MarkdownIt

from flows.history.story import Story
from flows.wording import MONTHS

Tasks = Counter[tuple[str, str]]
"""How often a sentence is open, done or dropped."""

Rated = dict[tuple[str, str, str, str], float]
"""What, words of the goal, name and day to the value; the last of a day counts."""

_TASKS = {"open": "open", "changed": "open", "kept": "done", "done": "done"}


@dataclass
class Retold:
    """What is said; what a format has no place for is ``None``."""

    goals: dict[str, str] | None = None
    """Words of a goal to its state."""
    promises: Tasks | None = None
    """Promises by their sentence."""
    milestones: Tasks | None = None
    """The same for milestones."""
    ratings: Rated | None = None
    """Every number."""
    meetings: set[date] | None = None
    """Days on which they wanted to meet."""


def standing(state: str) -> str:
    """What a state means for a list of things to do."""
    return _TASKS.get(state, "dropped")


def of_story(told: Story, *, dated: bool = False) -> Retold:
    """What the story itself says, or what has a day in it; it knows only the newest meeting."""
    names = {person.id: person.name for person in told.people}
    words = {goal.id: goal.text for goal in told.goals}
    return Retold(
        goals={goal.text: goal.state for goal in told.goals if goal.due or not dated},
        promises=Counter(
            (one.sentence, "open" if one.open else standing(one.state))
            for one in told.promises
            if one.due or not dated
        ),
        milestones=Counter(
            (one.text, standing(one.state))
            for goal in told.goals
            for one in goal.milestones
            if one.due or not dated
        ),
        ratings={
            (series.what, words.get(series.goal, ""), names[who], on.isoformat()): value
            for series in told.series
            for who, points in series.points.items()
            for on, value in points
        },
        meetings={told.meeting} if told.meeting else set(),
    )  # fmt: skip


def of_json(text: str) -> Retold:
    """The complete export, read without any of the program's own code."""
    rows = json.loads(text)["records"]
    newest: dict[str, dict[str, Any]] = {}
    for row in rows:
        newest[row.get("root") or row["id"]] = row
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in newest.values():
        kinds.setdefault(row["kind"], []).append(row["fields"])
    goals = {
        thing: row["fields"].get("statement") or row["fields"]["wish"]
        for thing, row in newest.items()
        if row["kind"] == "goal"
    }
    return Retold(
        goals={text: newest[thing]["fields"]["state"] for thing, text in goals.items()},
        promises=Counter(
            (f"If {one['if_']}, then we {one['then']}", "open")
            if one.get("if_")
            else (one["text"], standing(one["state"]))
            for one in kinds["commitment"]
        ),
        milestones=Counter((one["text"], standing(one["state"])) for one in kinds["milestone"]),
        ratings={
            (f["what"], goals.get(f.get("goal", ""), ""), f["who"], row["created"][:10]): f["value"]
            for row in rows
            if row["kind"] == "rating"
            for f in [row["fields"]]
        },
        meetings={date.fromisoformat(one["on"]) for one in kinds["meeting"]},
    )


class Document(HTMLParser):
    """A page as headings with lists and tables under them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.above: list[str] = []
        self.lines: list[tuple[tuple[str, ...], str]] = []
        """Headings above, and what stands in a list."""
        self.tables: list[tuple[tuple[str, ...], str, list[list[str]]]] = []
        """Headings above, caption, rows."""
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append((tuple(self.above), self.words.strip(), []))
        if tag == "tr":
            self.tables[-1][2].append([])
        if tag not in {"tbody", "thead", "table"}:
            self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        words = self.words.strip()
        if re.fullmatch("h[1-6]", tag):
            self.above = [*self.above[: int(tag[1]) - 1], words]
        elif tag == "li":
            self.lines.append((tuple(self.above), words))
        elif tag in {"td", "th"}:
            self.tables[-1][2][-1].append(words)
        elif tag == "caption":
            above, _, rows = self.tables[-1]
            self.tables[-1] = (above, words, rows)

    def under(self, *headings: str) -> list[str]:
        """Each line of all lists directly under such a heading."""
        return [line for above, line in self.lines if above[-1:] and above[-1] in headings]


def of_html(text: str) -> Retold:
    """A page, as people read it."""
    page = Document(text)
    goals = {
        above[-1]: line.removeprefix("State: ").partition(",")[0]
        for above, line in page.lines
        if line.startswith("State: ")
    }
    done = "open|kept|not this time|let go|done|dropped"
    split = re.compile(f" · ({done})(?: \\(|$| ·)")

    def tasks(lines: Iterable[str], *, owned: bool) -> Tasks:
        found: Tasks = Counter()
        for line in lines:
            head, state = split.split(line)[:2]
            words = head.partition(" · ")[0]
            words = words.partition(": ")[2] if owned else words
            found[words, "open" if words.startswith("If ") else standing(state)] += 1
        return found

    ratings: Rated = {}
    for above, caption, rows in page.tables:
        if above[-1] == "Numbers":
            what, _, goal = caption.partition(", “")
            names = rows[0][1:-1]
            for on, *values in rows[1:]:
                for name, value in zip(names, values, strict=False):
                    if value != "–":
                        key = what, goal.removesuffix("”"), name, _day(on).isoformat()
                        ratings[key] = float(value.replace("−", "-"))
    return Retold(
        goals=goals,
        promises=tasks(page.under("Promises", "Promises for no goal"), owned=True),
        milestones=tasks(page.under("Milestones"), owned=False),
        ratings=ratings,
        meetings={_day(line) for line in page.under("Next time")},
    )


def of_markdown(text: str) -> Retold:
    """A Markdown file, drawn as any program would."""
    return of_html(MarkdownIt("commonmark").enable("table").render(text))


def of_csv(text: str) -> Retold:
    """The sheet of ratings."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return Retold(
        ratings={
            (row["what"], row["goal"], row["who"], row["date"]): float(row["value"]) for row in rows
        }
    )


_STATUS = {"NEEDS-ACTION": "open", "COMPLETED": "done", "CANCELLED": "dropped"}


def of_calendar(text: str) -> Retold:
    """The calendar; only what has a day is in it."""
    found = Retold({}, Counter(), Counter(), None, set())
    assert found.goals is not None
    assert found.meetings is not None
    lists = {"promise": found.promises, "milestone": found.milestones}
    calendar: Any = Calendar.from_ical(text)
    for entry in calendar.subcomponents:
        title = str(entry["SUMMARY"])
        if entry.name == "VTODO":
            kind = lists[entry["CATEGORIES"].to_ical().decode()]
            assert kind is not None
            kind[title.partition(": ")[2], _STATUS[str(entry["STATUS"])]] += 1
        elif title.startswith("Goal: "):
            said = str(entry["DESCRIPTION"]).removeprefix("This goal is ").rstrip(".")
            found.goals[title.removeprefix("Goal: ")] = said
        else:
            assert entry["DTSTART"].dt not in found.meetings, "one evening is one entry"
            found.meetings.add(entry["DTSTART"].dt)
    return found


def of_taskwarrior(text: str) -> Retold:
    """The tasks."""
    status = {"pending": "open", "completed": "done", "deleted": "dropped"}
    found: dict[str, Tasks] = {"promise": Counter(), "milestone": Counter()}
    for task in json.loads(text):
        found[task["tags"][1]][task["description"], status[task["status"]]] += 1
        assert ("end" in task) == (task["status"] != "pending")
    return Retold(promises=found["promise"], milestones=found["milestone"])


def of_todotxt(text: str) -> Retold:
    """The list, in which promises and milestones look the same; what was dropped is not in it."""
    form = re.compile(r"(x \d{4}-\d\d-\d\d )?\d{4}-\d\d-\d\d (.*?)( \+\S+)?( @\S+)?( due:\S+)?")
    lines = [form.fullmatch(line) for line in text.splitlines()]
    return Retold(promises=Counter((m[2], "done" if m[1] else "open") for m in lines if m))


def _day(words: str) -> date:
    """A day as documents write it."""
    number, month, year = words.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))
