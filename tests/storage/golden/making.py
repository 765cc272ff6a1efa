"""Makes the golden home of the present saved forms.

`python -m tests.storage.golden.making` writes `schema-N/` beside this file, once: a folder that is
there is never changed, because people's homes cannot be changed either. Who changes a saved form
raises the schema number, adds an upgrade (`store/upgrades.py`) and makes one more golden home.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from flows import Conversation, needs, view
from flows import pages as p
from store import Home, Library, Party, Writer, export
from store.recalling import recalled
from store.schema import SCHEMA
from tui.simulated import respond

GOLDEN: Final = Path(__file__).parent
BEGAN: Final = datetime(2026, 6, 14, 19, 0, tzinfo=UTC)
HALF: Final = "half a wo"
"""What Sam had typed when the second conversation was left."""
_SECOND: Final = timedelta(seconds=7)
_WHOLE: Final = 100_000


def folders() -> list[Path]:
    """Return every golden home there is, the oldest first."""
    return sorted(GOLDEN.glob("schema-*"), key=lambda path: int(path.name.partition("-")[2]))


def make(folder: Path) -> None:
    """Fill an empty folder: `home/`, and `all.json` and `noa.json`, what it exports."""
    party = Home(folder / "home").create_party(["Sam", "Noa"], BEGAN)
    with party.write(since=BEGAN) as writer:
        _hold(party, writer, "sharpen", _WHOLE)
        left = _hold(party, writer, "hello", 0)
        drafts = writer.drafts(left.id)
        drafts.put("wish", "sam", HALF)
        drafts.flush()
    party.shelf()
    party.jot("Ask about August.", at=BEGAN, by="noa", private=True)
    party.jot("The roof.", at=BEGAN)
    (folder / "home" / "parties" / party.id / "lock").unlink(missing_ok=True)
    shutil.rmtree(folder / "home" / "parties" / party.id / "backup", ignore_errors=True)
    for name, content in exported(party).items():
        (folder / name).write_bytes(content)


def exported(party: Party) -> dict[str, bytes]:
    """Return what everybody, and Noa alone, may take along: file name to content."""
    found = {"all.json": ["sam", "noa"], "noa.json": ["noa"]}
    today = BEGAN.date()
    return {name: export(party, "json", eyes, today).content for name, eyes in found.items()}


def _hold(party: Party, writer: Writer, flow: str, most: int) -> Conversation:
    """Hold a conversation of invented people, at most so many acts of it."""
    loaded = Library().load(flow)
    now = writer.start(loaded, party.started(loaded, at=BEGAN, today=BEGAN.date()))
    for number, page in enumerate(_pages(writer, now.id)):
        if number >= most:
            break
        now = writer.conversation(now.id)
        at = now.events[-1].at + _SECOND
        order = [x.id for x in party.people].index(page.person.id) if page.person else 0
        for event in respond(page, at=at, today=BEGAN.date(), seed=3, order=order):
            now = writer.append(now.id, event)
    return now


def _pages(writer: Writer, id: str) -> Iterator[p.Page]:
    """The pages of a conversation for as long as it runs, lookups done and hand-overs made."""
    while (now := writer.conversation(id)).status == "running":
        if wanted := needs(now):
            writer.append(id, recalled(writer, now, wanted[0], now.events[-1].at + _SECOND))
            continue
        page = view(now, [person.id for person in now.people])
        yield view(now, [page.body.to.id]) if isinstance(page.body, p.HandOver) else page


def shape(value: object) -> object:
    """Return the form of a JSON value: its keys and kinds, without what people said.

    Rows of a table have forms, not numbers; what a flow or a record says freely has none.
    """
    if isinstance(value, dict):
        if value and all(key.isdigit() for key in value):
            return {"rows": _forms(value.values())}
        return {key: _free(key) or shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return _forms(value)
    return type(value).__name__


def _free(key: str) -> str:
    """Fields whose content is not the store's to form."""
    return "free" if key in {"fields", "sources", "history", "newest"} else ""


def _forms(values: object) -> list[str]:
    """Each form once, as text, so that the order does not count."""
    assert hasattr(values, "__iter__")
    return sorted({json.dumps(shape(one), sort_keys=True) for one in values})


if __name__ == "__main__":
    target = GOLDEN / f"schema-{SCHEMA}"
    target.mkdir()
    make(target)
    print(f"Made {target.name}.")
