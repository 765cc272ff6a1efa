"""``duologue rehearse``: a workshop full of simulated people, so that a facilitator can practise."""

from __future__ import annotations

import asyncio
import shutil
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from store import Home, Library
from tui.cli.codes import CANNOT, DONE
from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.trouble import Cannot, Misused

if TYPE_CHECKING:
    from flows.model import Flow
    from flows.workshop.events import Size
    from tui.rehearse.rehearse import Outcome, Plan

MOST: Final = 50
"""People that one room holds."""


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``rehearse``."""
    parser.add_argument("flow", metavar="FLOW", help="a name from “duologue flows”")
    parser.add_argument("--people", metavar="N", default="24", help="how many are simulated (24)")
    parser.add_argument(
        "--pairs", action="store_true", help="two by two, also where all of them could"
    )
    parser.add_argument("--quick", action="store_true", help="the short form")
    parser.add_argument("--pace", choices=("human", "fast"), default="human", help="how they type")
    parser.add_argument("--seed", metavar="N", default="1", help="a number: other people")
    parser.add_argument("--led", action="store_true", help="simulate who leads, too")
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="where to listen")
    parser.add_argument("--port", metavar="N", default="0", help="on which port (any free one)")
    parser.add_argument("--join", action="store_true", help="at the server that runs on this home")


def run(options: Namespace) -> int:
    """Rehearse until the workshop is closed, or until Ctrl+C."""
    home = home_of(options)
    plan = _plan(options, Library(home.flows).load(options.flow))
    try:
        outcome = _rehearse(home, plan)
    except KeyboardInterrupt:
        # This is how one ends it; all has been stopped by now.
        say("The rehearsal is over.")
        return DONE
    except OSError as error:
        where = f"{plan.host}, port {plan.port}" if plan.port else plan.host
        raise Cannot(f"No server can be had on {where}: {error.strerror or error}.") from error
    if not outcome.came:
        raise Cannot("Nobody came in; the lines above say why.")
    say(f"The rehearsal is over: {outcome.came} of {plan.people} people took part.")
    return DONE if outcome.closed else CANNOT


def _rehearse(home: Home, plan: Plan) -> Outcome:
    """Rehearse on the home of a server that runs, or on one that is gone afterwards."""
    from tui.rehearse.rehearse import rehearse
    from tui.stamps import MachineStamps

    if plan.join:
        return asyncio.run(rehearse(home, plan, MachineStamps(), say))
    with TemporaryDirectory(prefix="duologue-") as folder:
        stage = Home(Path(folder) / "home")
        stage.prepare()
        if home.flows.is_dir():
            shutil.copytree(home.flows, stage.flows, dirs_exist_ok=True)
        return asyncio.run(rehearse(stage, plan, MachineStamps(), say))


def _plan(options: Namespace, flow: Flow) -> Plan:
    """Return what the command line asks for. Raises :class:`Misused` or :class:`Cannot`."""
    from store import Step, Wish
    from tui.rehearse.rehearse import Plan

    people = _number("--people", options.people)
    if not 1 <= people <= MOST:
        raise Misused(f"--people {people}: a rehearsal has 1 to {MOST} people.")
    port = _number("--port", options.port)
    if port > 65535:
        raise Misused("A port is a number from 0 to 65535.")
    if options.join and not port:
        raise Misused("With --join, say with --port where the server listens.")
    size = _size(flow, people, pairs=options.pairs)
    return Plan(
        Wish(
            f"Rehearsal: {flow.title}",
            "You",
            (Step(flow.name, size, options.quick),),
            people,
            invented=True,
        ),
        people,
        pace=options.pace,
        seed=_number("--seed", options.seed),
        led=options.led,
        host=options.host,
        port=port,
        join=options.join,
    )


def _size(flow: Flow, people: int, *, pairs: bool) -> Size:
    """Return how many hold a conversation: two by two if asked, or if they are too many for one.

    Refuses what the room would refuse, before anybody comes: :class:`Misused` or :class:`Cannot`.
    """
    if flow.fragment:
        raise Cannot(f"“{flow.name}” is a part of other conversations, not one by itself.")
    if pairs and people < 2:
        raise Misused("A pair takes two people.")
    if not pairs and flow.least <= people <= flow.most:
        return "room"
    largest = 2 + people % 2  # the last pair takes in who is left over
    if (pairs or people > flow.most) and flow.least <= 2 and largest <= flow.most:
        return "pairs"
    raise Cannot(f"“{flow.title}” is for {flow.least} to {flow.most} people.")


def _number(option: str, said: str) -> int:
    """Return the number of an option."""
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Misused(f"{option} {said} is not a whole number.")
    return int(said)
