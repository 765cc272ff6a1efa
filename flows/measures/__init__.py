"""Measures: the formulas behind ladders, trends, understanding, votes and rhythms.

Numbers in, numbers out; each function says units, range, errors and where its formula is from.
Outside the domain that it names it raises ValueError with a sentence. Imports nothing else of the
core, so that anything there may use it. Elsewhere: the dot budget (:func:`flows.replies.dot_budget`)
and a gate's verdict (:func:`flows.outcomes.agreed`).
"""

from flows.measures.ladders import LADDERS_FOR_T, Attainment, attainment, gas_t
from flows.measures.motives import (
    HELP_FROM,
    Band,
    concordance_band,
    offer_help,
    ruler_gap,
    self_concordance,
)
from flows.measures.rankings import closeness, kendall_w, positions, ranks, spearman
from flows.measures.rhythm import dusty, rhythm_days
from flows.measures.trends import (
    RELIABLE,
    TREND_FROM,
    Limits,
    noise_limits,
    reliable_change,
    theil_sen,
    time_suggestion,
    usual,
)
from flows.measures.votes import Ranked, coverage, ranked_points, voice

__all__ = [
    "HELP_FROM",
    "LADDERS_FOR_T",
    "RELIABLE",
    "TREND_FROM",
    "Attainment",
    "Band",
    "Limits",
    "Ranked",
    "attainment",
    "closeness",
    "concordance_band",
    "coverage",
    "dusty",
    "gas_t",
    "kendall_w",
    "noise_limits",
    "offer_help",
    "positions",
    "ranked_points",
    "ranks",
    "reliable_change",
    "rhythm_days",
    "ruler_gap",
    "self_concordance",
    "spearman",
    "theil_sen",
    "time_suggestion",
    "usual",
    "voice",
]
