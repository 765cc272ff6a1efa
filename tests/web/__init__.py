"""The browser door: its page, its websocket, and a real browser (marked `browser`)."""
