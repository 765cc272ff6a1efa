"""The one layout of flow files. What a file says, and its comments, stay what they are.

Steps lead with their kind, other keys follow in one order; two blanks a level; lists and mappings in
brackets stay there while they fit on a line; long words are folded; a blank line stands before each
section. The result is read again and compared before it is handed out: a file that cannot be laid
out without a change of meaning (a block with an indentation of its own, say) comes back as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

from flows.authoring.comments import Comments, comments, in_brackets
from flows.authoring.scalars import QUOTES, WIDTH, Odd, inline, key, written
from flows.reader.nodes import Listing, Mapping, Node, Scalar, compose
from flows.reader.report import Report
from flows.reader.schema import CARD, CHECK, FIELD, HEADER, STEPS

Sort: TypeAlias = Literal["file", "cards", "step", "check", "fields", "card", "field", "own"]
"""What a mapping is, which decides the order of its keys."""

_STEP = tuple(
    "when who optional blind from as private type of for each where last pick sole quiet skip show "
    "names order mode dots max_per_item tie turns guess until min max timeout value exhausted "
    "otherwise allows decline aid title minutes options_from labels keys start suggest text empty "
    "many attempts options updates fields with lenses edits check why say_if_you_like share covers "
    "renamed_from steps".split()
)
"""Keys of a step behind its kind: when and for whom, how, what, why, and the steps inside."""

_ORDER: dict[Sort, tuple[str, ...]] = {
    "file": (*(name for name in HEADER if name != "steps"), "steps"),
    "step": (*STEPS, *_STEP),
    "check": tuple(CHECK),
    "card": tuple(CARD),
    "field": tuple(FIELD),
}
_PROSE = frozenset({"text", "empty", "summary", "claim", "source", "say_if_you_like"})
"""Keys with sentences, which are folded where they are too long; an expression is left whole."""
_INSIDE: dict[tuple[Sort, str], Sort] = {
    ("file", "steps"): "step",
    ("file", "evidence"): "cards",
    ("step", "steps"): "step",
    ("step", "check"): "check",
}
_EACH: dict[Sort, Sort] = {"cards": "card", "fields": "field"}


def fmt(text: str, file: str = "") -> str:
    """Return a flow file in its one layout; raise :class:`FlowFaults` when it cannot be parsed.

    ``file`` is what faults call it.
    """
    source = text.removeprefix("\ufeff").replace("\r\n", "\n")
    root = _tree(source, file)
    lines = source.split("\n")
    try:
        made = _Layout(lines, comments(root, lines)).file(root)
    except Odd:
        return text
    return made if _same(root, source, made) else text


def _tree(source: str, file: str = "") -> Mapping:
    """The nodes of a file without faults of its form."""
    report = Report(file)
    root = compose(source, report)
    report.stop_if_bad()
    return root


def _same(root: Mapping, source: str, made: str) -> bool:
    """Whether a new layout holds the same values and comments as the old one."""
    again = _tree(made)
    return _plain(root) == _plain(again) and _remarks(root, source) == _remarks(again, made)


def _plain(node: Node) -> object:
    """A node's value: words with their manner, entries in order, pairs in any."""
    match node:
        case Scalar():
            return ("'" if node.style in QUOTES else node.style, node.text)
        case Listing():
            return [_plain(entry) for entry in node.entries]
    return {name: _plain(inner) for name, (_, inner) in node.pairs.items()}


def _remarks(root: Mapping, source: str) -> Counter[str]:
    """Every comment."""
    found = comments(root, source.split("\n"))
    above = [line for lines in found.above.values() for line in lines]
    behind = [part for line in found.beside.values() for part in line.split("  #")]
    return Counter(line.lstrip("#") for line in (*above, *behind, *found.below) if line)


