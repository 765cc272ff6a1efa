"""What a history says, from its records."""
