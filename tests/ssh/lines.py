"""A line in memory, apps to run over it, and a person who watches what comes."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tests.journeys.sight import Sight
from tui.base_app import BaseApp
from tui.serve.gate import Gate
from tui.serve.host import serve_app
from tui.serve.line import Line, Listener
from tui.serve.terminal import Terminal
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Submitted

PATIENCE = 10.0
"""Seconds after which a wait has failed."""


async def until(holds: Callable[[], object], what: str = "it") -> None:
    """Wait for a condition."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while not holds():
        assert asyncio.get_running_loop().time() < end, f"{what} did not come"
        await asyncio.sleep(0.005)


class FakeLine(Sight):
    """A `Line` in memory, with a screen on which one sees what was written."""

    def __init__(self, terminal: Terminal | None = None, size: tuple[int, int] = (80, 24)) -> None:
        super().__init__(size[1], size[0])
        self.terminal = terminal or Terminal()
        self.size = size
        self.listener: Listener | None = None
        self.writes = 0
        self.held = False
        self.status: int | None = None

    def listen(self, listener: Listener | None) -> None:
        """Note who listens."""
        self.listener = listener

    def write(self, data: bytes) -> None:
        """Keep."""
        self.writes += 1
        if self.size[0] <= 200:  # a larger screen takes seconds to draw
            self._take_in(data)

    def hold(self, wait: bool) -> None:
        """Note."""
        self.held = wait

    def close(self, status: int = 0) -> None:
        """Note."""
        self.status = status

    # What a person does

    def type(self, keys: str | bytes) -> None:
        """Send keys in one go."""
        assert self.listener is not None
        self.listener.received(keys.encode() if isinstance(keys, str) else keys)

    def resize(self, width: int, height: int) -> None:
        """Claim another size."""
        assert self.listener is not None
        self.size = (width, height)
        with self._news:
            self._sized(min(height, 150), min(width, 400))
        self.listener.resized(width, height)

    def read(self, again: bool) -> None:
        """Stop reading what is written, or read again."""
        assert self.listener is not None
        self.listener.slow(not again)

    def hang_up(self) -> None:
        """Be gone."""
        assert self.listener is not None
        self.listener.gone()

    def _state(self) -> str:
        return "on a line in memory"


class FieldApp(BaseApp):
    """One field; what was submitted is kept; `!boom` fails, ctrl+d ends."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+d", "finish", show=False)]

    def __init__(self, *, ascii_only: bool = False, greeting: str = "Hello") -> None:
        super().__init__(ascii_only=ascii_only)
        self.said: list[str] = []
        self.greeting = greeting

    def compose(self) -> ComposeResult:
        """Show a line and the field."""
        yield Static(self.greeting, markup=False)
        yield LineInput(limit=2000)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.query_one(LineInput).value if self.is_running else ""

    @on(Submitted)
    def _keep(self, event: Submitted) -> None:
        if event.text == "!boom":
            secret = "the silence after a no"
            raise ValueError(secret)
        self.said.append(event.text)
        self.query_one(LineInput).value = ""

    def action_finish(self) -> None:
        """End."""
        self.exit(0)


class Run:
    """An app of `make` that runs over a line in memory."""

    def __init__(
        self, line: FakeLine, make: Callable[[Line], BaseApp], gate: Gate | None = None
    ) -> None:
        self.line = line
        self.app: BaseApp | None = None
        self.task = asyncio.create_task(serve_app(line, self._make, gate=gate))
        self._make_app = make

    def _make(self, line: Line) -> BaseApp:
        self.app = self._make_app(line)
        return self.app

    @property
    def field(self) -> FieldApp:
        """The app, which is one with a field."""
        assert isinstance(self.app, FieldApp)
        return self.app

    async def ready(self) -> Self:
        """Wait until the app has painted."""
        await until(lambda: self.app and self.app.is_running and self.line.writes > 1, "a paint")
        return self

    async def said(self, *lines: str) -> None:
        """Wait until these lines have been submitted, and no others."""
        await until(lambda: self.field.said == list(lines), repr(lines))

    async def has_typed(self, text: str) -> None:
        """Wait until a text stands in the field, as its beginning."""
        await until(lambda: self.field.value.startswith(text), text)

    async def has_size(self, size: tuple[int, int]) -> None:
        """Wait until the app has a size."""
        await until(lambda: self.field.size == size, repr(size))

    async def calm(self) -> None:
        """Wait until nothing has been written for a while."""
        writes = -1
        while writes != self.line.writes:
            writes = self.line.writes
            await asyncio.sleep(0.1)

    async def end(self) -> int:
        """End the app with its key and return its status."""
        self.line.type("\x04")
        return await asyncio.wait_for(self.task, PATIENCE)


async def run(
    make: Callable[[Line], BaseApp] | None = None,
    terminal: Terminal | None = None,
    size: tuple[int, int] = (80, 24),
) -> Run:
    """Start an app, one with a field if none is given, and wait until it has painted."""
    return await Run(FakeLine(terminal, size), make or (lambda _: FieldApp())).ready()
