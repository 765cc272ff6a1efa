"""A durable save of one private note, beside the bare temp-write-fsync-rename of the same bytes.

The conversation has 40 events already, and the party 1, 100 or 10,000 conversations.
"""

import json
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from flows.engine import advance
from flows.events import NoteKept, Started
from flows.people import Person
from flows.reader import read_flow
from store import Home, Writer
from tests.bench.floor_save import save
from tests.bench.programs import ROOT
from tests.bench.registry import Missing, Row, bench, timed

PAST = (1, 100, 10_000)
EARLIER = 40
ROUNDS = 40
BUDGET = 1.5
AT = datetime(2026, 6, 14, 17, 0, tzinfo=UTC)

FLOW = """
flow: bench
format: 1
revision: 1
lang: en
title: Bench
summary: One page of notes.
people: {min: 2, max: 2}
minutes: 5
covers: []
steps:
  - notes: ideas
    who: each
    blind: true
    max: 200
    text: What comes to mind?
  - reveal: open
    of: [ideas]
  - end: over
"""


@dataclass
class Times:
    """Milliseconds of each save, measured in turn so that all meet the same disk."""

    save: list[float] = field(default_factory=list)
    """An answer that has been judged, sealed, encoded, written down and renamed, and its folder."""
    act: list[float] = field(default_factory=list)
    """The same with the judging, as the keeper does it."""
    bare: list[float] = field(default_factory=list)
    """Write, sync, rename: what a crash of the program cannot undo, but a power cut can."""
    durable: list[float] = field(default_factory=list)
    """The same with the folder synced: what not even a power cut can undo."""


@bench("save")
def durable_save() -> Iterable[Row | Missing]:
    """Measure one save among few and among many conversations; it should stay the same."""
    for past in PAST:
        # Beside the project, because a temporary folder is often only memory.
        with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
            times = _measure(Path(folder) / "home", past)
        save, act, bare, durable = map(
            statistics.median, (times.save, times.act, times.bare, times.durable)
        )
        name = f"durable save, {past:,} conversation{'s' if past > 1 else ''}"
        yield Row(name, save, durable, "ms", BUDGET)
        yield Row("  beside one whose folder is not synced", save, bare, "ms", BUDGET)
        yield Row("  with the answer judged before", act, durable, "ms", BUDGET)


def _measure(home: Path, past: int) -> Times:
    """Return the times of saves by the store and of bare ones."""
    party = Home(home).create_party(["Sam", "Noa"], AT)
    with party.write(since=AT) as writer:
        first = begin(writer, party.people)
    if past > 1:
        _multiply(party.folder, first, past - 1)
    times = Times()
    with party.write(since=AT) as writer:
        cid = begin(writer, party.people)
        path = party.folder / "conversations" / f"{cid}.json"
        file = writer._file(cid)
        answers = notes(party.people[0])
        for _ in range(EARLIER):
            writer.append(cid, next(answers))
        for _ in range(ROUNDS):
            # As in the program, where the keeper does this once an answer is acknowledged.
            _ = writer.conversation(cid).path
            times.act.append(timed(partial(writer.append, cid, next(answers))))
            before = writer.conversation(cid)
            after = advance(before, next(answers))
            times.save.append(timed(partial(file.save, before, after)))
            data = path.read_bytes()
            # In the same folder: where ten thousand files lie, the bare rename is slower, too.
            floor = path.with_name("floor.json")
            times.bare.append(timed(partial(save, floor, data)))
            times.durable.append(timed(partial(save, floor, data, folder=True)))
    return times


def begin(writer: Writer, people: tuple[Person, ...]) -> str:
    flow = read_flow(FLOW, "bench.flow.yaml", lambda _: None)
    started = Started(at=AT, people=people, first=people[0].id, today=AT.date())
    return writer.start(flow, started).id


def notes(author: Person) -> Iterator[NoteKept]:
    """Yield notes of an ordinary length, one a second, for ever."""
    number = 0
    while True:
        number += 1
        yield NoteKept(
            at=AT + timedelta(seconds=number),
            by=author.id,
            place="ideas",
            item=f"n{number}",
            text=f"{number}: an evening a week without screens, for the two of us",
        )


def _multiply(folder: Path, conversation: str, times: int) -> None:
    """Give a party more finished conversations, all alike.

    Written past the store: through it, ten thousand would take longer than the benchmark.
    """
    index = folder / "history.json"
    document = json.loads(index.read_text("utf-8"))
    log = (folder / "conversations" / f"{conversation}.json").read_bytes()
    table = document["conversations"]
    card = next(iter(table.values())) | {"status": "finished"}
    for number in range(2, times + 2):
        name = f"{conversation}-{number}"
        table[str(number)] = card | {"id": name}
        (folder / "conversations" / f"{name}.json").write_bytes(
            log.replace(conversation.encode(), name.encode())
        )
    index.write_text(json.dumps(document), "utf-8")
