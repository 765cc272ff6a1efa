"""The tools under ``duologue workshop``, as data, in the order in which they are used."""

from __future__ import annotations

from typing import Final

from tui.cli.table import Command

_WHICH: Final = "NAME is its join code, its id or its title."

TOOLS: Final[tuple[Command, ...]] = (
    Command(
        "workshop new",
        "workshop.new",
        "Make a workshop and print its invitation.",
        "FLOW is a name from “duologue flows”; several are done one after the other. Without "
        "--for, a flow made for at most four people is held by pairs, side by side, and any "
        "other by the whole room. People come in while “duologue serve” runs.",
        (
            ("workshop new ws-pairs --by Ines", "pairs, each in a conversation of their own"),
            ('workshop new ws-notes-to-commitments --by Ines --title "Team day"', "one group"),
            ("workshop new ground-rules sharpen --for pairs --by Ines", "two flows in a row"),
        ),
    ),
    Command(
        "workshop list",
        "workshop.listed",
        "List the workshops of this home, the newest first.",
        "Join code, title, how many have joined, and whether it is over.",
        (("workshop list", "all of them"),),
    ),
    Command(
        "workshop invite",
        "workshop.invite",
        "Make new PINs, and print the invitation again.",
        f"{_WHICH} PINs are kept as hashes only, so they cannot be printed twice. The old ones "
        "open nothing any more; whoever is in, stays in.",
        (("workshop invite K7P3Q2", "by its join code"),),
    ),
    Command(
        "workshop close",
        "workshop.close",
        "End a workshop.",
        f"{_WHICH} Conversations that run are paused; each pair keeps its history.",
        (("workshop close K7P3Q2", "by its join code"),),
    ),
    Command(
        "workshop tidy",
        "workshop.tidy",
        "Delete raw words whose days are over.",
        "How long they are kept was said when the workshop was made, and everybody there has "
        "read it. What was agreed stays. “duologue serve” does this once a day, too.",
        (("workshop tidy", "all that are due"),),
    ),
)
