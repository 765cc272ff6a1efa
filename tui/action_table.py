"""Every action of the program, as data. `tui.actions` says what the columns mean."""

from typing import Final

from tui.actions import EVERYWHERE, FIELDS, LISTS, QUIET, TALK, Action, Where

_WRITES = frozenset({Where.NOTES, Where.WRITE})
_GROUPED = frozenset({Where.THEMES, Where.DOTS, Where.AGREE})

ACTIONS: Final[tuple[Action, ...]] = (
    # Write
    Action("keep", ("enter",), "keep note", "Keep this note and begin the next.", "Write",
           frozenset({Where.NOTES}), 1, by_widget=True),
    Action("edit", ("up",), "edit", "Take an earlier note back into the field.", "Write",
           frozenset({Where.NOTES}), 2, by_widget=True),
    Action("done", ("ctrl+d",), "done", "Done here: keep what is written and go on.", "Write",
           FIELDS | _GROUPED, 3),
    Action("leave_field", ("escape",), "letters", "Leave the field, so that letters act as keys.",
           "Write", FIELDS | {Where.HISTORY}, by_widget=True),
    Action("write", ("i", "enter"), "write", "Go back into the field.", "Write", _WRITES),
    Action("undo_typing", ("ctrl+z",), "undo typing", "Undo the last change in the field.",
           "Write", FIELDS, by_widget=True),
    Action("private", ("x",), "private", "Keep this note private: only its author sees it, ever.",
           "Write", _WRITES, 6),
    Action("lens", ("l",), "lens", "Look at the question through another lens.", "Write",
           _WRITES, 5),
    # Choose
    Action("start", ("enter",), "start", "Begin what the cursor is on.", "Choose",
           frozenset({Where.HOME, Where.SOLO, Where.PICKER}), 1, by_widget=True),
    Action("open", ("enter",), "open", "Open what the cursor is on.", "Choose",
           frozenset({Where.HISTORY, Where.REVEAL}), 1, by_widget=True),
    Action("begin", ("enter",), "begin", "Begin the conversation.", "Choose",
           frozenset({Where.ARRIVE}), 1),
    Action("choose", ("enter",), "choose", "Take the answer under the cursor.", "Choose",
           frozenset({Where.ASK, Where.AGREE, Where.FIRST_RUN}), 1, by_widget=True),
    Action("move_up", ("up",), "up", "Move up.", "Choose", LISTS, by_widget=True),
    Action("move_down", ("down",), "down", "Move down.", "Choose", LISTS, by_widget=True),
    Action("mark", ("space",), "mark", "Mark, or take the mark away.", "Choose",
           frozenset({Where.THEMES, Where.ARRIVE}), 1, by_widget=True),
    Action("dot", ("space",), "add dot", "Give a dot to this row.", "Choose",
           frozenset({Where.DOTS}), 1, by_widget=True),
    Action("undot", ("backspace",), "take back", "Take a dot back from this row.", "Choose",
           frozenset({Where.DOTS}), 2, by_widget=True),
    Action("undo", ("u",), "undo", "Undo the last shared act: grouping, dots, an agreement.",
           "Choose", _GROUPED | {Where.REVEAL, Where.RESULT}, 4),
    Action("new_party", ("a",), "add", "Add people who share a history.", "Choose",
           frozenset({Where.PICKER}), 2),
    Action("who_first", ("o",), "change order", "Change who writes first today.", "Choose",
           frozenset({Where.ARRIVE}), 2),
    # Go on
    Action("next", ("n",), "next", "Go on to the next page.", "Go on", TALK - {Where.HANDOVER}, 4),
    Action("back", ("b",), "back", "Go back one page; nothing is lost.", "Go on", TALK, 7),
    Action("forward", ("f",), "forward", "Go forward again after going back.", "Go on", TALK),
    Action("pass", ("p",), "pass", "Pass: leave this without an answer, no reason needed.",
           "Go on", FIELDS | _GROUPED | {Where.REVEAL}, 5),
    Action("time", ("t",), "more time", "Add a minute.", "Go on", TALK - {Where.ARRIVE}),
    # Say
    Action("jot", ("j",), "jot", "Jot one line for yourself, apart from this page.", "Say",
           EVERYWHERE - {Where.HANDOVER, Where.READY}, 6),
    Action("concern", ("c",), "concern", "Say that something here does not feel right.", "Say",
           TALK - {Where.HANDOVER}),
    Action("remark", ("plus",), "remark", "Add a short remark to this note.", "Say",
           frozenset({Where.REVEAL}), 3),
    Action("take_back", ("z",), "take back", "Take your own note back.", "Say",
           frozenset({Where.REVEAL})),
    Action("park", ("k",), "park", "Put a thought aside for later.", "Say",
           TALK - {Where.HANDOVER, Where.READY}),
    # Look
    Action("why", ("question_mark",), "why", "Why this step, and the keys of this page.", "Look",
           TALK, 8),
    Action("help", ("question_mark",), "help", "The keys of this page and what they do.", "Look",
           QUIET, 8),
    Action("safety", ("s",), "safety", "When this is not the right tool.", "Look", EVERYWHERE),
    Action("palette", ("colon",), "all", "Every action by name.", "Look", EVERYWHERE, 9),
    Action("history", ("h",), "history", "What you have kept so far.", "Look",
           frozenset({Where.HOME, Where.SOLO}), 3),
    Action("flows", ("f",), "flows", "All the conversations there are.", "Look",
           frozenset({Where.HOME, Where.SOLO}), 4),
    Action("search", ("slash",), "filter", "Filter by typing.", "Look",
           frozenset({Where.HISTORY, Where.PICKER}), 3),
    Action("cover", ("ctrl+l",), "cover", "Cover the screen at once.", "Look", EVERYWHERE, 9,
           priority=True),
    # Leave
    Action("pause", ("q",), "pause", "Pause and keep everything; come back to the same word.",
           "Leave", TALK, 9),
    Action("quit", ("q",), "leave", "Leave Duologue; everything is kept.", "Leave",
           frozenset({Where.HOME, Where.SOLO, Where.PICKER, Where.FIRST_RUN}), 9),
    Action("close", ("q", "escape"), "back", "Back to where you came from.", "Leave",
           frozenset({Where.READER, Where.HISTORY}), 7),
    Action("home", ("g",), "parties", "Choose other people.", "Leave",
           frozenset({Where.HOME, Where.SOLO}), 5),
)  # fmt: skip
"""In the order of the help page."""

BY_ID: Final = {action.id: action for action in ACTIONS}
"""The same, by id."""
