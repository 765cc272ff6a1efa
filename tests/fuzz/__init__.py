"""Mutated flow files: always a verdict, in bounded time and memory; what passes is walked."""
