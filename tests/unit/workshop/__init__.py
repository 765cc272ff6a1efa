"""Rooms: what people do there, and what each of them is given to see."""
