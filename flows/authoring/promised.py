"""An author's promises in plain words."""

from __future__ import annotations

from flows.authoring.saying import condition, named, plain
from flows.pledges import Pledge


def promised(pledge: Pledge) -> str:
    """Return a promise as a sentence."""
    only = f", if {condition(pledge.that)}" if pledge.that is not None else ""
    match (pledge.form, pledge.about):
        case ("always_ends", ()):
            return "Every conversation comes to an end."
        case ("always_ends", ends):
            return f"Every conversation ends at {' or '.join(map(named, ends))}."
        case ("never_sees", (secret, look)):
            before = f"before {named(look)} opens it"
            return f"Nobody is shown what another wrote at {named(secret)} {before}."
        case ("never_sees", (secret,)):
            return f"Nobody is ever shown what another wrote at {named(secret)}."
        case ("keeps", (kind,)):
            return f"A conversation that has ended has kept a record of the kind “{plain(kind)}”{only}."
    return f"Where a conversation ends{only.replace(', if', ':', 1)}."
