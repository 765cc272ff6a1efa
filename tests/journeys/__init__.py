"""Whole conversations on a real terminal, from outside."""
