"""The pages around a conversation: who is here, what is ready, what was kept."""
