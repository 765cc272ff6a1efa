"""Cards, as rows and as one line. They were addressed to the room or to who leads it."""

from __future__ import annotations

from textual.content import Content

from flows.workshop.seen import Card, Room
from tui.cells import fit
from tui.glyphs import Glyphs
from tui.room.signs import table
from tui.room.words import clock
from tui.safe_text import visible
from tui.widgets.note_list import Item

KINDS = {
    "hand": "hand",
    "parked": "parked",
    "concern": "concern",
    "offer": "for all",
    "message": "message",
}
"""What each kind of card is called."""


def card_item(card: Card) -> Item:
    """Return a card as a row of a list."""
    author = card.by or "no name"
    text = card.text or ("asks for you" if card.kind == "hand" else "")
    style = "$warn" if card.kind in {"hand", "concern"} else ""
    return Item(text, lead=KINDS[card.kind], aside=f"{author} {clock(card.at)}", style=style)


def message_item(card: Card) -> Item:
    """Return a message, or a line offered to the room, as a row."""
    lead = card.by or "somebody"
    return Item(card.text, lead=lead, aside=clock(card.at))


def cards_line(room: Room, cells: int, glyphs: Glyphs) -> Content:
    """Return hands, concerns and parked things in one line, the most urgent first."""
    cards = room.board.cards if room.board else ()
    by_kind = {kind: [x for x in cards if x.kind == kind] for kind in KINDS}
    pieces: list[tuple[str, str]] = []
    for card in by_kind["hand"]:
        words = f" “{card.text}”" if card.text else ""
        pieces.append((f"{table(glyphs).hand} {card.by}{words}", "bold $warn"))
    for kind, called in (("concern", "concern"), ("parked", "parked")):
        found = by_kind[kind]
        if found:
            first = f": {found[-1].text}" if found[-1].text else ""
            many = f" {len(found)}" if len(found) > 1 else ""
            style = "bold $warn" if kind == "concern" else "$ink"
            pieces.append((f"{called}{many}{first}", style))
    if not pieces:
        return Content.styled(" no hands, no concerns, nothing parked", "$muted")
    line = Content(" ")
    for number, (text, style) in enumerate(pieces):
        left = cells - line.cell_length - 3
        if left < 8:
            return Content.assemble(line, (f"  +{len(pieces) - number}", "$muted"))
        shown = fit(visible(text), left, glyphs.ellipsis)
        line = Content.assemble(line, "   " if number else "", (shown, style))
    return line.truncate(cells)
