"""Workshops: many conversations under one join code, led by a facilitator. Pure, like all of flows.

``acts`` is what people can do in a room, ``events`` what happened there, ``fold`` what the events
come to, ``seen`` what each role is given of it. Nobody is ever given words of a conversation here:
those go through the gate of the conversation itself (:mod:`flows.visibility`).
"""
