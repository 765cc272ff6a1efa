"""What the program shows first, as the command line asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """Where to begin. All empty: the picker, or the first run when nobody is there yet."""

    party: str = ""
    """Id of the party to open; empty leaves the choice to the picker."""
    flow: str = ""
    """Name of a flow to arrive at, with that party."""
    quick: bool = False
    """Whether the quick form of that flow is proposed."""
    conversation: str = ""
    """Id of a conversation of that party to go on with."""

    def __post_init__(self) -> None:
        """Refuse what cannot be shown: a flow or a conversation of nobody, or both at once."""
        if (self.flow or self.conversation) and not self.party:
            raise ValueError("a flow or a conversation needs a party")
        if self.flow and self.conversation:
            raise ValueError("either begin a flow or go on with a conversation")
