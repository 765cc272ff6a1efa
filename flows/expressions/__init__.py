"""The expression language: conditions and computed values with Python's spelling.

An expression is parsed with the standard library's ``ast`` and then walked by our own checker and
evaluator over a white-list of node types; Python never evaluates it. ``Unanswered`` is no value: a
name that came to nothing raises, except for ``.answered``, ``.items`` and ``.size``.
"""

from flows.expressions.check import Checked, Known, check
from flows.expressions.evaluate import attempt, evaluate, holds
from flows.expressions.parsing import Expression, history_calls, names, parse
from flows.expressions.problems import ExpressionError, ExpressionFault, Unanswered

__all__ = [
    "Checked",
    "Expression",
    "ExpressionError",
    "ExpressionFault",
    "Known",
    "Unanswered",
    "attempt",
    "check",
    "evaluate",
    "history_calls",
    "holds",
    "names",
    "parse",
]
