"""Pages with one question, by the kind of answer."""

from tui.talk.asking_base import AskingPage
from tui.talk.asking_choice import ChoicePage, ConsentPage, RankPage
from tui.talk.asking_line import LinePage, WritePage
from tui.talk.asking_scale import ScalePage

__all__ = [
    "AskingPage",
    "ChoicePage",
    "ConsentPage",
    "LinePage",
    "RankPage",
    "ScalePage",
    "WritePage",
]
