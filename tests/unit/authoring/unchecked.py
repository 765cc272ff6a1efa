"""Flows as they are written, without looking whether they make sense."""

from __future__ import annotations

from flows.model import Flow
from flows.reader.header import read_header
from flows.reader.nodes import compose
from flows.reader.report import Report
from flows.reader.scalars import Page
from flows.reader.steps import Seen
from tests.unit.authoring.files import HEAD, text


def unchecked(steps: str, head: str = HEAD) -> Flow:
    """A flow of these steps, whose names may lead nowhere."""
    source, report = text(steps, head), Report("talk.flow.yaml")
    found = read_header(Page(source.split("\n"), report), compose(source, report), Seen())
    assert found is not None
    return found
