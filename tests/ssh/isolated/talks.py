"""The conversations that are held, and what their author promises of each place, said once more.

The second half is what the oracle goes by. It is written by hand from the flows, not computed by
the program that is tested.
"""

from typing import Final, Literal

Kind = Literal["blind", "private", "open", "judged", "consent", "offer", "none"]
"""Blind until a reveal or a gate opens it; never opened; everybody's at once; degrees with wishes;
yes or no; a line that goes to the room when all have said yes; no words of anybody."""

_HEAD: Final = """\
flow: {name}
format: 1
revision: 1
lang: en
title: {title}
summary: Alone, then together.
people: {{min: 2, max: 50}}
minutes: 7
"""

LONG: Final = (
    _HEAD.format(name="long", title="The long one")
    + """\
shares: [line]
steps:
  - section: first
    title: Alone
    minutes: 2
  - notes: thoughts
    who: each
    blind: true
    text: Write.
  - ask: secret
    who: each
    private: true
    type: line
    text: And what stays with you?
  - ask: hunch
    who: each
    blind: true
    type: line
    text: A hunch, in one line.
  - section: second
    title: Open
    minutes: 5
  - reveal: look
    of: [thoughts, hunch]
    text: Read.
  - keep: kept
    as: note
    each: thoughts.items
    fields: {text: item.text}
  - ask: rule
    who: all
    type: line
    skip: false
    text: One rule for all of you.
  - agree: settled
    text: "{{ rule }}"
    attempts: 2
  - section: third
    title: Out
    minutes: 2
  - consent: leave
    text: May one line go to the room?
    allows: [line]
    decline: home
  - ask: outside
    who: all
    type: line
    share: line
    text: The line.
  - say: home
    text: All of this is yours.
  - end: done
    text: Done.
"""
)
"""Blind notes and a blind answer, a private one, a shared one, a gate, a consent."""

SHORT: Final = (
    _HEAD.format(name="short", title="The short one")
    + """\
steps:
  - notes: ideas
    who: each
    blind: true
    text: Write.
  - reveal: show
    of: [ideas]
    order: mixed
    names: hidden
    text: Read.
  - vote: dots
    when: ideas.size > 0
    who: each
    blind: true
    of: ideas.items
    text: Place your dots.
  - reveal: tally
    when: ideas.size > 0
    of: [dots]
    show: ranking
    text: Where they fell.
  - notes: steps
    who: all
    text: What follows? One of you types.
  - end: done
    text: Done.
"""
)
"""Blind notes without names, dots, and a list of all."""

FLOWS: Final = {"long": LONG, "short": SHORT}

PLACES: Final[dict[str, tuple[Kind, str]]] = {
    "thoughts": ("blind", "look"),
    "secret": ("private", ""),
    "hunch": ("blind", "look"),
    "look": ("open", ""),
    "rule": ("open", ""),
    "settled": ("judged", "settled"),
    "leave": ("consent", ""),
    "outside": ("offer", "leave"),
    "home": ("none", ""),
    "ideas": ("blind", "show"),
    "show": ("open", ""),
    "dots": ("none", ""),
    "tally": ("open", ""),
    "steps": ("open", ""),
    "done": ("none", ""),
}
"""What is given at each place, and at which place it is opened. Ids are unlike in both flows."""
