"""The tools under ``duologue flow``, as data, in the order in which a flow comes to be."""

from __future__ import annotations

from typing import Final

from tui.cli.table import Command

_WHICH: Final = "FLOW is a file ending in .yaml, or a name from “duologue flows”."

TOOLS: Final[tuple[Command, ...]] = (
    Command(
        "flow new",
        "flow.new",
        "Write a conversation of your own, by answering a few questions.",
        "It goes into the folder “flows” of your home unless -o names a file, and passes the "
        "check. Nothing is overwritten without asking.",
        (
            ("flow new", "asks what it needs to know"),
            ("flow new -o walk.flow.yaml", "into a file of your choice"),
        ),
    ),
    Command(
        "flow check",
        "flow.check",
        "Find what is wrong with flows or could be better, with line and cure.",
        "FLOW is a file ending in .yaml, a folder of them (with a slash), or a name from “duologue "
        "flows”; without one, all of those are looked at. An error means that a flow cannot be "
        "used; warnings and hints can be waived in the file: # allow F4.2: the reason.",
        (
            ("flow check talk.flow.yaml", "everything about one flow"),
            ("flow check flows/ --strict", "a folder; warnings count as failures"),
            ("flow check talk.flow.yaml --against old.flow.yaml", "also as a newer revision"),
            ("flow check --json talk.flow.yaml", "for a script or an editor"),
        ),
    ),
    Command(
        "flow preview",
        "flow.preview",
        "Look at a flow from any step on, with invented people in it.",
        f"{_WHICH} It plays on a home of its own, which is gone afterwards. While you look, the "
        "file may change: the page is then built again at the same step.",
        (
            ("flow preview talk.flow.yaml", "from the beginning"),
            ("flow preview talk.flow.yaml --from dots", "as if all before were answered"),
            ("flow preview sticky-notes --people 1 --size 60x20", "alone, on a small page"),
        ),
    ),
    Command(
        "flow walk",
        "flow.walk",
        "Let invented people walk through a flow many times.",
        f"{_WHICH} Some of them pass, go back, change their minds or leave. It says which steps and "
        "branches nobody came by, and how each promise that broke can be broken again.",
        (
            ("flow walk talk.flow.yaml", "walk, and say what was visited"),
            ("flow walk talk.flow.yaml --exhaustive", "every way, the shortest first"),
            ("flow walk talk.flow.yaml --people 2 --seed 7", "two people, other choices"),
        ),
    ),
    Command(
        "flow test",
        "flow.test",
        "Run the cases that you wrote for a flow.",
        f"{_WHICH} The cases of talk.flow.yaml stand beside it in talk.cases.yaml: what people "
        "answer, what has to come of it, and what nobody may see before when.",
        (
            ("flow test talk.flow.yaml", "run its cases"),
            ("flow test sticky-notes", "those that came with the program"),
            ("flow test talk.flow.yaml --cases more.yaml", "cases of another file"),
        ),
    ),
    Command(
        "flow explain",
        "flow.explain",
        "Tell a flow as a document that can be printed and signed.",
        f"{_WHICH} The document says what is asked of whom, what is kept, and who sees what when. "
        "It is Markdown unless --html is given or the file's name ends in .html.",
        (
            ("flow explain sticky-notes", "on the terminal"),
            ("flow explain talk.flow.yaml -o talk.html", "as a page to print"),
        ),
    ),
    Command(
        "flow label",
        "flow.label",
        "Say in a few lines what a flow asks, hides, keeps and shares.",
        f"{_WHICH} Everything in it is computed from the steps, not from what the author says.",
        (("flow label talk.flow.yaml", "before you run what somebody sent you"),),
    ),
    Command(
        "flow graph",
        "flow.graph",
        "Draw a flow as a diagram (Mermaid).",
        f"{_WHICH} Many editors and sites show Mermaid in Markdown.",
        (("flow graph talk.flow.yaml -o talk.mmd", "into a file"),),
    ),
    Command(
        "flow fmt",
        "flow.fmt",
        "Lay a flow file out as all flow files are; what it says stays the same.",
        "FILE is a flow file. Comments stay. A file with faults is left as it is.",
        (
            ("flow fmt talk.flow.yaml", "in place"),
            ("flow fmt --check talk.flow.yaml", "only say whether it would change"),
            ("flow fmt --diff talk.flow.yaml", "show what would change"),
        ),
    ),
    Command(
        "flow schema",
        "flow.schema",
        "Print the JSON Schema of flow files, for completion in an editor.",
        "With --line it prints the line that turns completion on in an editor with the YAML "
        "language server; it goes at the top of the flow file.",
        (
            ("flow schema -o flow.schema.json", "into a file"),
            ("flow schema --line flow.schema.json", "the line that names that file"),
        ),
    ),
)
"""In the order of the help page."""
