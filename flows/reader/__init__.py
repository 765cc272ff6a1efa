"""Reading flow files: text in, a checked flow or all of its faults out."""

from flows.reader.read import read_flow, read_snapshot

__all__ = ["read_flow", "read_snapshot"]