class _Layout:
    """Writes a file anew."""

    def __init__(self, lines: Sequence[str], found: Comments) -> None:
        self.lines = lines
        self.found = found

    def file(self, root: Mapping) -> str:
        """The whole file."""
        made = [*self.mapping(root, 0, "file"), *_trimmed(self.found.below)]
        return "\n".join(_trimmed(made)) + "\n"

    def mapping(self, node: Mapping, indent: int, sort: Sort) -> list[str]:
        """Pairs, each on lines of its own, in their order."""
        made: list[str] = []
        for name in _ordered(node, sort):
            name_node, inner = node.pairs[name]
            spaced = sort == "file"
            above = self.above(name_node.line, indent, spaced=spaced)
            if spaced and name == "steps" and above[:1] != [""]:
                above = ["", *above]
            within = _inside(node, sort, name)
            made += above if made else _trimmed(above)
            made += self.pair(name_node, inner, indent, within)
        return made

    def above(self, line: int, indent: int, *, spaced: bool) -> list[str]:
        """The comments above what begins on a line; each is handed out once."""
        found = self.found.above.pop(line, [])
        return [" " * indent + one if one else "" for one in found if one or spaced]

    def beside(self, line: int) -> str:
        """The comment behind what begins on a line; handed out once."""
        words = self.found.beside.pop(line, "")
        return f"  {words}" if words else ""

    def pair(self, name: Scalar, inner: Node, indent: int, sort: Sort) -> list[str]:
        """One key with its value."""
        lead = " " * indent + key(name) + ":"
        flat = self.flat(inner)
        if isinstance(inner, Scalar):
            if not (inner.text or inner.style):
                return [lead + self.beside(name.line)]
            # A comment goes behind the value, or behind the sign that begins a block.
            fold = name.text in _PROSE
            words = written(inner, self.lines, indent + 2, len(lead) + 1, fold=fold)
            behind = 0 if inner.style in {"|", ">"} else -1
            words[behind] += self.beside(name.line)
            return [f"{lead} {words[0]}", *words[1:]]
        if flat is not None and (len(lead) + 1 + len(flat) <= WIDTH or _empty(inner)):
            return [f"{lead} {flat}{self.beside(name.line)}"]
        return [lead + self.beside(name.line), *self.collection(inner, indent + 2, sort)]

    def collection(self, node: Listing | Mapping, indent: int, sort: Sort) -> list[str]:
        """A list or a mapping on lines of its own."""
        if isinstance(node, Mapping):
            return self.mapping(node, indent, sort)
        made: list[str] = []
        for entry in node.entries:
            spaced = sort == "step"
            above = self.above(entry.line, indent, spaced=spaced)
            section = isinstance(entry, Mapping) and "section" in entry.pairs
            if spaced and section and above[:1] != [""]:
                above = ["", *above]
            lines = self.entry(entry, indent, sort)
            # What stood above a key that now leads the entry goes above the entry.
            hoisted = 0
            while lines[hoisted].lstrip().startswith("#"):
                hoisted += 1
            made += above if made else _trimmed(above)
            made += [line[2:] for line in lines[:hoisted]]
            first = lines[hoisted][indent + 2 :]
            made += [" " * indent + "- " + first, *lines[hoisted + 1 :]]
        return made

    def entry(self, entry: Node, indent: int, sort: Sort) -> list[str]:
        """An entry of a list, as if it stood two columns further right."""
        if isinstance(entry, Scalar):
            words = written(entry, self.lines, indent + 2, indent + 2)
            words[0 if entry.style in {"|", ">"} else -1] += self.beside(entry.line)
            return [" " * (indent + 2) + words[0], *words[1:]]
        flat = self.flat(entry)
        if flat is not None and (indent + 2 + len(flat) <= WIDTH or _empty(entry)):
            return [" " * (indent + 2) + flat + self.beside(entry.line)]
        return self.collection(entry, indent + 2, sort)

    def flat(self, node: Node) -> str | None:
        """A collection in brackets on one line; ``None`` when it is not to be."""
        if isinstance(node, Scalar):
            return inline(node)
        if not in_brackets(node, self.lines) or (node.line, node.column) in self.found.broken:
            return None
        if isinstance(node, Listing):
            parts = [self.lone(entry) or self.flat(entry) for entry in node.entries]
        else:
            parts = [self.flat_pair(name, inner) for name, inner in node.pairs.values()]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        opening, closing = "[]" if isinstance(node, Listing) else "{}"
        return f"{opening}{', '.join(known)}{closing}"

    def lone(self, entry: Node) -> str | None:
        """A pair that stands without braces in a list in brackets."""
        if not isinstance(entry, Mapping) or in_brackets(entry, self.lines):
            return None
        ((name, inner),) = entry.pairs.values()
        return self.flat_pair(name, inner)

    def flat_pair(self, name: Scalar, inner: Node) -> str | None:
        """A pair in brackets."""
        value = self.flat(inner)
        return None if value is None else f"{key(name)}: {value}".rstrip()


def _ordered(node: Mapping, sort: Sort) -> list[str]:
    """The keys of a mapping in their order; unknown ones last, as they came."""
    order = _ORDER.get(sort, ())
    if sort == "step":
        kind = next((name for name in node.pairs if name in STEPS), "")
        order = (kind, *_STEP)
    rank = {name: number for number, name in enumerate(order)}
    return sorted(node.pairs, key=lambda name: rank.get(name, len(order)))


def _inside(node: Mapping, sort: Sort, name: str) -> Sort:
    """What the value of a key is."""
    if sort == "step" and name == "fields" and "form" in node.pairs:
        return "fields"
    return _EACH.get(sort) or _INSIDE.get((sort, name), "own")


def _empty(node: Listing | Mapping) -> bool:
    """Whether a collection has nothing in it and so can only be brackets."""
    return not (node.entries if isinstance(node, Listing) else node.pairs)


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without blank ones at either end."""
    kept = list(lines)
    while kept and not kept[0]:
        del kept[0]
    while kept and not kept[-1]:
        del kept[-1]
    return kept
