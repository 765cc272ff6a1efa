"""Deadlines, dates and frequencies in the words people use.

`resolve` turns a phrase into the dates it may stand for; `find` marks what a statement says about
time. Both are pure: "today" comes in, and nothing is looked up. The grammar is a set of tables
(``lexicon``, ``holidays``) and small readers, each of which looks at a few words from one place
on: ``tokens`` makes the words, ``names`` to ``phrases`` read a date, ``frames`` a preposition with
a date, ``events`` what has no computable date, ``habits`` a frequency, and ``scan`` puts them in
order. No reader looks back or further than a few words, so a text is read in linear time.
"""

from __future__ import annotations

from flows.dates.days import DateRange
from flows.dates.scan import Found, find, resolve

__all__ = ["DateRange", "Found", "find", "resolve"]
