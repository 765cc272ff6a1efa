"""What the invented people say, by the question they are asked.

A question is known by the last id of its place; one that nobody thought of here gets a general
answer. Each entry holds Sam's answer first, then Noa's; a third person says what the first says,
with other words around it where that reads better.
"""

from collections.abc import Mapping
from typing import Final

Lines = tuple[str, ...]
"""Several short lines, in the order in which they come to mind."""

LISTS: Final[Mapping[str, tuple[Lines, ...]]] = {
    "ideas": (
        (
            "evenings without screens",
            "one weekend away, just the two of us",
            "cook something new once a week",
            "see your sister more often",
            "a plan for money so that I can stop worrying",
        ),
        (
            "dancing again",
            "more mornings that start slowly",
            "your parents, but not every weekend",
            "learn to dive?",
            "a walk after dinner, even when it rains",
            "fewer yeses at work",
        ),
        ("music in the kitchen", "a day without plans"),
    ),
    "more": (
        ("swim in the lake before breakfast",),
        ("a free evening each, without a reason",),
        ("ask the neighbours over",),
    ),
    "helps": (
        ("time to finish a sentence", "tea first", "no phones on the table"),
        ("being asked, not guessed at", "a walk instead of a table"),
        ("a small joke now and then",),
    ),
    "shuts": (
        ("“you always”", "a look at the clock"),
        ("being corrected on details", "loud voices"),
        ("long lists",),
    ),
    "rules": (
        ("One speaks, one listens.", "No phones.", "Passing is fine.", "Ask before you explain."),
    ),
    "limits": (("my brother",), ("work after nine",), ()),
    "bridges": (("one slow weekend a month, by the lake",),),
}
"""Answers to lists of notes: one tuple of lines a person."""

TEXTS: Final[Mapping[str, tuple[Lines, ...]]] = {
    "topic": (
        ("what we want more of this autumn",),
        ("what we want more of this summer",),
    ),
    "decided": (
        ("Sunday evening is ours: half an hour, tea, no phones.",),
        ("We start small: two evenings a week belong to us, without screens.",),
    ),
    "takeaway": (
        (
            "Saying it out loud made it smaller.",
            "I like that we have a day for this now.",
            "I was listened to.",
        ),
        (
            "I am less alone with the money than I thought.",
            "You had noticed more than I knew.",
            "It was easier than I feared.",
        ),
    ),
    "wish": (
        (
            "long evenings with nothing planned",
            "dancing, and the walk home after it",
            "reading by the window",
        ),
    ),
    "happened": (
        ("Sam asked how the day was, and I answered with a list.",),
        ("I said yes to the extra shift before the question had ended.",),
    ),
    "felt": (
        ("A little ashamed, then relieved when we laughed about it.",),
        ("Tight at first. In the evening I was glad about the short mail.",),
    ),
    "mattered": (("That I noticed it at all.",),),
    "learnt": (
        ("I can say “not now” and still be kind.",),
        ("The silence after a no is what I fear, not the other person.",),
    ),
    "then": (("tea first, then the list",), ("ask for a day to think about it",)),
    "day": (("Sunday",),),
    "length": (("half an hour",),),
}
"""Answers to questions of a line or a text. Several ways of answering; in each, one text a person,
of which the first also stands for all together."""

ROWS: Final[Mapping[str, tuple[tuple[Mapping[str, str], ...], ...]]] = {
    "steps": (
        (
            {"what": "put the tea and two cups out on Sundays", "owner": "Noa"},
            {"what": "move the Sunday call to six", "owner": "Sam"},
        ),
        (
            {"what": "call about the lake cabin", "owner": "Noa"},
            {"what": "put the box for the phones by the door", "owner": "Sam"},
        ),
    ),
    "rhythm": (({"day": "Sunday", "length": "half an hour", "place": "the kitchen"},),),
}
"""Rows of forms, in several ways. Fields that are not named get a general answer, dates a day of
the next week."""

GENERAL: Final[Lines] = (
    "a little more time together",
    "what we said last week",
    "one small step, then we look again",
    "the quiet part of the evening",
    "asking before guessing",
    "something that makes us laugh",
)
"""Answers to questions that nobody thought of."""

STATEMENTS: Final[Lines] = (
    "From July on we keep one evening a week without screens, until the end of September",
    "We cook something new together every Sunday until Christmas",
)
"""Goals as one would want them: what exactly, how it is seen, until when."""

THEMES: Final[Lines] = ("Time for us", "Slow days", "Other people")
"""Names of heaps, in the order in which they are made."""

WISH: Final = "if we look at it again in four weeks"
"""The wish that comes with a yes."""
