"""The hub: the one process that opens party files while a workshop runs, and how seats reach it."""
