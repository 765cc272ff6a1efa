"""Rehearsing a workshop: simulated people come over real SSH connections, at human speed."""
