"""An outline as one HTML file: no scripts, nothing from elsewhere, light and dark, read aloud well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from flows.outline import Items, Paragraph, Part, Section, Table
from store.exports.lines import clean

_STYLE = """\
:root { color-scheme: light dark; --ink: #1c1b22; --soft: #5b5966; --paper: #fdfcfa; --line: #d8d5cf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece9e4; --soft: #aaa6b2; --paper: #1b1a20; --line: #45424f; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.2em 0 .5em; }
h1 { margin-top: .5em; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .2em; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
a { color: inherit; }
table { border-collapse: collapse; margin: 1.2em 0; }
caption { text-align: start; color: var(--soft); padding-bottom: .3em; }
th, td { border-bottom: 1px solid var(--line); padding: .25em .9em .25em 0; text-align: start; vertical-align: top; }
li { margin: .25em 0; }
@media print { nav { display: none; } main { max-width: none; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(outline: Section) -> bytes:
    """Return the document."""
    return "\n".join(_document(outline)).encode() + b"\n"


def _document(outline: Section) -> Iterator[str]:
    """The lines of the file."""
    title = _text(outline.title)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f'<h1 dir="auto">{title}</h1>'
    for part in outline.parts:
        yield from _part(part)
    if outline.sections:
        yield from _contents(outline)
    for number, section in enumerate(outline.sections, start=1):
        yield f'<section id="part-{number}" aria-labelledby="title-{number}">'
        yield f'<h2 id="title-{number}">{_text(section.title)}</h2>'
        yield from _inside(section, 2)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _contents(outline: Section) -> Iterator[str]:
    """Links to the parts."""
    yield '<nav aria-label="Contents">\n<ul>'
    for number, section in enumerate(outline.sections, start=1):
        yield f'<li><a href="#part-{number}">{_text(section.title)}</a></li>'
    yield "</ul>\n</nav>"


def _inside(section: Section, level: int) -> Iterator[str]:
    """What stands under a heading."""
    for part in section.parts:
        yield from _part(part)
    for smaller in section.sections:
        name = f"h{min(level + 1, 6)}"
        yield f'<{name} dir="auto">{_text(smaller.title)}</{name}>'
        yield from _inside(smaller, level + 1)


def _part(part: Part) -> Iterator[str]:
    """One block."""
    match part:
        case Paragraph():
            yield f'<p dir="auto">{_text(part.text)}</p>'
        case Items():
            yield "<ul>"
            yield from (f'<li dir="auto">{_text(line)}</li>' for line in part.lines)
            yield "</ul>"
        case _:
            yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    """A table whose rows and columns are named for readers who do not see them."""
    yield f"<table>\n<caption>{_text(table.caption)}</caption>"
    head = "".join(f'<th scope="col">{_text(word)}</th>' for word in table.head)
    yield f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>"
    for first, *cells in table.rows:
        rest = "".join(f'<td dir="auto">{_text(cell)}</td>' for cell in cells)
        yield f'<tr><th scope="row">{_text(first)}</th>{rest}</tr>'
    yield "</tbody>\n</table>"


def _text(text: str) -> str:
    """A text that HTML shows as it stands."""
    return escape(clean(text), quote=True)
