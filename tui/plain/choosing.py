"""Pages on which answers are chosen from a list: one, several, or all of them in an order."""

from __future__ import annotations

from collections.abc import Sequence

from tui.plain.asking import AskingPage
from tui.plain.lists import numbered, numbers, only, quoted_by


class ListPage(AskingPage):
    """A question over a list that is read before it."""

    def above(self) -> Sequence[str]:
        """Return what leads up to the question, and the answers."""
        listed = "\n".join(self._listed())
        return [*super().above(), *([listed] if listed else [])]

    def _listed(self) -> list[str]:
        return numbered([quoted_by(o.text, o.author) for o in self.body.options])

    def prompt(self) -> str:
        """Return what stands before the numbers."""
        most = len(self.body.options)
        return f"Number, 1 to {most}:" if most > 1 else "Number:"

    def earlier(self) -> str:
        """Return the numbers of what was chosen before."""
        answer = self.body.answer
        given: tuple[object, ...] = answer if isinstance(answer, tuple) else (answer,)
        ids = [option.id for option in self.body.options]
        return " ".join(str(ids.index(str(one)) + 1) for one in given if str(one) in ids)

    def _nothing_there(self) -> bool:
        """Say it when there is nothing to choose from."""
        if not self.body.options:
            self.say("There is nothing to choose from; :pass leaves it open.")
        return not self.body.options

    def rows(self, text: str) -> list[int] | None:
        """Return the rows that a text names, by numbers; ``None``, with the reason said, for none."""
        rows = numbers(text, len(self.body.options))
        if rows is None:
            self.say(only(len(self.body.options)))
        elif not rows:
            self.say("Nothing is chosen yet.")
        return rows or None

    def ids(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Return the ids of some rows."""
        return tuple(self.body.options[row].id for row in rows)


class ChoicePage(ListPage):
    """One answer of several."""

    def _listed(self) -> list[str]:
        if not self.body.keys:
            return super()._listed()
        pairs = zip(self.body.keys, self.body.options, strict=False)
        return [f"{key}. {option.text}" for key, option in pairs]

    def prompt(self) -> str:
        """Return what stands before the answer."""
        return "Letter:" if self.body.keys else super().prompt()

    def take(self, text: str) -> None:
        """Keep the answer: by its number, its letter or its words."""
        if self._nothing_there():
            return
        row = self._row(text.strip().casefold())
        if row is not None:
            self.answer(self.body.options[row].id, text.strip())
        elif self.body.keys:
            self.say(f"Please type one of {', '.join(self.body.keys)}.")
        else:
            self.say(f"Please type a number from 1 to {len(self.body.options)}.")

    def _row(self, text: str) -> int | None:
        """The row that a text means."""
        if text in self.body.keys:
            return self.body.keys.index(text)
        texts = [option.text.casefold() for option in self.body.options]
        if text in texts:
            return texts.index(text)
        rows = numbers(text, len(texts))
        return rows[0] if rows and len(rows) == 1 else None


class ChoicesPage(ListPage):
    """Several of a list."""

    def hint(self) -> str:
        """Return how many, and how they are typed."""
        least, most = int(self.body.least or 0), self.body.most
        many = f"up to {most:g}" if most is not None else "as many as you like"
        many = f"at least {least}, {many}" if least > 1 else many
        return f"Type the numbers of those you choose, such as 1 3; {many}."

    def prompt(self) -> str:
        """Return what stands before the numbers."""
        return "Numbers:"

    def take(self, text: str) -> None:
        """Keep what is chosen, in the order of the list."""
        rows = None if self._nothing_there() else self.rows(text)
        if rows is not None:
            self.answer(self.ids(sorted(set(rows))), text.strip())


class RankPage(ListPage):
    """A list to be put in order."""

    def hint(self) -> str:
        """Return how an order is typed."""
        return "Type all the numbers, the first one first, such as 2 1 3."

    def prompt(self) -> str:
        """Return what stands before the numbers."""
        return "Order:"

    def take(self, text: str) -> None:
        """Keep the order."""
        rows = None if self._nothing_there() else self.rows(text)
        if rows is None:
            return
        if len(set(rows)) < len(rows):
            self.say("Each number once, please.")
        else:
            self.answer(self.ids(rows), text.strip())
