"""What leaves the program: each format says what the history says, as its readers expect it."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from flows.outline import Items, Paragraph, Section, Table
from store import Party, export, formats
from store.exports.lines import clean, one_line, word_of
from store.exports.markdown import _escaped, markdown
from store.exports.taskwarrior import _midnight
from tests.storage.histories import GOAL, ODD, RECORDS, TODAY, a_history, out, parsed, record
from tests.storage.talk import a_party

LINE = (
    "Dance; more, \\ every *week*; <b>now</b> & “then” — ünïcödé 🙂 | $1 [x](y)"  # ODD in one line
)
VOID = {"meta", "br", "link"}


class Page(HTMLParser):
    """What a browser makes of a page: its text, tags, and whether all tags are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name == "src" for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def history(tmp_path: Path) -> Party:
    return a_history(tmp_path)


@pytest.mark.parametrize("format", list(formats()))
def test_every_format_works_for_a_history_that_is_empty(tmp_path: Path, format: str) -> None:
    party = a_party(tmp_path)
    made = export(party, format, ["sam", "noa"], TODAY)
    assert made.entries == 0
    assert not made.private
    assert made.content or format == "todotxt"
    with pytest.raises(ValueError, match=r"somebody has to look"):
        export(party, format, [], TODAY)


@pytest.mark.parametrize("format", list(formats()))
def test_every_format_is_the_same_each_time(history: Party, format: str) -> None:
    assert out(history, format) == out(history, format)


def test_an_unknown_format_is_none(history: Party) -> None:
    with pytest.raises(KeyError):
        export(history, "docx", ["sam"], TODAY)


def test_documents_tell_everything(history: Party) -> None:
    page = Page(out(history, "html"))
    texts = "\n".join(page.texts)
    for said in (
        LINE,
        "Dance every Sunday until 30 June. Really, 2.5 hours",
        "State: dusty, since 6 January 2026",
        "6 January 2026, active: Dance every Sunday until 30 June. Really, 2.5 hours · because: it was too big",
        "Noa: We miss it",
        "Find a hall! · Sam · until 1 February 2026 · done (25 January 2026)",
        "14 January 2026: +1",
        "8 January 2026: −1",
        "Sam: book the hall · until 13 June 2026 · open · first move: ring them · help: Noa has the number",
        "Noa: buy shoes · until 15 June 2026 · kept (16 January 2026)",
        "both: If it is Sunday, then we put the record on · until 15 June 2026 · open · kept 1 of 1 times",
        "Kim the cat: =1+1 due:2020-01-01 +x · until 15 June 2026 · not this time (10 January 2026) · because: rain",
        "11 January 2026: We start small. Said: Sam: yes; Noa: yes, with a wish. Wishes: no phones.",
        "11 January 2026: No more screens!",
        "One listens",
        "11 January 2026, Sam to Noa: for the soup · on Monday · I slept",
        "11 January 2026: for everything",
        "12 January 2026, Sam: We danced (for “Dance every Sunday",
        "12 January 2026: the long winter",
        "12 January 2026, Noa: ask about August",
        "13 January 2026, Noa: swim; far (idea)",
        "13 January 2026: loose (note)",
        "13 January 2026: time (core)",
        "the neighbours (asked, 13 January 2026)",
        "A goal without words",
        "5 January 2026: Check-in",
        "What all of them may read, as of 14 June 2026.",
    ):
        assert said in texts, said
    assert {"table", "caption", "th", "nav", "main", "h1", "h4"} <= page.tags
    assert {"script", "b", "img", "iframe"} & page.tags == set()


def test_the_numbers_have_both_values_and_the_gap(history: Party) -> None:
    rows = [line for line in out(history, "md").splitlines() if line.startswith("| 1")]
    assert "| 14 January 2026 | 7 | 4.5 | 2.5 |" in rows
    assert "| 15 January 2026 | −2 | – | – |" in rows


