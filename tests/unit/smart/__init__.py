"""The letters and the dates that a statement shows."""
