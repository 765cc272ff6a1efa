"""``duologue flow test``: run the cases that an author wrote for a flow."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from flows.faults import FlowFaults
from tui.cli.codes import CANNOT, DONE
from tui.cli.flow.source import ENDING, Source, add_flow, sound, source_of, text_of
from tui.cli.printing import say
from tui.cli.trouble import Cannot

if TYPE_CHECKING:
    from tui.rehearsal.cases.running import Result
    from tui.rehearsal.report import Coverage

CASES = ".cases.yaml"
"""How files of cases end."""
UNTRIED = "Not tried by your cases yet (no fault):"
"""Said above the steps and branches that no case came by."""


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow test``."""
    add_flow(parser)
    parser.add_argument(
        "--cases", metavar="FILE", help="the cases (else NAME.cases.yaml beside it)"
    )
    parser.add_argument("--json", action="store_true", help="for a script")


def run(options: Namespace) -> int:
    """Run all cases; 1 when one of them fails."""
    source = source_of(options)
    flow = sound(source)
    file, text = _cases(source, options)
    from tui.rehearsal.cases.reading import read_cases
    from tui.rehearsal.cases.running import run_case
    from tui.rehearsal.report import coverage

    try:
        cases = read_cases(text, file, flow)
    except FlowFaults as faults:
        raise Cannot(f"{file} has faults:\n{faults}") from None
    results = [run_case(flow, case) for case in cases]
    met = frozenset[object]().union(*(result.marks for result in results))
    covered = coverage(flow, source.file, met)  # type: ignore[arg-type]
    if options.json:
        import json

        say(json.dumps(_data(flow.name, file, results, covered), indent=1))
    else:
        for line in _lines(file, results, covered):
            say(line)
    return CANNOT if any(result.failures for result in results) else DONE


def _cases(source: Source, options: Namespace) -> tuple[str, str]:
    """Name and text of the file of cases."""
    if options.cases is not None:
        return str(options.cases), text_of(Path(options.cases), kind="cases file")
    name = Path(source.file).name.removesuffix(ENDING).removesuffix(".yaml")
    if source.path is not None:
        path = source.path.with_name(f"{name}{CASES}")
        if os.path.exists(path):  # noqa: PTH110 - its name may be too long for a file
            return str(path), text_of(path, kind="cases file")
        raise Cannot(
            f"There are no cases at {path}. Write some there, or name a file with --cases."
        )
    bundled = files("flows") / "library" / f"{name}{CASES}"
    if not bundled.is_file():
        raise Cannot(f"There are no cases for “{name}”. Name a file with --cases.")
    return bundled.name, bundled.read_text(encoding="utf-8")


def _lines(file: str, results: Sequence[Result], covered: Coverage) -> Iterator[str]:
    """Everything in words."""
    from tui.rehearsal.report import of

    for result in results:
        name = result.case.name
        yield f"{'failed' if result.failures else 'passed'}  {name.text}"
        for failure in result.failures:
            yield f"  {file}:{failure.line}:{failure.column}: expected {failure.expected}"
            yield f"    found {failure.found}"
    bad = sum(bool(result.failures) for result in results)
    yield ""
    yield f"{len(results) - bad} of {len(results)} passed"
    yield f"{of(covered.visited)} steps visited, {of(covered.taken)} branches taken"
    if covered.gaps and not bad:
        yield UNTRIED
        for gap in covered.gaps:
            yield f"  {gap}"


def _data(flow: str, file: str, results: Sequence[Result], covered: Coverage) -> dict[str, object]:
    """Everything for a program."""
    from tui.rehearsal.report import fault_data

    return {
        "flow": flow,
        "file": file,
        "cases": [
            {
                "case": result.case.name.text,
                "line": result.case.name.line,
                "passed": not result.failures,
                "failures": [
                    {
                        "line": failure.line,
                        "column": failure.column,
                        "expected": failure.expected,
                        "found": failure.found,
                    }
                    for failure in result.failures
                ],
                "path": list(result.path),
            }
            for result in results
        ],
        "steps": {"visited": covered.visited[0], "all": covered.visited[1]},
        "branches": {"taken": covered.taken[0], "all": covered.taken[1]},
        "gaps": [fault_data(gap) for gap in covered.gaps],
    }
