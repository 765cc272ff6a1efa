"""Files made to be slow: each once took seconds or minutes, or looks as if it could."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase

HEADER = """\
flow: hostile
format: 1
revision: 1
title: Hostile
summary: As slow as it can be.
people: {min: 1, max: 8}
minutes: 1
steps:
"""
END = "  - end: over\n"
WORDS = tuple("".join(letters) for letters in product(ascii_lowercase, repeat=3))
"""Three letters each; like one another, so that the nearest is hard to find."""


def hostile() -> Iterator[tuple[str, str]]:
    """Name and text of each."""
    yield "thirty thousand holes", _say('"' + "{{ me }}" * 30_000 + '"')
    yield "holes in as many lines", _say(">-\n" + "      {{ me }}\n" * 17_000)
    yield "sound holes", _say('"' + "{{ alone }}" * 22_000 + '"')
    yield "holes that are never closed", _say('"' + "{{ 'a" * 30_000 + '"')
    yield "control characters", HEADER + "\x01\n" * 120_000 + END
    yield "tabs", HEADER + "\t" * 200_000
    yield "carriage returns", (HEADER + END).replace("\n", "\r\n") + "\r" * 100_000
    yield "keys that are none", HEADER + "".join(f"{n}k: 1\n" for n in range(20_000))
    yield "cards without end", _cards()
    yield "names that are none", HEADER + _unknown() + END
    yield "facts linked to conditions", HEADER + _linked() + END
    yield "each reveal opens everything", HEADER + _reveals() + END
    yield "loops in loops", HEADER + _loops() + END
    yield "a list without end", _say("T\n    covers: [" + "a," * 120_000 + "]")
    for sign in ("- ", "? ", ": ", "{", "[{},", "&", "!", "'", "%A", "|", "<<: "):
        yield f"nothing but {sign}", sign * (240_000 // len(sign))


def _say(text: str) -> str:
    return f"{HEADER}  - say: s\n    text: {text}\n{END}"


def _asks(count: int, more: str = "    who: all\n") -> str:
    return "".join(f"  - ask: q{word}\n{more}    text: T\n" for word in WORDS[:count])


def _cards() -> str:
    cards = "".join(f"  c{n}: {{claim: a, strength: strong, source: b}}\n" for n in range(4_000))
    steps = "".join(f"  - say: s{n}\n    why: c{WORDS[n]}\n    text: T\n" for n in range(480))
    return HEADER.replace("steps:\n", f"evidence:\n{cards}steps:\n{steps}{END}")


def _unknown() -> str:
    steps = _asks(240)
    for n in range(240):
        names = " or ".join(f"q{word}x" for word in WORDS[n * 40 + 3_000 :][:38])
        steps += f"  - say: s{WORDS[n]}\n    text: T\n    when: {names}\n"
    return steps


def _linked() -> str:
    steps = "  - ask: a0\n    who: all\n    text: T\n"
    for n in range(1, 480):
        before = range(max(0, n - 12), n)
        when = " and ".join(f"(not a{i}.answered or a{i} != 'x')" for i in before)
        steps += f"  - ask: a{n}\n    who: all\n    skip: false\n    when: {when}\n    text: T\n"
    return steps


def _reveals() -> str:
    hidden = _asks(190, "    who: each\n    blind: true\n")
    every = ", ".join(f"q{word}" for word in WORDS[:190])
    return hidden + "".join(
        f"  - reveal: r{n}\n    when: size(people) > {n}\n    of: [{every}]\n" for n in range(190)
    )


def _loops() -> str:
    text = ""
    for depth in range(3):
        pad = " " * (2 + 4 * depth)
        text += f"{pad}- repeat: r{depth}\n{pad}  until: b.answered\n{pad}  steps:\n"
    pad = " " * 14
    text += f"{pad}- ask: b\n{pad}  who: each\n{pad}  blind: true\n{pad}  text: T\n"
    text += "".join(f"{pad}- set: x{n}\n{pad}  value: x{n + 1}\n" for n in range(470))
    return text + f"{pad}- set: x470\n{pad}  value: b.items\n"
