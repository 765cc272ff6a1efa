"""The demo: two invented people have a whole conversation in the real program."""
