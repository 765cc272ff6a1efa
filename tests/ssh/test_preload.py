"""What is loaded before the processes of a server part."""

import subprocess
import sys

_ASK = """
import sys
from tui.serve.preload import preload
preload()
wanted = ("tui.room.board", "tui.room.lobby", "tui.talk.screens", "tui.talk.notes",
          "tui.modals.ask_text", "tui.widgets.text_area", "textual.drivers.linux_driver")
print([name for name in wanted if name not in sys.modules])
"""


def test_pages_of_a_room_are_loaded_beforehand() -> None:
    # In a process of its own: this one has loaded them for other tests.
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
