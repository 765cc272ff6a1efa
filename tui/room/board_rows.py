"""The rows of the board: people, and those who talk together. Process only; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from textual.content import Content

from flows.workshop.seen import LEADING, Card, Mate, Room, Table
from tui.cells import fit, pad, width
from tui.glyphs import Glyphs
from tui.room.signs import Signs, sign_of, table
from tui.room.words import ROLES, now_of
from tui.safe_text import visible

_MOST_DOTS: Final = 8
"""Parts that are shown as dots; more are shown as a fraction."""
_MINUTES: Final = 6
"""Cells for minutes and those on top."""
_WITH_STEP: Final = 52
"""Cells beside dots and minutes from which the step has room."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person, as who leads may know them."""

    mate: Mate
    """Who."""
    word: str = ""
    """What they wrote with their raised hand."""
    unpaired: bool = False
    """Whether they wait for a pair."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One conversation, as who leads may know it."""

    table: Table
    """It."""
    word: str = ""
    """What somebody there wrote with their raised hand."""


def person_rows(room: Room) -> tuple[PersonRow, ...]:
    """Return everybody: raised hands first, then who takes part, then the others."""
    board = room.board
    at_tables = {m.id: m for t in (board.tables if board else ()) for m in t.people}
    hands = hand_words(board.cards if board else ())
    item = now_of(room)
    # While all talk together, who has no pair yet misses nothing.
    ahead = any(one.size == "pairs" and one.state != "done" for one in room.plan)
    paired = ahead if item is None else item.size == "pairs"
    loose = {mate.id for mate in board.unpaired} if board and paired else set()
    rows = []
    for mate in room.people:
        if mate.role == "screen":
            continue
        seen = at_tables.get(mate.id, mate)
        known = replace(mate, doing=seen.doing, hand=mate.hand or seen.hand)
        rows.append(PersonRow(known, hands.get(mate.name, ""), mate.id in loose))
    return tuple(sorted(rows, key=lambda x: (not x.mate.hand, x.mate.role != "participant")))


def table_rows(room: Room) -> tuple[TableRow, ...]:
    """Return the conversations that run now, in their own order: a row stays where it is."""
    board = room.board
    if board is None:
        return ()
    hands = hand_words(board.cards)
    return tuple(
        TableRow(t, next((hands[m.name] for m in t.people if m.hand and hands.get(m.name)), ""))
        for t in board.tables
    )


def hand_words(cards: tuple[Card, ...]) -> dict[str, str]:
    """Return what people wrote with their raised hands, by name."""
    return {card.by: card.text for card in cards if card.kind == "hand"}