def test_markdown_and_html_say_the_same(history: Party) -> None:
    drawn = MarkdownIt("commonmark").enable("table").render(out(history, "md"))
    plain = " ".join("".join(Page(drawn).texts).split())
    page = Page(out(history, "html"))
    for text in page.texts[1:]:
        if "prefers-color-scheme" in text:
            continue
        assert " ".join(text.split()) in plain
    assert Page(drawn).tags <= page.tags | {"strong", "hr"}


@given(
    st.text(alphabet=st.sampled_from("ab1.)-+=*_`<>&[]()!|~#$\\ \n:\u202e\x1b\ud800é"), max_size=30)
)
def test_words_are_never_markup_in_markdown(text: str) -> None:
    words = f"{text}z"
    outline = Section("t", (Items((words,)), Paragraph(words), Table("c", ("h",), ((words,),))))
    drawn = MarkdownIt("commonmark").enable("table").render(markdown(outline).decode())
    page = Page(drawn)
    wanted = " ".join(clean(words).split())
    assert " ".join("".join(page.texts).split()).count(wanted) >= 3
    assert page.tags <= {
        "h1",
        "ul",
        "li",
        "p",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }


def test_markdown_escapes_what_begins_a_line() -> None:
    assert _escaped("1. x") == "1\\. x"
    assert _escaped("- x") == "\\- x"
    assert _escaped("plain-text 1.5") == "plain-text 1.5"


def test_the_sheet_of_ratings_computes_nothing(history: Party) -> None:
    text = out(history, "csv")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert head == ["date", "what", "who", "value", "goal"]
    assert rows == [
        ["2026-01-14", "connection", "Sam", "7", ""],
        ["2026-01-14", "connection", "Noa", "4.5", ""],
        ["2026-01-15", "connection", "Sam", "-2", ""],
        ["2026-01-15", '\'=HYPERLINK("x")', "Noa", "3", rows[3][4]],
        ["2026-01-15", "'-2", "'@all", "1", ""],
    ]
    assert rows[3][4].startswith("Dance every Sunday")


@pytest.mark.parametrize("sign", "=+-@")
@pytest.mark.parametrize(
    "before",
    ["", " ", "\t", "\n", "\xa0", "\xad", "\u200b", "\u200d", "\u2060\u3000", "\ufeff", "\u0301"],
)
def test_nothing_unseen_hides_a_formula(tmp_path: Path, before: str, sign: str) -> None:
    """A spreadsheet may skip what cannot be seen before it looks for a formula."""
    words = f"{before}{sign}1"
    party = a_history(tmp_path, record("q", "rating", 20, what=words, who=words, value=1))
    *_, row = csv.reader(io.StringIO(out(party, "csv"), newline=""))
    assert row == [row[0], f"'{one_line(words)}", f"'{one_line(words)}", "1", ""]


def test_what_is_no_formula_stays_as_it_is(tmp_path: Path) -> None:
    for words in ("1=1", "\u200ba-b", "(+)", "\u200b"):
        party = a_history(tmp_path / repr(words), record("q", "rating", 20, what=words, value=1))
        assert out(party, "csv").splitlines()[-1].split(",")[1] == words


def test_words_of_thanks_stay_as_they_are(tmp_path: Path) -> None:
    odd = record("q", "appreciation", 20, text="soup, : and tea", to="Noa", _author="sam")
    assert "25 January 2026, Sam to Noa: soup, : and tea" in out(a_history(tmp_path, odd), "html")


def test_todotxt(history: Party) -> None:
    goal = "+Dance-every-Sunday-until-30-June-Really"
    assert out(history, "todotxt").splitlines() == [
        f"x 2026-01-25 2026-01-07 Find a hall! {goal} @Sam due:2026-02-01",
        f"2026-01-08 First ball {goal} @both due:2026-06-20",
        f"2026-01-09 book the hall {goal} @Sam due:2026-06-13",
        f"x 2026-01-16 2026-01-09 buy shoes {goal} @Noa due:2026-06-15",
        "2026-01-09 If it is Sunday, then we put the record on @both due:2026-06-15",
        "2026-01-10 write it down",
    ]


