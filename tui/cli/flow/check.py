"""``duologue flow check``: what is wrong with flows or could be better, with line and cure."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.checks import check
from flows.faults import CODES, LEVELS, Fault
from store import Library, StoreError
from tui.cli.codes import CANNOT, DONE
from tui.cli.flow.source import ENDING, Source, sound, source_of
from tui.cli.places import home_of
from tui.cli.printing import complain, say
from tui.cli.trouble import Cannot, Misused


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow check``."""
    parser.add_argument(
        "flow", metavar="FLOW", nargs="*", help="a file ending in .yaml, a folder, or a flow's name"
    )
    parser.add_argument("--json", action="store_true", help="as a list, for scripts")
    parser.add_argument("--strict", action="store_true", help="warnings count as failures, too")
    parser.add_argument(
        "--against", metavar="OLD", help="an older revision of the one FLOW, file or name"
    )


def run(options: Namespace) -> int:
    """Print everything there is to say about the flows; 1 when one of them cannot be used."""
    named = _named(options)
    if options.against is not None and len(named) != 1:
        raise Misused("--against compares one flow with its older revision; name one FLOW.")
    found: list[Fault] = []
    unread = 0
    for name in named:
        try:
            source = _source(options, name)
            found += _faults(options, source)
        except (Cannot, StoreError) as trouble:
            complain(str(trouble))
            unread += 1
    if options.json:
        _print_json(found)
    else:
        _print_lines(found, len(named) - unread, unread)
    weighing = {"error", "warning"} if options.strict else {"error"}
    failed = unread or any(LEVELS[fault.code] in weighing for fault in found)
    return CANNOT if failed else DONE


def _named(options: Namespace) -> list[str]:
    """What to look at: what was named, all flows of a named folder, or the whole library."""
    if not options.flow:
        return list(Library(home_of(options).flows).names())
    return [name for word in options.flow for name in _inside(str(word))]


def _inside(word: str) -> Iterator[str]:
    """The flow files of a folder, or the word itself."""
    folder = Path(word)
    # A plain word names a flow, even where a folder of that name lies about.
    is_folder = os.path.isdir(word)  # noqa: PTH112 - a word may be too long for a path
    if not (("/" in word or word in {".", ".."}) and is_folder):
        yield word
        return
    files = sorted(str(path) for path in folder.glob(f"*{ENDING}"))
    if not files:
        raise Cannot(f"There is no file ending in {ENDING} in {word}.")
    yield from files


def _source(options: Namespace, name: str) -> Source:
    """The flow of one name."""
    return source_of(Namespace(**{**vars(options), "flow": name}))


def _faults(options: Namespace, source: Source) -> tuple[Fault, ...]:
    """Everything about one flow, its older revision included."""
    found = check(source.text, source.file, source.find)
    if options.against is None or any(LEVELS[fault.code] == "error" for fault in found):
        return found
    from flows.authoring.compare import compare

    older = sound(_source(options, options.against))
    return (*found, *compare(older, source.read(), source.file))


def _print_lines(found: Sequence[Fault], looked_at: int, unread: int) -> None:
    """A line for each finding, its cure beneath it, and what it comes to."""
    for fault in found:
        step = f" in {fault.step}" if fault.step else ""
        where = f"{fault.file}:{fault.line}:{fault.column}"
        say(f"{where}: {LEVELS[fault.code]} {fault.code}{step}: {fault.message}")
        if fault.fix:
            say(f"    {fault.fix}")
    if looked_at:
        rest = f" {unread} could not be read." if unread else ""
        say(f"{_summary(found, looked_at)}{rest}")


def _summary(found: Sequence[Fault], looked_at: int) -> str:
    """What it comes to, in one sentence."""
    counted = Counter[str](LEVELS[fault.code] for fault in found)
    levels = ("error", "warning", "hint")
    parts = [_number(counted[level], level) for level in levels if counted[level]]
    if not parts:
        return f"{_number(looked_at, 'flow')} looked at, and nothing to mend."
    return f"{_number(looked_at, 'flow')} looked at: {', '.join(parts)}."


def _number(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_json(found: Sequence[Fault]) -> None:
    """A list with one object for each finding."""
    import json

    rows = [
        {
            "code": fault.code,
            "level": LEVELS[fault.code],
            "file": fault.file,
            "line": fault.line,
            "column": fault.column,
            "step": fault.step,
            "message": fault.message,
            "fix": fault.fix,
            "meaning": CODES[fault.code],
        }
        for fault in found
    ]
    say(json.dumps(rows, indent=1, ensure_ascii=False))
