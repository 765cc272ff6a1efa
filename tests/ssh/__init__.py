"""Seats over SSH: the driver on a line, the server, and what must never happen."""
