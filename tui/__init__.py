"""Placeholder: tui."""
