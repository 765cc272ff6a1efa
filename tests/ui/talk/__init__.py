"""The pages of a conversation, each reached by a small flow on a real home."""
