"""The options that give the answers of the plain face."""

from __future__ import annotations

from argparse import ArgumentParser

TAKES_WORD = "--answers"
"""The option that has a word behind it."""


def add_answers(parser: ArgumentParser) -> None:
    """Add them to a command that opens pages."""
    parser.add_argument(
        TAKES_WORD, metavar="FILE", help="line by line, with the answers in FILE; “-” is stdin"
    )
    parser.add_argument(
        "--strict", action="store_true", help="with --answers: end at a question not expected there"
    )
