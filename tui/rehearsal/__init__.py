"""Rehearsing a flow without a screen: seeded walks, every way through, coverage, promises, cases.

Nobody real takes part and nothing is kept. Everything goes through ``flows.advance`` and
``flows.view``, as in a conversation; the people are those of :mod:`tui.simulated`, with moods.
"""
