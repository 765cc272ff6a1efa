"""Exit codes. Scripts rely on them; ``--help`` lists them."""

from typing import Final

DONE: Final = 0
"""All went well."""
CANNOT: Final = 1
"""The command was understood and could not be done; the sentence on stderr says why."""
MISUSED: Final = 2
"""The command line was not understood."""
INTERRUPTED: Final = 130
"""Ctrl+C (128 + SIGINT)."""
TERMINATED: Final = 143
"""Asked to end by the system (128 + SIGTERM)."""

MEANINGS: Final = (
    (DONE, "all went well"),
    (CANNOT, "it could not be done; the sentence says why"),
    (MISUSED, "the command line was not understood"),
    (INTERRUPTED, "stopped with Ctrl+C"),
    (TERMINATED, "asked to end by the system"),
)
"""Each code with what it means, for ``--help``."""
