"""The definition of a flow: values only, made by the reader, never changed.

Every key of the flow format has one field here, so this package doubles as the reference of what a
flow can say. ``Text`` is a text with holes, ``Expression`` a checked expression.
"""

from flows.model.asking import Ask, Consent, Form, Notes, Say
from flows.model.base import Aid, AskType, Check, EvidenceCard, Field, Option, Show, Step
from flows.model.flow import Flow
from flows.model.history import Keep, Recall
from flows.model.leading import Call, End, Go, Repeat, Section, Set, Wait
from flows.model.sharing import Agree, Group, Listen, Reveal, Vote

__all__ = [
    "Agree",
    "Aid",
    "Ask",
    "AskType",
    "Call",
    "Check",
    "Consent",
    "End",
    "EvidenceCard",
    "Field",
    "Flow",
    "Form",
    "Go",
    "Group",
    "Keep",
    "Listen",
    "Notes",
    "Option",
    "Recall",
    "Repeat",
    "Reveal",
    "Say",
    "Section",
    "Set",
    "Show",
    "Step",
    "Vote",
    "Wait",
]
