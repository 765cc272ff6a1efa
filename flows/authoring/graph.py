"""A flow as a diagram: parts as frames, hand-overs and openings visible, conditions on the arrows."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows import model as m
from flows.authoring.mermaid import Box, Diagram, Shape
from flows.authoring.saying import condition, named, plain, text, value
from flows.stops import personal
from flows.wording import in_a_row


def graph(flow: m.Flow) -> str:
    """Return the diagram as Mermaid text; flows that it calls are one node each."""
    drawing = _Drawing(flow)
    drawing.steps(flow.steps, drawing.diagram.root, frames=True)
    if drawing.loose:
        drawing.arrive(drawing.diagram.node(drawing.diagram.root, "circle", "back to the caller"))
    drawing.jump()
    return drawing.diagram.text()


@dataclass(slots=True)
class _Drawing:
    """The diagram of one flow while it is drawn from top to bottom."""

    flow: m.Flow
    diagram: Diagram = field(default_factory=Diagram)
    loose: list[tuple[str, str]] = field(default_factory=list)
    """Nodes whose arrow to the next node is still to be drawn, with its words."""
    entries: dict[str, str] = field(default_factory=dict)
    """Step id to the node at which it is entered."""
    unseen: list[str] = field(default_factory=list)
    """Ids of steps without a node of their own, which are entered at the next node."""
    jumps: list[tuple[str, str, str]] = field(default_factory=list)
    """Node, step id that it jumps to, words."""
    handed: bool = False
    """Whether the last node belonged to a turn that had been handed over."""

    def arrive(self, node: str) -> None:
        """Let everything loose lead to a node."""
        for start, words in self.loose:
            self.diagram.edge(start, node, words)
        self.loose = []
        for name in self.unseen:
            self.entries[name] = node
        self.unseen = []

    def steps(self, steps: tuple[m.Step, ...], around: Box, *, frames: bool) -> None:
        """Draw a list of steps; sections become frames at the top only."""
        box = around
        for step in steps:
            if isinstance(step, m.Section):
                self.unseen.append(step.id)
                if frames:
                    box = Box(step.title)
                    around.inside.append(box)
                continue
            if isinstance(step, m.Set):
                self.unseen.append(step.id)
                continue
            self.step(step, box)

    def step(self, step: m.Step, box: Box) -> None:
        """Draw one step, with its condition and its hand-over before it."""
        self.unseen.append(step.id)
        around: list[tuple[str, str]] = []
        if step.when is not None:
            asked = self.diagram.node(box, "diamond", condition(step.when) + "?")
            self.arrive(asked)
            if isinstance(step, m.Go):
                self.jumps.append((asked, step.target, "yes"))
                self.loose = [(asked, "no")]
                return
            self.loose, around = [(asked, "yes")], [(asked, "no")]
        if isinstance(step, m.Go):
            self.jumps += [(start, step.target, words) for start, words in self.loose]
            self.loose = []
            return
        self.hand_over(step, box)
        if isinstance(step, m.Repeat):
            self.repeat(step, box)
        else:
            self.plain(step, box)
        self.loose += around

    def hand_over(self, step: m.Step, box: Box) -> None:
        """The keyboard changes hands before a turn that nobody else may look at."""
        alone = self.flow.most > 1 and (personal(step) or isinstance(step, m.Agree))
        if alone and not (self.handed and step.when is None):
            self.arrive_loose(self.diagram.node(box, "hexagon", "hand over to each in turn"))
        self.handed = alone and not isinstance(step, m.Agree)

    def arrive_loose(self, node: str) -> None:
        """Arrive at a node that leads on to the next one."""
        self.arrive(node)
        self.loose = [(node, "")]

    def plain(self, step: m.Step, box: Box) -> None:
        """A step with a node of its own."""
        shape, words = _looks(step)
        mark = "optional" if step.optional else _MARKS.get(step.kind, "")
        if personal(step):
            mark = "alone"
        node = self.diagram.node(box, shape, words, mark)
        self.arrive_loose(node)
        for target, why in _exits(step):
            self.jumps.append((node, target, why))
        if isinstance(step, m.End):
            self.loose = []

    def repeat(self, step: m.Repeat, box: Box) -> None:
        """A loop: its head, its body, and the arrow back."""
        loop = Box(f"{plain(step.id)}: {_rounds(step)}")
        box.inside.append(loop)
        head = self.diagram.node(loop, "hexagon", "a round begins")
        self.arrive_loose(head)
        self.handed = False
        self.steps(step.steps, loop, frames=False)
        again = "next entry" if step.each is not None else "again"
        for start, words in self.loose:
            self.diagram.edge(start, head, f"{words}, {again}" if words else again, back=True)
        self.handed = False
        self.loose = [(head, "all done" if step.each is not None else "done")]
        if step.exhausted:
            self.jumps.append((head, step.exhausted, "rounds used up"))

    def jump(self) -> None:
        """Draw the arrows of all jumps."""
        for start, target, words in self.jumps:
            if target in self.entries:
                self.diagram.edge(start, self.entries[target], words)


_MARKS = {"reveal": "opens", "agree": "opens"}


def _exits(step: m.Step) -> list[tuple[str, str]]:
    """Other ways out of a step."""
    match step:
        case m.Agree(otherwise=target) if target:
            return [(target, "no agreement")]
        case m.Wait(otherwise=target) if target:
            return [(target, "time is up")]
        case m.Consent(decline=target) if target:
            return [(target, "somebody says no")]
    return []


def _rounds(step: m.Repeat) -> str:
    """How often a loop goes round."""
    if step.each is not None:
        return f"for each of {value(step.each)}"
    until = f", until {condition(step.until)}" if step.until is not None else ""
    return f"up to {step.max} times{until}"


def _looks(step: m.Step) -> tuple[Shape, str]:
    """Shape and words of a step."""
    name = plain(step.id)
    match step:
        case m.Reveal():
            return "round", f"{name}: open {in_a_row([named(one) for one in step.of])} together"
        case m.Agree():
            return "diamond", f"{name}: agree? {text(step.text)}"
        case m.Keep():
            return "store", f"{name}: keep a {plain(step.record)}"
        case m.Recall():
            return "store", f"{name}: look up {plain(step.source)}"
        case m.Call():
            return "part", f"part: {plain(step.flow)}"
        case m.End():
            return "circle", "end"
    said = text(getattr(step, "text", None))
    return "box", f"{name}: {said}" if said else f"{name}: {step.kind}"
