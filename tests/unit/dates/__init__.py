"""Tests of dates in words."""
