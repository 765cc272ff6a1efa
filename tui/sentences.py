"""The two halves of an if–then plan, wherever their fields are shown."""

from typing import Final

_IDS: Final = {"if_": "if", "then": "then"}
_LONGEST: Final = 14


def lead_of(id: str, label: str) -> str:
    """Return what a half begins with, such as `if` or `then we`; nothing for another field.

    A half is known by its field's id or by a short label that begins so.
    """
    first = label.casefold().split(" ")[0]
    if first in _IDS.values() and len(label) <= _LONGEST:
        return label[:1].lower() + label[1:]
    return _IDS.get(id, "")
