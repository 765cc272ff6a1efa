"""The reference of the flow format, as Markdown, out of the tables that the program itself uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from flows import model
from flows.authoring.docs import about, field_docs
from flows.expressions.grammar import CONSTANTS, FUNCTIONS, LONGEST, MOST_RECORDS
from flows.faults import CODES, LEVELS
from flows.reader import scalars as read
from flows.reader.header import NEEDED, NEEDED_OF_WHOLE
from flows.reader.nodes import LARGEST
from flows.reader.schema import (
    CARD,
    CHECK,
    COMMON,
    FIELD,
    HEADER,
    STEPS,
    Built,
    Keys,
    Reader,
    form_field,
    required,
)
from flows.reader.steps import DEEPEST, MOST_STEPS
from flows.records import KINDS
from flows.texts import FORMATS

_INTRO = f"""\
# The flow format: reference

Made by `python -m tui.cli.flow.reference` from the tables that the reader itself uses; a test
compares. Change the tables, not this page. To learn the format, begin with [WRITING.md](WRITING.md);
`duologue flow schema` has the same for your editor.

A flow is one YAML file, `NAME.flow.yaml`: one document of mappings, lists and values, without
anchors, aliases, merge keys and tags. The key decides what a value is, never YAML: `no`, `22:30` and
`1.10` are words where words are wanted. At most {LARGEST // 1024} KB, {MOST_STEPS} steps, {DEEPEST} levels
of steps, {LONGEST} characters an expression, {read.LONGEST_LIST} entries a list."""

NAMES: Mapping[str, str] = {
    "today": "the day of the sitting",
    "people": "the people who take part; each entry has `.text`, the name",
    "alone": "yes when one person is here alone",
    "quick": "yes in the short form",
    "me": "in the text of a turn of one person: their name",
    "answer": "inside `check`: the answer that was given",
    "item": "inside a function with a condition, `keep … each`, `recall … where` and a loop over a list: "
    "the entry",
    "round": "inside a loop: which round it is, from 1",
}
"""Names that the engine gives, in words."""

FUNCTION_WORDS: Mapping[str, str] = {
    "days": "so many days, to add to a day: `today + days(90)`",
    "weeks": "so many weeks, likewise",
    "date": "a day out of a text such as `2026-06-14`",
    "text": "a value as people read it",
    "size": "how many entries a list has, or characters a text",
    "any": "whether the condition holds for one entry: `any(ideas, item.text == topic)`",
    "all": "whether it holds for every entry",
    "count": "for how many entries it holds",
    "filter": "those entries for which it holds",
    "top": "the entries with most points, best first: `top(dots, 5)`",
    "first": "the first entry; with a number the first few",
    "last": f"the last entry, or few; with a record kind the newest of the history, up to "
    f"{MOST_RECORDS}: `last(goal, 3)`",
    "answered": "those of the values that came to something: `first(answered(a, b))`",
}
"""Every function in words."""

FORMAT_WORDS: Mapping[str, str] = {
    "list": "a list in a sentence: a, b and c",
    "bullets": "a list, a line each",
    "count": "a number with its noun: `{{ ideas.size | count: idea, ideas }}`",
    "date": "a day: 14 June 2026",
    "number": "a number, without needless decimals",
    "quote": "in quotation marks",
    "ladder": "the five levels of a ladder, best first",
}
"""Every format in words."""

OFFERS: tuple[tuple[str, str], ...] = (
    ("every step that asks", "`.answered`: whether there is an answer"),
    ("lists (notes, choices, forms, votes, groups, recalls)", "`.items`, `.size`"),
    ("an entry", "`.text`, and where names are shown `.author`"),
    ("`ask` of each", "`.items`, each with `.value`"),
    ("`ask` of each, a number or scale", "`.min`, `.max`, `.mean`, `.gap`"),
    ("`ask` of each, yesno", "`.yes`: how many said yes"),
    ("`form`", "its fields: of the only row, or of each entry"),
    ("`vote`", "entries with `.points` and `.people`, best first"),
    ("`group`", "entries with `.notes`: how many lie in it"),
    ("`agree`", "`.agreed`, `.unanimous`, `.text`, `.wishes`"),
    ("`consent`", "`.given`: whether everybody said yes"),
    ("`recall`", "entries with the fields of the record, `.id` and `.since`"),
)
"""What the name of a step offers behind a point."""

PROMISES: tuple[tuple[str, str], ...] = (
    (
        "`always_ends()`, `always_ends(done, parked)`",
        "every walk comes to an end, or to one of these",
    ),
    (
        "`never_sees(secret, look)`, `never_sees(secret)`",
        "nobody is shown what another wrote at `secret` before the reveal `look`, or ever",
    ),
    ("`keeps(goal)`, `keeps(goal) when …`", "a conversation that has ended has kept such a record"),
    ("an expression", "it holds where a conversation ends"),
)
"""What can stand under ``checks``."""


def reference() -> str:
    """Return the page."""
    parts = (_header(), _steps(), _language(), _records(), _codes())
    return "\n".join([_INTRO, *(line for part in parts for line in part)]) + "\n"


def _header() -> Iterator[str]:
    """Keys of the header, and evidence cards."""
    yield "\n## Header\n"
    needed = {*NEEDED, *NEEDED_OF_WHOLE}
    own = {"people": "keys `min`, `max`", "evidence": "keys with cards", "steps": "a list of steps"}
    docs = {**field_docs(model.Flow), "people": "Fewest and most people, 1 to 50."}
    yield from _keys(HEADER, docs, needed, own)
    fewer = _in_code(NEEDED_OF_WHOLE)
    yield f"\nKeys in **bold** are needed; a `fragment` does without {fewer}.\n"
    yield f"An evidence card ({about(model.EvidenceCard).rstrip('.').lower()}):\n"
    yield from _keys(CARD, field_docs(model.EvidenceCard), required(model.EvidenceCard))
    yield "\nA promise, under `checks`, which `duologue flow walk` tries to break:\n"
    yield from _table(("promise", "says"), PROMISES)


def _steps() -> Iterator[str]:
    """Every kind of step."""
    yield "\n## Steps\n"
    yield "A step is a mapping with one kind key, whose value is the step's id: `ask: topic`. Every step may have:\n"
    yield from _keys(COMMON, field_docs(model.Step), frozenset())
    for kind, (made, keys) in STEPS.items():
        yield f"\n### {kind}\n\n{about(made)}\n"
        shown = dict(keys)
        own = {}
        if kind == "repeat":
            shown["steps"] = COMMON["covers"]
            own["steps"] = "a list of steps"
        if shown:
            value: type = made
            yield from _keys(shown, field_docs(value), required(value), own)
        if kind == "ask":
            yield "\nA check, under `check`:\n"
            yield from _keys(CHECK, field_docs(model.Check), required(model.Check))
        if kind == "form":
            yield "\nA field is written as `id: {text: …}`:\n"
            yield from _keys(FIELD, field_docs(model.Field), required(model.Field))


def _language() -> Iterator[str]:
    """Expressions, texts."""
    yield "\n## Expressions\n"
    yield (
        "Names, numbers, texts in quotes, `and`, `or`, `not`, comparisons, `in`, `+`, `-`, lists of plain\n"
        f"values in brackets, {_in_code(CONSTANTS)}, and the functions below. A name may be unanswered:\n"
        "guard it (`x.answered and …`), or let the step stand under the same condition.\n"
    )
    yield from _table(("name", "means"), ((f"`{name}`", said) for name, said in NAMES.items()))
    yield ""
    rows = ((_call(name), FUNCTION_WORDS[name]) for name in FUNCTIONS)
    yield from _table(("function", "gives"), rows)
    yield "\nWhat a step came to is named by its id. Behind a point it offers:\n"
    yield from _table(("of", "offers"), OFFERS)
    yield "\n## Texts\n"
    yield "Holes are `{{ expression }}` or `{{ expression | format }}`. What is put in is never parsed again.\n"
    yield from _table(("format", "writes"), ((f"`{n}`", FORMAT_WORDS[n]) for n in FORMATS))


def _call(name: str) -> str:
    """A function with its arguments."""
    least, most = FUNCTIONS[name]
    if name in {"any", "all", "count", "filter"}:
        return f"`{name}(list, condition)`"
    more = ", …" if most > 2 else ", n" if most == 2 else ""
    return f"`{name}(x{more if least == most else f'[{more}]' if more else ''})`"


def _records() -> Iterator[str]:
    """What can be kept."""
    yield "\n## Records\n"
    yield "What `keep` writes and `recall` and `last` read. Fields are set as far as they are known.\n"
    rows = (
        (f"`{kind}`", ", ".join(f"`{name}` ({of})" for name, of in fields.items()))
        for kind, fields in KINDS.items()
    )
    yield from _table(("kind", "fields"), rows)


def _codes() -> Iterator[str]:
    """Every fault."""
    yield "\n## Faults\n"
    yield "Errors: the flow cannot be used. Warnings and hints can be waived in the file with a reason:\n"
    yield "`# allow F4.2: it is read aloud`.\n"
    rows = ((code, LEVELS[code], said) for code, said in CODES.items())
    yield from _table(("code", "level", "means"), rows)


def _keys(
    keys: Keys,
    docs: Mapping[str, str],
    needed: Iterable[str],
    own: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """A table of keys; ``own``: what values are where the reader does not say."""
    wanted, said = set(needed), own or {}
    rows = []
    for name, key in keys.items():
        field = key.field or name
        lead = f"**`{name}`**" if field in wanted or name in wanted else f"`{name}`"
        rows.append((lead, said.get(name) or _kind(key.read), docs.get(field, "")))
    yield from _table(("key", "value", "means"), rows)


def _kind(reader: Reader) -> str:
    """What a value is."""
    match reader:
        case read.Whole(least=least, most=most):
            return f"{least}–{most}"
        case read.OneOf(choices=choices):
            return _in_code(choices)
        case read.ListOf(read=inner):
            return f"list of {_kind(inner)}"
        case read.TableOf(read=inner):
            return f"keys with {_kind(inner)}"
        case Built():
            return "checks"
    return _SINGLE[reader]


_SINGLE: Mapping[Callable[..., object], str] = {
    read.words: "words",
    read.identifier: "id",
    read.flow_name: "name",
    read.flag: "`true`, `false`",
    read.number: "number",
    read.text: "text",
    read.expression: "expression",
    read.pledge: "promise",
    read.value: "expression or “words”",
    read.shown_or_hidden: "`shown`, `hidden`",
    read.dots: "1–100, `suggested`",
    read.labels: "points with words",
    read.options: "list of words or `value: words`",
    form_field: "fields",
}


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _in_code(words: Iterable[str]) -> str:
    """Words as code, in a row."""
    return ", ".join(f"`{word}`" for word in words)
