"""What page and server say to each other over the websocket.

Binary messages are the terminal's bytes, in both directions. Text messages are one JSON object
each: from the page with `do`, from the server with `say`. Nothing else is understood.
"""

import json
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from tui.theme_names import NAMES

LARGEST: Final = 64 * 1024
"""The most bytes of one message from a page; the page sends a long paste in pieces."""
LONGEST_WORD: Final = 200
"""The most characters of what one types into a field of the form."""

ENDED: Final = 4000
"""Close code: the app came to its end."""
IDLE: Final = 4001
"""Close code: nobody was there for long; the text is kept."""
REFUSED: Final = 4002
"""Close code: no place is left, or too many tries on this connection; a sentence was sent."""
AGAIN: Final = 1013
"""Close code: not now, but soon; a sentence was sent."""
STOPPING: Final = 1012
"""Close code: the server stops or starts anew; come again."""
BROKEN: Final = 1008
"""Close code: the page said something that no page of ours says."""

Ask: TypeAlias = Literal["code", "pin", "name", "word"]
"""Fields of the form."""


class Gibberish(ValueError):
    """A message that no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Join:
    """The form, as it stands; sent again with more when the server asks for more."""

    code: str
    """Join code, with its role prefix."""
    pin: str
    """PIN."""
    name: str
    """Name or alias."""
    word: str
    """Way-back word, when the name is taken."""
    cols: int
    """Columns of the page's terminal."""
    rows: int
    """Rows of it."""
    plain_signs: bool
    """Whether to draw with ASCII signs only."""
    look: str
    """Name of the theme that goes with the page; empty when it names none that there is."""


@dataclass(frozen=True, slots=True)
class Size:
    """The page's terminal has another size."""

    cols: int
    """Columns."""
    rows: int
    """Rows."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The page has drawn bytes that were sent to it."""

    count: int
    """How many since it last said so."""


FromPage: TypeAlias = Join | Size | Seen
"""Everything a page says apart from keys."""


def from_page(text: str) -> FromPage:
    """Read a text message. Raise Gibberish."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Gibberish("not JSON") from error
    if not isinstance(data, dict):
        raise Gibberish("not an object")
    match data.get("do"):
        case "join":
            return Join(
                code=_text(data, "code"),
                pin=_text(data, "pin"),
                name=_text(data, "name"),
                word=_text(data, "word"),
                cols=_number(data, "cols"),
                rows=_number(data, "rows"),
                plain_signs=data.get("plainSigns") is True,
                look=_look(data.get("look")),
            )
        case "size":
            return Size(_number(data, "cols"), _number(data, "rows"))
        case "seen":
            return Seen(_number(data, "count"))
        case _:
            raise Gibberish("nothing that we do")


def _text(data: dict[str, Any], name: str) -> str:
    """A field of the form, without blanks around it."""
    found = data.get(name, "")
    if not isinstance(found, str) or len(found) > LONGEST_WORD:
        raise Gibberish(f"{name} is no short text")
    return found.strip()


def _look(found: object) -> str:
    """A theme, if there is one of that name."""
    return found if isinstance(found, str) and found in NAMES else ""


def _number(data: dict[str, Any], name: str) -> int:
    """A count; unbelievably large ones are as good as any."""
    found = data.get(name, 0)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= 2**31:
        raise Gibberish(f"{name} is no count")
    return found


def asks(field: Ask | None, sentence: str) -> str:
    """Return the message that asks for a field of the form, or (None) that no field helps now."""
    return _said("ask", field=field, sentence=sentence)


def seats(word: str) -> str:
    """Return the message that lets somebody in; word brings them back after a lost connection."""
    return _said("in", word=word)


def parts(sentence: str) -> str:
    """Return the message that says why the connection ends; the close code follows."""
    return _said("bye", sentence=sentence)


def _said(what: str, **more: object) -> str:
    return json.dumps({"say": what, **more}, ensure_ascii=False)
