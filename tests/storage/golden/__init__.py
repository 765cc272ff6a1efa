"""A whole home as the program saves it, kept for ever: see `making.py` and `test_golden.py`."""
