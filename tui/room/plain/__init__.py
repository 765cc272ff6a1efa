"""A workshop line by line: for screen readers, poor terminals, and whoever asks for it."""
