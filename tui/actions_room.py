"""What people can do in a workshop: rows of the registry (`tui.action_table`), kept apart by size."""

from typing import Final

from tui.actions import IN_ROOM, Action, Where

_ROOM = frozenset({Where.ROOM})
_BOARD = frozenset({Where.BOARD})
_LEADS = frozenset({Where.BOARD, Where.BIG})

ROOM_ACTIONS: Final[tuple[Action, ...]] = (
    # Taking part
    Action("join", ("enter",), "come in", "Go into the room.", "Go on",
           frozenset({Where.WELCOME}), 1),
    Action("signs_fine", ("y",), "signs are fine", "All signs of the test line can be seen.", "Look",
           frozenset({Where.WELCOME}), 2),
    Action("signs_plain", ("n",), "plain signs", "Draw with plain signs only, from now on.", "Look",
           frozenset({Where.WELCOME}), 3),
    Action("follow", ("o",), "to the room", "Go to where the room is.", "Go on",
           IN_ROOM | _BOARD, 1),
    Action("pair_word", ("p",), "find your pair", "Type a word that the two of you agreed on.",
           "Choose", _ROOM, 2),
    Action("hand", ("h",), "hand", "Raise your hand for the facilitator, or take it down.", "Say",
           IN_ROOM, 4),
    Action("hand_word", (), "hand, with a word", "Raise your hand and say in a word why.", "Say",
           IN_ROOM),
    Action("confide", ("C",), "to the facilitator",
           "Tell the facilitator alone that something is not right.", "Say", IN_ROOM),
    Action("room_park", ("k",), "park", "Put a thing on the room's list for later.", "Say", _ROOM, 5),
    Action("offer", ("a",), "line for all", "Offer one line to the whole room.", "Say", IN_ROOM, 0),
    Action("messages", ("m",), "messages", "What the facilitator said, and lines offered to all.",
           "Look", IN_ROOM, 6),
    Action("who_is_here", ("w",), "who is here", "Everybody in the room, and what the signs mean.",
           "Look", IN_ROOM),
    Action("own_seat", (), "one keyboard", "Sit down at a partner's keyboard, or at your own again.",
           "Go on", IN_ROOM),
    Action("board", ("g",), "board", "Back to the facilitator's page.", "Look", IN_ROOM | {Where.BIG}, 3),
    Action("take_home", ("t",), "take home", "Your own page: what you keep, and what is kept where.",
           "Look", _ROOM, 7),
    Action("copy", ("y",), "copy", "Copy the text of this page to your own clipboard.", "Look",
           frozenset({Where.TAKE_HOME, Where.BOARD}), 6),
    Action("forget_notes", ("x",), "forget my notes", "Delete your own notes for good.", "Leave",
           frozenset({Where.TAKE_HOME}), 7),
    # Leading
    Action("room_next", ("n",), "next", "Go on with the room; asks again while people are typing.",
           "Go on", _LEADS, 1),
    Action("room_time", ("t",), "+1 min", "Give a minute more: the row of a pair, or everybody.",
           "Go on", _BOARD, 2),
    Action("tell", ("m",), "message", "A message to one person, or to all.", "Say", _BOARD, 3),
    Action("call_back", ("c",), "call back", "Ask all to come back; nobody is moved.", "Say",
           _LEADS, 4),
    Action("cards", ("k",), "cards", "Hands, concerns, parked things, lines for all; Enter: dealt with.",
           "Look", _BOARD, 5),
    Action("people_or_pairs", ("g",), "people or pairs", "Show people, or those who talk together.",
           "Look", _BOARD, 10),
    Action("big_screen", ("w",), "big screen", "The room's page for a projector.", "Look", _BOARD, 10),
    Action("insert", ("i",), "insert", "Put a flow of the library into the plan, ahead of the room.",
           "Choose", _BOARD, 5),
    Action("drop_item", ("d",), "drop", "Leave out a part or an item that has not begun.",
           "Choose", _BOARD),
    Action("pair", ("p",), "pair", "Put people together.", "Choose", _BOARD),
    Action("draw", ("a",), "draw pairs", "Pair everybody who has no pair, by drawing.", "Choose",
           _BOARD, 10),
    Action("role", ("r",), "roles", "Pass or share the lead, or make somebody a watcher.", "Choose",
           _BOARD),
    Action("proxy", ("x",), "no device", "Somebody without a device takes part at another's seat.",
           "Choose", _BOARD),
    Action("lower_hand", ("u",), "hand down", "Take the hand of the row under the cursor down.",
           "Say", _BOARD),
    Action("let_in", ("l",), "let in", "Give a seat back to somebody who lost their word.",
           "Choose", _BOARD),
    Action("end_room", (), "close the workshop", "End the workshop for everybody.", "Leave", _BOARD),
    Action("leave_room", ("q",), "leave", "Leave the room; your seat and your words are kept.",
           "Leave", _ROOM | _BOARD | {Where.WELCOME}, 9),
)  # fmt: skip
"""In the order of the help page."""
