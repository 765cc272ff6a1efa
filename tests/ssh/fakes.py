"""A door and links without a hub: codes, PINs, names, words and keys in a few dictionaries."""

from collections.abc import Callable
from datetime import UTC, datetime

from flows.workshop.acts import Act
from flows.workshop.seen import Mate, Room
from store.errors import NotNow
from store.hub.link import Answer, Knock, Link
from store.keeper import Keeper
from tests.ssh.lines import FieldApp
from tui.serve.house import Place
from tui.serve.line import Line

CODE = "K7P3Q2"
PIN = "4071"
BEGIN = datetime(2026, 6, 14, 14, tzinfo=UTC)


class FakeDoor:
    """Knows one code and one PIN; leaders by their keys."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        self.leaders: set[str] = set()
        self.knocks: list[Knock] = []
        self.wrong = 0

    async def knock(self, knock: Knock) -> Answer:
        """Judge."""
        self.knocks.append(knock)
        if knock.code != CODE:
            return Answer("unknown", "There is no workshop with this code here.")
        if self.wrong >= 5:
            return Answer("locked", "Too many wrong tries. Please wait a quarter of an hour.")
        if knock.key in self.keys:
            return Answer("in", token=self.keys[knock.key])
        if knock.key in self.leaders and knock.role == "facilitator":
            return Answer("name", "Your name, please.")
        if not knock.pin:
            return Answer("pin", "Please type the PIN.")
        if knock.pin != PIN:
            self.wrong += 1
            return Answer("wrong", "That is not right.")
        return Answer("name", "Your name or an alias, please.")

    async def enter(self, knock: Knock, name: str, word: str = "", offered: str = "") -> Answer:
        """Take a name."""
        if name in self.words and word != self.words[name]:
            taken = Answer("word", f"“{name}” is here already.")
            return Answer("wrong", "That is not right.") if word else taken
        self.words[name] = f"way-{name}".lower()
        if offered:
            self.keys[offered] = name
        return Answer("in", token=name)


class FakeLink:
    """A link that shows an empty room."""

    def __init__(self, name: str) -> None:
        self.me = Mate(name, name, "participant")
        self.room = Room("w", "Team day", "Kim", 30, "lobby", self.me, (self.me,))
        self.word = f"way-{name}".lower()
        self.closed = False
        self.lose: list[Callable[[str], object]] = []

    @property
    def keeper(self) -> Keeper:
        """Hold no conversation."""
        raise NotNow("No conversation here.")

    def listen(self, tell: Callable[[Room], object]) -> None:
        """Never tell."""

    def on_lost(self, tell: Callable[[str], object]) -> None:
        """Remember whom to tell."""
        self.lose.append(tell)

    async def act(self, act: Act) -> None:
        """Do nothing."""

    def stir(self) -> None:
        """Do nothing."""

    async def take_home(self, form: str = "markdown") -> str:
        """Give an empty page."""
        return ""

    async def forget_notes(self) -> int:
        """Have none."""
        return 0

    async def close(self) -> None:
        """Note."""
        self.closed = True


class FakePlace:
    """Where the people of a test go: a field each, with their name above it."""

    def __init__(self) -> None:
        self.door = FakeDoor()
        self.links: list[FakeLink] = []
        self.apps: list[FieldApp] = []

    async def connect(self, token: str) -> Link:
        """Open the link of a name."""
        self.links.append(FakeLink(token))
        return self.links[-1]  # type: ignore[return-value]  # its keeper refuses

    def make(self, link: Link, line: Line) -> FieldApp:
        """Make a field."""
        app = FieldApp(ascii_only=line.terminal.ascii_only, greeting=f"Hello {link.room.me.name}")
        self.apps.append(app)
        return app

    @property
    def place(self) -> Place:
        """What the house is given."""
        return Place(self.door, self.connect, self.make)
