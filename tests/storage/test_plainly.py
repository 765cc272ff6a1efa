"""Records of plain fields as JSON: there and back, in whole and in what is new; rooms' saved form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import pytest

from flows.workshop.events import CardLaid, ItemBegan, Joined, Opened, Planned, TalkBegan
from store import NewerFile, StoreError
from store.plainly import build, difference, plain, renewed
from store.workshops import Keyed, Locks, WorkshopFile, workshop_cards

AT = datetime(2026, 6, 14, 14, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A small record."""

    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """A record with all that a field may be."""

    kind: Literal["oak", "ash"]
    leaves: tuple[Leaf, ...] = ()
    best: Leaf | None = None
    cut: datetime | None = None
    day: date | None = None
    tall: bool = False
    pairs: tuple[tuple[str, int], ...] = ()


TREE = Tree("oak", (Leaf("a"), Leaf("b", 2)), Leaf("c"), AT, AT.date(), True, (("x", 1),))


def through(value: Any) -> Any:
    """What comes out of a line or file."""
    return json.loads(json.dumps(value))


def test_there_and_back() -> None:
    assert plain(TREE)["leaves"] == [{"name": "a"}, {"name": "b", "size": 2}]
    assert build(Tree, through(plain(TREE))) == TREE
    assert build(Tree, {"kind": "ash", "unknown": 1}) == Tree("ash")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"kind": "elm"},
        {"kind": "oak", "leaves": "ab"},
        {"kind": "oak", "leaves": [{"name": 1}]},
        {"kind": "oak", "tall": 1},
        {"kind": "oak", "cut": "2026-06-14T14:00:00"},
        {"kind": "oak", "cut": "soon"},
        {"kind": "oak", "pairs": [["x"]]},
        {"kind": "oak", "best": 3},
    ],
)
def test_what_is_none_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        build(Tree, wrong)


def test_only_what_is_new_goes_over_the_line() -> None:
    now = Tree("oak", (Leaf("a"), Leaf("z", 2)), None, AT, AT.date(), False, (("x", 1),))
    new = difference(TREE, now)
    assert new == {"leaves": {"1": {"name": "z", "size": 2}}, "best": None, "tall": False}
    assert renewed(TREE, through(new)) == now
    grown = Tree("oak", (*TREE.leaves, Leaf("d")))
    assert renewed(TREE, through(difference(TREE, grown))) == grown
    assert build(Tree, through(difference(None, TREE))) == TREE
    for wrong in ({"nothing": 1}, {"leaves": {"9": {"name": "a"}}}, {"leaves": {"0": 3}}):
        with pytest.raises(ValueError):
            renewed(TREE, wrong)


LOG = [
    Opened(at=AT, workshop="w1", title="Team day", run_by="Ines", kept_days=90),
    Planned(at=AT, item="i1", flow="talk", title="Talk", minutes=7, size="pairs"),
    Joined(at=AT, member="m1", name="Sam", role="participant"),
    ItemBegan(at=AT, by="m0", item="i1"),
    TalkBegan(at=AT, item="i1", group="g1", conversation="c1", party="p1", seats=(("m1", "sam"),)),
    CardLaid(at=AT, by="m1", card="k1", kind="parked", text="remote days?"),
]


def test_the_saved_form_of_a_room_is_published(tmp_path: Path) -> None:
    file = WorkshopFile(tmp_path / "w1")
    file.create(LOG[:3], Locks("K7P3Q2", "h", "H", ("SHA256:x",), {"m1": Keyed("w", ("k",))}))
    file.append(LOG[3:])
    saved = json.loads((tmp_path / "w1" / "workshop.json").read_text())
    at = AT.isoformat()
    assert saved["events"]["2"] == {
        "event": "planned",
        "at": at,
        "item": "i1",
        "flow": "talk",
        "title": "Talk",
        "minutes": 7,
        "size": "pairs",
    }
    assert saved["events"]["5"]["seats"] == [["m1", "sam"]]
    guests = json.loads((tmp_path / "w1" / "guests.json").read_text())
    assert guests["door"] == {
        "code": "K7P3Q2",
        "pin": "h",
        "lead_pin": "H",
        "leaders": ["SHA256:x"],
    }
    assert guests["members"] == {"m1": {"word": "w", "keys": ["k"]}}
    again = WorkshopFile(tmp_path / "w1")
    assert again.load() == file.state
    assert again.locks.members["m1"].keys == ("k",)
    assert again.append([]) == file.state


def test_what_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "w1" / "workshop.json"
    file = WorkshopFile(path.parent)
    file.create(LOG, Locks("K7P3Q2", "h", "H"))
    whole = json.loads(path.read_text())
    whole["events"]["7"] = {"event": "from-the-future", "at": AT.isoformat()}
    path.write_text(json.dumps(whole))
    with pytest.raises(NewerFile, match="newer"):
        WorkshopFile(path.parent).load()
    with pytest.raises(StoreError, match="no workshop"):
        WorkshopFile(tmp_path / "w2").load()
    path.write_text('{"schema": 1}')
    with pytest.raises(StoreError, match="Nothing was overwritten"):
        WorkshopFile(path.parent).load()
    (card,) = workshop_cards(tmp_path)
    assert card.trouble
    assert path.read_text() == '{"schema": 1}'
