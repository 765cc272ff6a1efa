"""Ten years of weekly conversations: opening the home, searching, and saving beside a first day."""

import json
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from flows.people import Person
from flows.records import FieldValue, Record
from store import Party, Query, open_home
from store.forms import save_record
from tests.bench.paint import until_painted
from tests.bench.programs import ROOT
from tests.bench.registry import Missing, Row, bench, timed
from tests.bench.save import begin, notes

WEEKS = 520
ANSWERS = 20_000
"""Records in all; each stands for an answer that was kept."""
ROUNDS = 7
OPEN_BUDGET = 1.2
SEARCH_BUDGET = 150.0
SAVE_BUDGET = 1.2

_WORDS = "tea money garden sleep evening walk landlord holiday screens dinner music savings".split()


@bench("years")
def ten_years() -> Iterable[Row | Missing]:
    """Measure one home with ten years behind it beside one that has just begun."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        now = datetime.now(UTC).replace(microsecond=0)
        young = open_home(Path(folder) / "young").create_party(["Sam", "Noa"], now)
        old = open_home(Path(folder) / "old").create_party(["Sam", "Noa"], now)
        live(old, now)
        yield from _opening(young, old)
        yield _searching(old)
        yield from _saving(young, old, now)


def _opening(young: Party, old: Party) -> Iterator[Row]:
    """From the start of the process to the rows; the old one's shelf is there, as after a visit."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for party, found in zip((young, old), times, strict=True):
            home = party.folder.parent.parent
            took = until_painted("-m", "tui", "open", party.id, home=home, shown="Ready for you")
            if turn:
                found.append(took)
    bare, ours = map(statistics.median, times)
    yield Row("home with ten years behind it", ours, bare, "ms", OPEN_BUDGET)


def _searching(old: Party) -> Row:
    """A search in a party opened for it, as the command and the page do."""
    eyes = [person.id for person in old.people]
    query = Query(text="garden sleep")
    search = [timed(lambda: Party(old.folder).records(eyes, query)) for _ in range(ROUNDS)]
    return Row("search in 20,000 answers", statistics.median(search), 0, "ms", SEARCH_BUDGET)


def _saving(young: Party, old: Party, now: datetime) -> Iterator[Row]:
    """One answer in a running conversation of each."""
    found = []
    for party in (young, old):
        with party.write(since=now) as writer:
            conversation = begin(writer, party.people)
            answers = notes(party.people[0])
            for _ in range(40):
                writer.append(conversation, next(answers))
            times = []
            for _ in range(40):
                _ = writer.conversation(conversation).path
                times.append(timed(partial(writer.append, conversation, next(answers))))
            found.append(statistics.median(times))
    yield Row("durable save after ten years", found[1], found[0], "ms", SAVE_BUDGET)


def live(party: Party, now: datetime) -> None:
    """Give a party ten years of weekly conversations.

    Written past the store: through it, that would take longer than the benchmark.
    """
    path = party.folder / "history.json"
    document = json.loads(path.read_text("utf-8"))
    each = ANSWERS // WEEKS
    records: list[Record] = []
    for week in range(WEEKS):
        at = now - timedelta(weeks=WEEKS - week, hours=1)
        records += week_of(week, at, each, party.people)
        document["conversations"][str(week + 1)] = {
            "id": f"c{week}", "flow": "check-in", "title": "Check-in", "status": "finished",
            "people": [person.id for person in party.people], "first": party.people[0].id,
            "started": at.isoformat(), "updated": at.isoformat(),
        }  # fmt: skip
    rows = (save_record(record) for record in records)
    document["records"] = {str(number): row for number, row in enumerate(rows, start=1)}
    path.write_text(json.dumps(document), "utf-8")
    with party.write(since=now) as writer:  # So that what lies beside the history is true of it.
        writer.jot("one more", at=now)


def week_of(week: int, at: datetime, many: int, people: tuple[Person, ...]) -> list[Record]:
    """Return so many records of one week: numbers, promises kept, wins, thanks, notes, a goal."""
    made: list[Record] = []

    def keep(kind: str, fields: dict[str, FieldValue], root: str = "", old: str = "") -> None:
        name = f"c{week}:{len(made)}"
        moment = at + timedelta(seconds=len(made))
        made.append(
            Record(name, kind, None, f"c{week}", "s", "shared", moment, fields, old or None, root)
        )

    quarter = week // 13 * 13
    if week % 13 == 0:
        keep("goal", {"wish": "time", "statement": f"goal of {week}", "state": "active"})
    goal = f"c{quarter}:0"
    if week % 13 == 12:
        keep("goal", {"statement": f"goal of {quarter}", "state": "reached"}, goal, goal)
    for person in people:
        keep("rating", {"what": "connection", "who": person.name, "value": (week + len(made)) % 11})
        words: dict[str, FieldValue] = {"text": sentence(week), "owner": person.name, "goal": goal}
        keep("commitment", words | {"state": "open"})
        promise = made[-1].id
        keep("commitment", words | {"state": "kept"}, promise, promise)
    while len(made) < many:
        kinds = ("win", "appreciation", "note", "lesson")
        kind = kinds[len(made) % 4]
        extra: dict[str, FieldValue] = {"kind": "idea"} if kind == "note" else {}
        keep(kind, {"text": sentence(week * many + len(made))} | extra)
    return made


def sentence(number: int) -> str:
    """Return some ordinary words."""
    chosen = (_WORDS[(number * step + step) % len(_WORDS)] for step in (1, 3, 5, 7))
    return f"{number}: we talked about {' and '.join(chosen)}, and it was good to do so"
