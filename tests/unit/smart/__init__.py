"""The letters that a statement shows, and the sets that nobody tunes on."""
