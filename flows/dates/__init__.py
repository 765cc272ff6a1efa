"""Deadlines, dates and frequencies in the words people use.

`resolve` turns a phrase into the dates it may stand for; `find` marks what a statement says about
time. Both are pure: "today" comes in, and nothing is looked up. The grammar is a set of tables and
of small readers, each of which looks at a few words from one place on, so that a text is read in
linear time. From the ground up, every module knows only those above it:

==============================  ============================================================
``lexicon``, ``tokens``         the words of the grammar; a text as words with their places
``days``, ``meaning``           ranges of days; what an expression stands for, from any today
``holidays``                    days with a name, as a table
``match``                       what a reader returns
``quantities``                  numbers, ordinals and lengths of time: "six weeks"
``parts``                       "early", "the end of", "the first week of" some period
``numeric``, ``monthdays``      one date: "3/4/2027", "Q3"; "5 November", "the 15th"
``weekdays``, ``names``         one date: "Friday week"; "tomorrow", "summer", "Easter"
``pointing``                    one date pointed at: "this week", "next summer"
``within``                      an expression around another: "two weeks after Easter"
``phrases``                     all of these by their first word, and two of them joined
``events``                      deadlines that no calendar knows: "before the wedding"
``frames``, ``alone``           deadlines behind a preposition, and those without one
``habits``                      frequencies: "twice a week"
``scan``                        the readers in their order, over a whole text
==============================  ============================================================
"""

from __future__ import annotations

from flows.dates.days import DateRange
from flows.dates.scan import Found, find, resolve

__all__ = ["DateRange", "Found", "find", "resolve"]
