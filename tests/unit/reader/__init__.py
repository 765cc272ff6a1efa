"""Tests of the flow reader."""
