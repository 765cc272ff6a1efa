"""What the model says of itself: the words under each field, read from the program's own source.

Every key of the format is a field of :mod:`flows.model` with a docstring. Python drops docstrings
of fields, so they are read from the source, which is installed with the program; where it is not,
the words are empty and everything else works.
"""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from itertools import pairwise
from textwrap import dedent

from flows import model

_AS_IN = re.compile(r"As in :class:`(\w+)`")
_KEY = re.compile(r" \(file key [^)]*\)")
_ROLE = re.compile(r":\w+:`~?(?:flows\.)?([^`]+)`")


def about(made: type) -> str:
    """Return what a class of the model is, in one paragraph."""
    words = inspect.cleandoc(made.__doc__ or "")
    return _plain(words.partition("\n\n")[0])


def field_docs(made: type) -> dict[str, str]:
    """Return field to what it means, those of base classes too."""
    found: dict[str, str] = {}
    for one in reversed(made.__mro__):
        if one.__module__.startswith("flows."):
            found |= _own(one)
    return {name: _same(name, words) for name, words in found.items()}


def _same(name: str, words: str) -> str:
    """``As in`` another class: what that class says of the same field."""
    if other := _AS_IN.match(words):
        return field_docs(getattr(model, other[1])).get(name, "")
    return _plain(words)


@cache
def _own(made: type) -> dict[str, str]:
    """The docstrings under the fields of one class."""
    try:
        tree = ast.parse(dedent(inspect.getsource(made)))
    except (OSError, TypeError):
        return {}
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found = {}
    for field, after in pairwise(body):
        match (field, after):
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                found[name] = inspect.cleandoc(words)
    return found


def _plain(words: str) -> str:
    """Words without the marks of docstrings, on one line."""
    return " ".join(_KEY.sub("", _ROLE.sub(r"\1", words)).replace("``", "`").split())
