"""Ways of spoiling a flow file. Each takes a text and dice, and gives a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from flows.reader.schema import COMMON, HEADER, STEPS
from flows.records import KINDS

Way = Callable[[str, Random], str]
"""One way of spoiling a text."""

KEYS = sorted({*COMMON, *HEADER, *STEPS, *(key for _, own in STEPS.values() for key in own)})
NAMES = [*KINDS, "me", "item", "round", "today", "people", "ideas", "table", "old", "close", "done"]
SIGNS = [*"{}[]:,-'\"|>&*!%@`#?\t\\\n ~^$", "- ", ": ", " #", "{{", "}}", "<<", "---\n", "...\n",
         "\u202e", "\u2028", "\x00", "\x85", "\ufeff", "é", "𝒜", "\ud800"]  # fmt: skip
NUMBERS = ["0", "-1", "1e999", "9" * 30, "9" * 4000, "0x10", "1_000", ".5", "1.", "-0", "٣", "NaN"]
EXPRESSIONS = [
    "not " * 120 + "alone", "(" * 200 + "alone" + ")" * 200, "-" * 300 + "1", "alone and " * 45 + "alone",
    "a" * 400, "[" * 90 + "]" * 90, "1 < 2" * 1 + " < 3" * 90, "size(" * 80 + "people" + ")" * 80,
    "people" + ".items" * 60, "first(" * 20 + "people" + ")" * 20, "'" + "x" * 480 + "'",
    "filter(people, filter(people, any(people, all(people, count(people, yes) > 0)).size > 0).size > 0)",
    "today + 999999999999", "today - today", "days(4000000) + today", "10**9**9", "lambda: 0",
    "().__class__", "people.__class__", "f'{people}'", "[x for x in people]", "(x := 1)", "people[0]",
    "last(goal, 200)", "last(goal, 999)", "last(goal).wish", "'%s' % people", "*people", "a if b else c",
    "size(people) + size(people) > 1 or not (alone and quick)", "top(people, 5)", "text(today)",
]  # fmt: skip


def bytes_(text: str, chance: Random) -> str:
    """Some bytes are other bytes."""
    raw = bytearray(text.encode(errors="replace"))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(raw) + 1)
        match chance.randint(0, 2):
            case 0:
                raw[at:at] = bytes([chance.randrange(256)])
            case 1:
                del raw[at : at + chance.randint(1, 4)]
            case _:
                raw[at : at + 1] = bytes([chance.randrange(256)])
    return raw.decode(errors="replace")


def signs(text: str, chance: Random) -> str:
    """Signs that mean something in YAML stand where they should not."""
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 3, 50)) + text[at:]
    return text


def lines(text: str, chance: Random) -> str:
    """Lines are dropped, doubled, moved and indented otherwise."""
    rows = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
        match chance.randint(0, 5):
            case 0 if len(rows) > 2:
                del rows[at]
            case 1:
                rows.insert(at, rows[other])
            case 2:
                rows.insert(other, rows.pop(at))
            case 3:
                rows[at] = " " * chance.randint(0, 9) + rows[at].strip()
            case 4:
                start, end = sorted((at, other))
                rows[at:at] = rows[start : min(end, start + 8)]
            case _:
                rows[at], rows[other] = rows[other], rows[at]
    return "\n".join(rows)


def keys(text: str, chance: Random) -> str:
    """Keys and words are other keys and words."""
    rows = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(rows))
        head, colon, tail = rows[at].partition(":")
        indent = head[: len(head) - len(head.lstrip(" -"))]
        new = chance.choice(KEYS)
        rows[at] = chance.choice(
            (
                f"{indent}{new}:{tail}",
                f"{head}: {chance.choice(NAMES)}",
                f"{head}{colon}",
                f"{indent}{new}: {new}",
            )
        )
    return "\n".join(rows)


def values(text: str, chance: Random) -> str:
    """Values are numbers without end, expressions without bottom, or the values of other keys."""
    rows = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(rows))
        head, _, _ = rows[at].partition(": ")
        known = chance.choice((NUMBERS, EXPRESSIONS, EXPRESSIONS, NAMES))
        value = chance.choice(known)
        if chance.random() < 0.3:
            value = "{{ " + value + " | list }}"
        quote = chance.choice(("", '"', "'"))
        rows[at] = f"{head}: {quote}{value.replace(quote, '') if quote else value}{quote}"
    return "\n".join(rows)


def conditions(text: str, chance: Random) -> str:
    """Sound conditions, computed values and jumps are put in: what may well pass the reader."""
    rows = text.split("\n")
    steps = [n for n, row in enumerate(rows) if row.startswith("  - ") and ":" in row]
    for _ in range(chance.randint(1, 3)):
        if steps:
            at = chance.choice(steps)
            rows.insert(at + 1, f"    {chance.choice(SOUND)}")
            steps = [n + (n > at) for n in steps]
    return "\n".join(rows)


SOUND = ("when: alone", "when: not alone", "when: quick", "optional: true", "minutes: 3",
         "when: size(people) > 2", "who: each", "blind: true", "private: true", "when: today > date('2026-01-01')",
         "optional: false", "skip: false", "names: hidden", "many: true", "max: 2", "min: 1",
         "otherwise: done", "attempts: 1")  # fmt: skip


def nesting(text: str, chance: Random) -> str:
    """Lists in lists, mappings in mappings."""
    deep = chance.choice((5, 17, 100, 5_000))
    opening, closing = chance.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")))
    rows = text.split("\n")
    at = chance.randrange(len(rows))
    head = rows[at].partition(": ")[0]
    rows[at] = f"{head}: {opening * deep}x{closing * deep}"
    return "\n".join(rows)


def aliases(text: str, chance: Random) -> str:
    """Anchors and aliases, up to a billion laughs."""
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for one, before in zip("bcdefghi", "abcdefgh", strict=True):
        laughs += f"{one}: &{one} [" + ", ".join([f"*{before}"] * 9) + "]\n"
    added = chance.choice(
        (laughs, "x: &x\n  <<: *x\n", "a: &a {b: *a}\n", "!!python/object:os.system x: y\n")
    )
    at = chance.randrange(len(text) + 1) if chance.random() < 0.3 else 0
    return text[:at] + added + text[at:]


def long(text: str, chance: Random) -> str:
    """Scalars, lists and files of a size that no flow has."""
    count = chance.choice((300, 5_000, 100_000))
    piece = chance.choice(
        (
            "x",
            "{{ me }}",
            "{{",
            "'",
            '"',
            "a ",
            "a\n    ",
            "#",
            "- ",
            ", y",
            "\\",
            "1.",
            "not ",
            "€",
            "{{ '",
        )
    )
    rows = text.split("\n")
    at = chance.randrange(len(rows))
    head = rows[at].partition(": ")[0]
    style = chance.choice(("", '"', "'", "|\n    ", ">-\n    ", "["))
    rows[at] = f"{head}: {style}{piece * count}{style if style in {chr(34), chr(39)} else ''}"
    return "\n".join(rows)


def many(text: str, chance: Random) -> str:
    """The same steps over and over, or one list of hundreds."""
    rows = text.split("\n")
    start = chance.randrange(len(rows))
    block = rows[start : start + chance.randint(1, 12)]
    count = chance.choice((3, 60, 700))
    copies = [
        row.replace(":", f"_{n}:", 1) if chance.random() < 0.2 else row
        for n in range(count)
        for row in block
    ]
    return "\n".join([*rows[:start], *copies, *rows[start:]])


WAYS: Sequence[Way] = (
    bytes_, signs, lines, lines, keys, keys, values, values, conditions, conditions, nesting, aliases, long, many,
)  # fmt: skip


def mutated(texts: Sequence[str], chance: Random) -> str:
    """One of some texts, spoilt in one to three ways."""
    text = chance.choice(texts)
    if chance.random() < 0.1:
        text = text[: chance.randrange(len(text))] + chance.choice(texts)[chance.randrange(400) :]
    if chance.random() < 0.2:
        return conditions(text, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(WAYS)(text, chance)
    return text
