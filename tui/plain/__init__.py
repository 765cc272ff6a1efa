"""The plain face: every conversation line by line, for screen readers, pipes and poor terminals.

It holds the same sittings as the full screen, so that one can stop in one face and go on in the
other. Nothing here imports a widget, so that it starts quickly and works where no page can be drawn.
"""
