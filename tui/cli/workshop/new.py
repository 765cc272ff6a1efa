"""``duologue workshop new``: make a workshop and print its invitation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final

from store import Library
from tui.cli.codes import DONE
from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.trouble import Misused
from tui.cli.workshop.desks import at_desk, say_invitation

if TYPE_CHECKING:
    from flows.workshop.events import Size
    from store import Step

SIZES: Final[tuple[Size, ...]] = ("pairs", "fours", "room")
"""What ``--for`` may say."""
_MOST_DAYS: Final = 3650
_MOST_PEOPLE: Final = 120


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``workshop new``."""
    parser.add_argument("flow", metavar="FLOW", nargs="+", help="what is done, in order")
    parser.add_argument("--by", metavar="PERSON", required=True, help="who leads it")
    parser.add_argument("--title", metavar="TEXT", help="what it is called; else the first flow")
    parser.add_argument(
        "--for", metavar="WHO", choices=SIZES, dest="size", help="pairs, fours or room"
    )
    parser.add_argument("--quick", action="store_true", help="the short form of every flow")
    parser.add_argument("--expected", metavar="N", default="0", help="about how many will come")
    parser.add_argument(
        "--keep-days", metavar="N", default="90", help="days for which raw words are kept (90)"
    )


def run(options: Namespace) -> int:
    """Make it, and say what comes next."""
    from store import Wish

    library = Library(home_of(options).flows)
    plan = tuple(_step(library, name, options) for name in options.flow)
    wish = Wish(
        title=(options.title or library.load(options.flow[0]).title).strip(),
        run_by=options.by.strip(),
        plan=plan,
        expected=_number("--expected", options.expected, _MOST_PEOPLE, least=0),
        kept_days=_number("--keep-days", options.keep_days, _MOST_DAYS, least=1),
    )
    if not wish.title or not wish.run_by:
        raise Misused("A workshop needs a title and the name of who leads it.")
    say_invitation(at_desk(options, lambda desk: desk.create(wish)))
    say("“duologue serve” lets people in while it runs.")
    return DONE


def _step(library: Library, name: str, options: Namespace) -> Step:
    """One flow of the plan. Raises ``StoreError`` for one that is not there or is broken."""
    from store import Step

    flow = library.load(name)
    size: Size = options.size or ("pairs" if flow.most <= 4 else "room")
    least = {"pairs": 2, "fours": 3, "room": 1}[size]
    if flow.most < least:
        raise Misused(f"“{name}” is for one person alone; it cannot be held by {size}.")
    return Step(name, size, options.quick)


def _number(option: str, text: str, most: int, *, least: int) -> int:
    """A whole number in its bounds."""
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise Misused(f"{option} needs a whole number from {least} to {most}, not “{text}”.")
