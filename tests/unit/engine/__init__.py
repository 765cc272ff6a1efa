"""Tests of the engine, the gate and the view."""
