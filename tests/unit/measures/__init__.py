"""Tests of the formulas: golden values, bounds, and the sentence outside the domain."""
