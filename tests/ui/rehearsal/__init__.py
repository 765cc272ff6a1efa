"""Rehearsing flows without a screen."""
