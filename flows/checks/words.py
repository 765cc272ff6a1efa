"""F4: words that not everybody can follow, and pages that get too full.

The widths are those of the full-screen page at 80×24, see ``tui/README.md``. Only English words
are judged; of other languages only the length is.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from flows import model
from flows.checks.sheet import Sheet, Where
from flows.texts import Hole, Text

COLUMNS = 74
"""Columns that a text has on a page of 80."""
ROWS_WITH_FIELD = 8
"""Lines of a text above a field or a list before it has to be moved to be read."""
ROWS_ALONE = 15
"""Lines of a text that has the page to itself."""
LONGEST_OPTION = 70
"""Columns of an answer to choose, which is not wrapped."""
_ANSWER = 16
"""Letters that stand for an answer in a hole."""
_LISTED = {"bullets": 3, "ladder": 5}
"""Lines that stand for a list in a hole."""

_COLOURS = r"(?:red|green|blue|yellow|orange|purple|violet|pink|gr[ae]y|black|white)"
_THINGS = r"(?:ones?|lines?|rows?|buttons?|box(?:es)?|fields?|texts?|words?|options?|areas?|marks?)"
_BY_LOOK = re.compile(
    rf"\bthe {_COLOURS} {_THINGS}\b"
    rf"|\b(?:marked|shown|written|highlighted|colou?red|printed) (?:in )?{_COLOURS}\b"
    r"|\b(?:on|to) the (?:left|right)\b(?! (?:track|path|foot|way|time|day|person|side of))"
    r"|\bat the (?:top|bottom)(?: (?:left|right|of the (?:screen|page)))"
    rf"|\bthe {_THINGS} (?:above|below)\b"
    r"|\b(?:click|tap) (?:on|the|here)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»")
_PIECES = re.compile(r"[^.:!?？\n]+|[.:!?？\n]")
_LEAD_IN = 12
"""Letters of a question of its own; a shorter “And now?” leads to one."""


def look(sheet: Sheet) -> None:
    """Note everything of this family."""
    english = sheet.flow.lang.startswith("en")
    for step in sheet.steps:
        for text, where in sheet.texts(step):
            _length(sheet, step, text, where)
            if english:
                _looks(sheet, step, text, where)
            if isinstance(step, model.Ask | model.Form | model.Vote | model.Consent):
                _questions(sheet, step, text, where)
        _options(sheet, step)
        _labels(sheet, step)


def _looks(sheet: Sheet, step: model.Step, text: Text, where: Where) -> None:
    """Words that point with a colour, a place or a gesture."""
    if found := _BY_LOOK.search(text.source):
        message = f"“{found[0]}” says nothing to somebody who does not see the page"
        sheet.note("F4.1", step, message, "name it by its words", at=where)


def _options(sheet: Sheet, step: model.Step) -> None:
    """Answers that are signs only, or longer than a line."""
    asked: list[tuple[tuple[model.Option, ...], Where]] = []
    if isinstance(step, model.Ask):
        asked = [(step.options, sheet.at(step, "options"))]
    elif isinstance(step, model.Form):
        asked = [
            (one.options, sheet.at(step, "fields", number, one.id, "options"))
            for number, one in enumerate(step.fields)
        ]
    for options, where in asked:
        for option in options:
            if not _spoken(option.label):
                message = f"the answer {option.label} is a sign without a word"
                sheet.note("F4.1", step, message, "say it in words", at=where)
            if width(option.label) > LONGEST_OPTION:
                message = f"the answer “{option.label[:20]}…” is longer than a line"
                sheet.note("F4.2", step, message, "say it in fewer words", at=where)


def _labels(sheet: Sheet, step: model.Step) -> None:
    """Points of a scale that are named with signs only, and scales without any words."""
    if not isinstance(step, model.Ask) or step.type != "scale":
        return
    for label in step.labels.values():
        if not _spoken(label):
            message = f"the point {label} of the scale is a sign without a word"
            sheet.note("F4.1", step, message, "say it in words", at=sheet.at(step, "labels"))
    ends = {0 if step.min is None else step.min, 10 if step.max is None else step.max}
    if not ends <= step.labels.keys():
        message = "the ends of the scale have no words"
        sheet.note("F4.4", step, message, "add labels: {0: …, 10: …} for both ends")


def _spoken(words: str) -> bool:
    """Whether there is anything to read aloud."""
    return any(char.isalnum() for char in words)


def _questions(sheet: Sheet, step: model.Step, text: Text, where: Where) -> None:
    """Two questions where one answer is asked."""
    if "?" not in text.source and "？" not in text.source:
        return
    pieces = _PIECES.findall(_QUOTED.sub("", text.source))
    asked = [
        words for words, end in pairwise(pieces) if end in "?？" and len(words.strip()) >= _LEAD_IN
    ]
    if len(asked) > 1:
        fix = "ask the second one in a step of its own"
        sheet.note("F4.3", step, "two questions, and room for one answer", fix, at=where)


def _length(sheet: Sheet, step: model.Step, text: Text, where: Where) -> None:
    """A text that has to be moved to be read at 80×24."""
    whole = isinstance(step, model.Say) and step.show is None
    room = ROWS_ALONE if whole else ROWS_WITH_FIELD
    if len(text.source) < COLUMNS and "\n" not in text.source and not text.holes:
        return
    lines = rows(text)
    if lines > room:
        message = f"about {lines} lines at 80×24, where {room} can be read at once"
        sheet.note("F4.2", step, message, "say it in fewer words, or in two steps", at=where)


def rows(text: Text) -> int:
    """About how many lines a text takes at 80×24; answers in holes are taken to be short."""
    source = "".join(part if isinstance(part, str) else _stand_in(part) for part in text.parts)
    return sum(_wrapped(line) for line in source.rstrip("\n").split("\n"))


def _stand_in(hole: Hole) -> str:
    """What a hole may be filled with."""
    return "\n".join(["x" * _ANSWER] * _LISTED.get(hole.format, 1))


def _wrapped(line: str) -> int:
    """Lines that one line becomes when it is broken at spaces."""
    lines, used = 1, 0
    for word in line.split(" "):
        cells = width(word)
        if used and used + 1 + cells > COLUMNS:
            lines, used = lines + 1, 0
        used += cells + (1 if used else 0)
        lines, used = lines + max(0, used - 1) // COLUMNS, (used - 1) % COLUMNS + 1 if used else 0
    return lines


def width(words: str) -> int:
    """Columns that words take in a terminal."""
    if words.isascii():
        return len(words)
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in words
    )
