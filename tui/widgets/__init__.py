"""The parts that pages are made of. They know nothing of conversations, flows or the store."""
