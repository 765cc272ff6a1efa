"""Going from page to page around a conversation."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.base_app import BaseApp
from tui.widgets.frame import Frame

if TYPE_CHECKING:
    from tui.screens.spot import Spot


class Navigation(BaseApp):
    """Shows one page in the place of another. Each is loaded when it is first wanted."""

    async def show_page(self, screen: Screen[None]) -> None:
        """Put a screen in the place of the present page; keys wait until it is there."""
        with self.hold_input():
            while len(self.screen_stack) > 2:  # dialogs over the page go with it
                self.pop_screen()
            if len(self.screen_stack) > 1:
                self.switch_screen(screen)
            else:
                self.push_screen(screen)
            while not screen.is_mounted and self.is_running:  # noqa: ASYNC110 - no public event
                await asyncio.sleep(0)

    def say(self, sentence: str) -> None:
        """Show one sentence on the present page."""
        for frame in self.screen.query(Frame):
            frame.say(sentence)

    async def show_history(self, spot: Spot | None = None) -> None:
        """Show the time line of the party that is open, as it was left at a spot if one is named."""
        from tui.screens.history import History

        await self.show_page(History(spot))

    async def show_goals(self) -> None:
        """Show all goals of the party that is open."""
        from tui.screens.goals import Goals

        await self.show_page(Goals())

    async def show_goal(self, goal: str) -> None:
        """Show one goal, by its id."""
        from tui.screens.goal import GoalPage

        await self.show_page(GoalPage(goal))

    async def show_trends(self, goal: str = "") -> None:
        """Show numbers over time; those of a goal first, and back to it, when one is named."""
        from tui.screens.trends import Trends

        await self.show_page(Trends(goal))

    async def show_flows(self) -> None:
        """Show the flows that suit the party that is open."""
        from tui.screens.flow_list import Flows

        await self.show_page(Flows())

    async def show_page_as_it_was(
        self, conversation: str, *, goal: str = "", spot: Spot | None = None
    ) -> None:
        """Show a conversation to read; and back to a goal or a spot in the history if one is named."""
        from tui.screens.reader import Reader

        await self.show_page(Reader(conversation, goal, spot))

    async def show_arrive(self, flow: str, *, quick: bool = False) -> None:
        """Show who is here, how long, what will be kept."""
        from tui.screens.arrive import Arrive

        await self.show_page(Arrive(flow, quick=quick))