def person_line(row: PersonRow, cells: int, glyphs: Glyphs) -> Content:
    """Return a person in one line: name, sign, what they do in a word, hand."""
    signs = table(glyphs)
    mate = row.mate
    name_cells = min(22, max(10, cells // 2 - 3))
    sign, style = sign_of(mate, signs)
    words, words_style = _doing(row, signs)
    name = pad(visible(mate.name), name_cells, glyphs.ellipsis)
    room = max(1, cells - name_cells - 4)
    return Content.assemble(
        (name, "$muted" if mate.presence == "gone" else ""),
        " ",
        (pad(sign, 1), style),
        "  ",
        (fit(visible(words), room, glyphs.ellipsis), words_style),
    )


def _doing(row: PersonRow, signs: Signs) -> tuple[str, str]:
    """What stands behind a name, and its colour's meaning."""
    mate = row.mate
    if mate.hand:
        return f"{signs.hand} {row.word or 'hand up'}", "bold $warn"
    if mate.presence == "gone":
        return "not here", "$warn"
    if mate.role != "participant":
        return ROLES[mate.role], "$muted"
    if row.unpaired:
        return "no pair", "$warn"
    if mate.presence == "away":
        return "quiet", "$muted"
    if mate.proxied:
        return "no device", "$muted"
    doing = {"ready": "done", "writing": "writing", "waiting": "done", "reading": "reading"}
    return doing.get(mate.doing, ""), "$muted"


def table_line(row: TableRow, cells: int, glyphs: Glyphs) -> Content:
    """Return a conversation in one line: names, parts, step, what is up there, minutes."""
    one = row.table
    minutes = _minutes(one)
    dots = part_dots(one, glyphs)
    names, step, behind = table_columns(cells)
    note, style = _note(row, behind, glyphs)
    pieces = [
        Content(pad(" & ".join(map(visible, one.names)), names, glyphs.ellipsis) + "  "),
        dots,
        Content(" " * max(0, _MOST_DOTS - dots.cell_length) + "  "),
    ]
    if step:
        pieces.append(Content(pad(visible(one.step), step, glyphs.ellipsis) + "  "))
    pieces.append(Content.styled(pad(visible(note), behind, glyphs.ellipsis), style))
    pieces.append(Content.styled(minutes.rjust(_MINUTES), "$muted"))
    return Content("").join(pieces)


def table_columns(cells: int) -> tuple[int, int, int]:
    """Return the widths of names, step and what is up, for a width; the step gives way first."""
    room = cells - _MOST_DOTS - _MINUTES - 6
    if room < _WITH_STEP:
        return room - 18, 0, 20
    behind = min(28, 17 + max(0, room - 60) // 2)
    names = min(34, 18 + max(0, room - 60) // 3)
    return names, room - names - behind, behind


def table_head(cells: int) -> Content:
    """Return what stands above the conversations."""
    names, step, behind = table_columns(cells - 2)
    line = "  " + pad("Together", names) + "  " + pad("parts", _MOST_DOTS) + "  "
    line += pad("step", step) + "  " if step else ""
    return Content.styled(line + pad("now", behind) + "min".rjust(_MINUTES), "$muted")


def _minutes(one: Table) -> str:
    """Return minutes since the beginning, and those given on top."""
    return f"{one.minutes} +{one.extra}" if one.extra else f"{one.minutes}"


def part_dots(one: Table, glyphs: Glyphs) -> Content:
    """Return the parts of a conversation as dots, or as a fraction when there are many."""
    if one.total > _MOST_DOTS:
        return Content(f"{min(one.done + (not one.finished), one.total)} of {one.total}")
    left = max(0, one.total - one.done - (0 if one.finished else 1))
    now = "" if one.finished or one.done >= one.total else glyphs.current
    return Content.assemble(
        (glyphs.done * min(one.done, one.total), "$good"),
        (now, "$accent"),
        (glyphs.todo * left, "$muted"),
    )


def _note(row: TableRow, cells: int, glyphs: Glyphs) -> tuple[str, str]:
    """What is up at a table, the most urgent thing first, and its colour's meaning."""
    signs, people = table(glyphs), row.table.people
    raised = [mate.name for mate in people if mate.hand]
    if raised:
        word = f": {row.word}" if row.word else ""
        return f"{signs.hand} {raised[0]}{word}", "bold $warn"
    gone = [mate.name for mate in people if mate.presence == "gone" and not mate.proxied]
    if gone:
        return f"{fit(gone[0], cells - 9, glyphs.ellipsis)} not here", "$warn"
    if row.table.finished:
        return "through", "$good"
    if row.table.typing:
        return f"{row.table.typing} writing", "$ink"
    if row.table.ready:
        return f"{row.table.ready} of {len(people)} done", "$good"
    if any(mate.proxied for mate in people):
        return "one keyboard", "$muted"
    return "all here", "$muted"


def plan_column(
    room: Room, cells: int, glyphs: Glyphs, now: datetime, rows: int = 100
) -> list[Content]:
    """Return the plan with minutes, gone ones too; beneath the item that runs, its parts.

    Where there are more lines than ``rows``, what is done is told as a number.
    """
    signs = {"done": (glyphs.check, "$good"), "now": (glyphs.cursor, "$accent"), "later": (" ", "")}
    lines: list[tuple[str, Content]] = []
    for item in room.plan:
        gone = int((now - item.began).total_seconds() // 60) if item.began else 0
        minutes = f"{gone} of {item.minutes}" if item.state == "now" else _some(item.minutes)
        line = _timed(item.title, minutes, cells, signs[item.state], glyphs)
        lines.append((item.state, line))
        if item.state == "now":
            lines += [
                (state, _timed(title, _some(mins), cells - 2, signs[state], glyphs, indent=2))
                for title, mins, state in item.parts
            ]
    done = sum(state == "done" for state, _ in lines)
    head = [Content.styled("Plan", "bold $accent")]
    if len(lines) + 1 > rows and done > 1:
        lines = [(state, line) for state, line in lines if state != "done"]
        head.append(Content.styled(f"{glyphs.check} {done} done", "$muted"))
    return [*head, *(line for _, line in lines)]


def _timed(
    title: str, right: str, cells: int, sign: tuple[str, str], glyphs: Glyphs, indent: int = 0
) -> Content:
    """A row of the plan: sign, title, minutes."""
    room = max(1, cells - 2 - max(4, width(right) + 1))
    text = pad(visible(title), room, glyphs.ellipsis)
    style = "bold" if sign[0] == glyphs.cursor else "$muted" if sign[0] == glyphs.check else ""
    return Content.assemble(
        " " * indent, sign, " ", (text, style), (right.rjust(cells - 2 - room), "$muted")
    )


def _some(minutes: int) -> str:
    """Return minutes, or nothing for none."""
    return str(minutes) if minutes else ""


def counts(room: Room) -> str:
    """Return how many are done and how many write, as far as it is known."""
    board = room.board
    if board is None or now_of(room) is None:
        return ""
    parts = []
    if board.asked:
        parts.append(f"done {board.ready} of {board.asked}")
    if board.typing:
        parts.append(f"writing {board.typing}")
    return ", ".join(parts)


def leaders(room: Room) -> tuple[Mate, ...]:
    """Return who leads."""
    return tuple(mate for mate in room.people if mate.role in LEADING)
