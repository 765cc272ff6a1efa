"""Many people in one process: every app on a line of its own (SSH, or a browser)."""
