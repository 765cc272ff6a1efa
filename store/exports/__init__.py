"""What leaves the program, and comes back: a history as files that other programs read.

Everything is gathered once, through the gate, for the people who are named as readers; no format
asks anywhere else. Coming back, a file is read whole and judged before anything is written.
"""
