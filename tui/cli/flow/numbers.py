"""Whole numbers on the command line of the flow tools."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.trouble import Misused


def whole(options: Namespace, name: str, least: int, most: int) -> int:
    """Return the option of that name as a whole number. Raises :class:`Misused`."""
    said = str(getattr(options, name))
    if not (said.isascii() and said.isdigit() and len(said) < 12 and least <= int(said) <= most):
        raise Misused(f"--{name} takes a whole number from {least} to {most}, not “{said}”.")
    return int(said)


def people(options: Namespace, least: int, most: int) -> int | None:
    """Return how many people ``--people`` asks for, as far as the flow is for so many."""
    if options.people is None:
        return None
    count = whole(options, "people", 1, 50)
    if not least <= count <= most:
        need = f"{least} to {most} people" if least < most else f"{least} people"
        need = "one person" if most == 1 else need
        raise Misused(f"This flow is for {need}, not for {count}.")
    return count