def test_a_deadline_in_the_words_is_none_in_todotxt(tmp_path: Path) -> None:
    party = a_history(tmp_path, record("q", "commitment", text="pay due:2020-01-01", state="open"))
    assert "pay due: 2020-01-01" in out(party, "todotxt")


def test_taskwarrior(history: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    found = {task["description"]: task for task in json.loads(out(history, "taskwarrior"))}
    assert len(found) == 8
    hall = found["Find a hall!"]
    assert (hall["status"], hall["end"], hall["entry"]) == (
        "completed", "20260125T200000Z", "20260107T200000Z",
    )  # fmt: skip
    assert hall["due"] == "20260131T230000Z"
    assert hall["project"] == "Dance every Sunday until 30 June· Really, 2·5 hours"
    assert hall["tags"] == ["duologue", "milestone", "Sam"]
    assert found["Learn tango"]["status"] == "deleted"
    assert "due" not in found["Learn tango"]
    booked = found["book the hall"]
    assert [note["description"] for note in booked["annotations"]] == [
        "First move: ring them", "Help: Noa has the number",
    ]  # fmt: skip
    assert "end" not in found["If it is Sunday, then we put the record on"]
    ids = [task["uuid"] for task in found.values()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in ids)


def test_ids_for_other_programs_stay_for_ever(history: Party) -> None:
    """Whoever changes this makes every calendar and task list hold everything twice."""
    found = {task["description"]: task["uuid"] for task in json.loads(out(history, "taskwarrior"))}
    assert found["buy shoes"] == "a088be69-f3d2-556b-ab8b-66ab7a65668f"


def test_all_formats_agree_on_what_is_open(history: Party) -> None:
    tasks = {t["description"]: t["status"] for t in json.loads(out(history, "taskwarrior"))}
    lines = out(history, "todotxt").splitlines()
    pending = {text for text, status in tasks.items() if status == "pending"}
    assert {
        text for text in tasks if any(text in line and line[0] != "x" for line in lines)
    } == pending
    told = out(history, "md")
    assert all(text in told for text in tasks if "+x" not in text and text != "Learn tango")
    records = {one["id"] for one in parsed(history)["records"]}
    assert records == {one.id for one in RECORDS}


def test_the_complete_export_says_what_it_is(history: Party) -> None:
    found = parsed(history)
    assert list(found) == [
        "format", "version", "for", "created", "people", "records", "flows", "conversations",
    ]  # fmt: skip
    assert (found["format"], found["version"], found["for"]) == ("duologue", 1, ["sam", "noa"])
    assert found["records"][0]["id"] == GOAL
    assert found["records"][0]["fields"]["wish"] == ODD
    assert found["conversations"][0]["card"]["title"] == "Check-in"
    assert "events" not in found["conversations"][0]


def test_the_complete_export_commands_no_terminal(tmp_path: Path) -> None:
    party = a_history(tmp_path, record("q", "note", text="a\x1b\x9b\u202e\ud800b", kind="idea"))
    for kind in formats():
        assert not set("\x1b\x9b\u202e") & set(out(party, kind)), kind
    assert "a\x1b\x9b\u202e\ud800b" in [
        one["fields"].get("text") for one in parsed(party)["records"]
    ]


def test_lines_and_words() -> None:
    assert one_line(" • a\r\n\n- b\tc\n* d ") == "a; b c; d"
    assert word_of("Walk 2.5 km – daily, שלום!") == "Walk-2-5-km-daily-שלום"
    assert word_of("x" * 50) == "x" * 40
    assert word_of("!!") == ""


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_calendars_have_a_beginning(day: date) -> None:
    assert _midnight(day).date() - day in {timedelta(0), timedelta(-1), timedelta(1)}
