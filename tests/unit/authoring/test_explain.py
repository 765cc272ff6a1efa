"""The document that a sponsor signs."""

from __future__ import annotations

import pytest

from flows.authoring import telling
from flows.authoring.explain import explain
from flows.authoring.promised import promised
from flows.outline import Items, Paragraph, Section, Table
from flows.places import every_step
from flows.pledges import parse_pledge
from flows.reader.schema import STEPS
from tests.unit.authoring.files import BUNDLED, HEAD, flow, read
from tests.unit.authoring.test_schema import EVERY_KIND
from tests.unit.authoring.test_sight import STEPS as SECRETS
from tests.unit.authoring.unchecked import unchecked


def words(section: Section) -> str:
    """Everything in a section, a line each."""
    found = [section.title]
    for part in section.parts:
        match part:
            case Paragraph(text):
                found.append(text)
            case Items(lines):
                found += lines
            case Table(caption, head, rows):
                found += [caption, " | ".join(head), *(" | ".join(row) for row in rows)]
    return "\n".join([*found, *map(words, section.sections)])


@pytest.mark.parametrize("name", BUNDLED)
def test_every_bundled_flow_can_be_explained(name: str) -> None:
    document = explain(read(BUNDLED[name]))
    said = words(document)
    assert "{{" not in said
    assert [section.title for section in document.sections][-1] == "Signatures"
    assert "Who sees what when" in said


def test_every_kind_of_step_has_words() -> None:
    steps = list(every_step(flow(EVERY_KIND).steps))
    assert {step.kind for step in steps} == set(STEPS)
    said = {step.id: telling.told(step) for step in steps}
    assert said["before"] == (
        "shown from the history, together: the newest 3 entries of the kind “goal” for which "
        "the state of the entry is “active”. One is chosen. “These.”"
    )
    assert said["what"] == (
        "a number from 0 (low) to 10 (high), each alone. “How much?” An answer is needed. Reminds "
        "unless the answer is more than 1: “So low?” About 2.5 min."
    )
    assert said["which"].startswith("one of One, The second and 3, together.")
    assert (
        said["rows"]
        == "a small form, together, up to 4 times: Name (a line) and Day (a day). “A page.”"
    )
    assert said["open"].endswith("side by side, without names.")
    assert said["dots"].startswith(
        "a vote, each: dots, as many as suit the list on “heaps”, at most 2"
    )
    assert (
        "up to 2 times, until “sure” was agreed on. If it never is, it goes on with “done”."
        in (said["again"])
    )
    assert said["goal"].startswith(
        "kept in the history: a goal, for all who share the history (wish"
    )
    assert (
        said["rest"]
        == "a pause for the other pairs, for 3 min at most. Then it goes on with “done”."
    )
    assert said["go-done"] == "on to “done”. Only if one person is here alone."


MORE = """\
  - say: hello
    who: each
    text: Hi.
    show: people
    optional: true
    say_if_you_like: Slowly.
  - ask: number
    type: number
    min: 1
    text: How many?
    guess: true
    edits: name
    check: {that: answer > 1, text: More., level: stop}
  - ask: name
    who: coach
    type: choices
    options_from: people
    options: [a]
    max: 2
    text: Who?
  - ask: sorted
    type: rank
    options: [a, b]
    text: Order?
  - ask: plain
    type: number
    text: N?
  - ask: sure
    type: yesno
    text: Sure?
  - ask: some
    type: choices
    options: [a, b]
    text: Which?
  - notes: lines
    turns: alternate
    min: 1
    max: 3
    text: Lines.
  - notes: free
    text: Lines.
  - vote: points
    mode: points
    dots: 3
    of: lines
  - vote: three
    dots: 3
    of: lines
  - agree: good
    text: Good?
    attempts: 1
    otherwise: done
  - recall: one
    from: goal
    last: 1
    pick: many
  - recall: silent
    from: goal
    quiet: true
  - keep: again
    as: goal
    each: one.items
    updates: item
    private: true
  - repeat: loop
    until: good.agreed
    steps:
      - section: inside
        title: I
      - agree: good2
        text: Good?
  - repeat: every
    for: people
    steps:
      - say: each_one
        text: Hi.
  - call: sharpen
    with: {wish: '"x"'}
  - wait: hold
    for: all
  - consent: fine
    text: Fine?
    allows: [counts]
    decline: done
  - listen: talk
  - end: early
    when: alone
"""


def test_other_ways_to_say_a_step() -> None:

    said = {step.id: telling.told(step) for step in every_step(unchecked(MORE).steps)}
    assert said["hello"] == (
        "To read, each alone: “Hi.” Below it: the people here. Left out in the short form. "
        "To say, if you like: “Slowly.”"
    )
    assert said["number"].startswith(
        "a number, at least 1, a guess at the other's answer, together. “How many?” It begins with "
        "“name”. Holds unless the answer is more than 1: “More.”"
    )
    assert said["name"].startswith("some of the people here or a, at most 2, the coach. “Who?”")
    assert said["sorted"].startswith("an order of a and b, together.")
    assert said["plain"].startswith("a number, together.")
    assert said["sure"].startswith("yes or no, together.")
    assert said["some"].startswith("some of a and b, together.")
    assert said["lines"].startswith(
        "short notes, together, taking turns, at least 1 and at most 3."
    )
    assert said["free"] == "short notes, together. “Lines.”"
    assert said["points"].startswith("a vote, together: ranked points on “lines”.")
    assert said["three"].startswith("a vote, together: 3 dots on “lines”.")
    assert said["good"].endswith("asked again once. Without agreement it goes on with “done”.")
    assert said["one"].endswith("the newest entry of the kind “goal”. Some are chosen.")
    assert said["silent"] == (
        "looked up in the history, without a page: the newest 10 entries of the kind “goal”."
    )
    assert said["again"] == (
        "kept in the history: for each entry of “one”, a newer version of the entry, for its author alone."
    )
    assert said["loop"] == "the next steps come up to 50 times, until “good” was agreed on."
    assert said["every"] == "the next steps come once for each entry of the people here."
    assert said["sharpen"] == "the part “sharpen” follows here (wish: “x”)."
    assert said["hold"] == "a pause for everybody."
    assert said["fine"].endswith("It allows: counts. A no leads to “done”.")
    assert said["talk"] == "one speaks, the other says it back until it fits."


def test_facts_keeping_sharing_and_evidence() -> None:
    said = words(explain(flow(SECRETS, HEAD.replace("minutes: 5", "minutes: 5\nsensitive: true"))))
    assert "For 1 to 2 people\nAbout 5 minutes\nSensitive: yes;" in said
    assert "Nothing goes into the history." in said
    assert "At most: progress, without any words. No answer is shared with a facilitator." in said
    assert "Why it is done this way" not in said
    assert "To begin with\nOpen: a line, together." in said
    assert "Each time, inside: a line, each alone." in said
    assert "blind | at once | after “both” opens it, without names | never" in said


def test_parts_have_sections_of_their_own() -> None:
    said = words(explain(read(BUNDLED["seven-steps"])))
    assert "Inside “sharpen”, a conversation: Sharpen" in said
    assert "Inside “close”, a shared part: Close" in said


def test_shares_and_one_person() -> None:
    head = HEAD.replace("max: 2", "max: 1") + "shares: [mood]\n"
    said = words(explain(flow("  - say: hi\n    text: Hi.\n", head)))
    assert "For one person alone" in said
    assert "Who sees what when" not in said
    assert "Nothing of the process. With the consent of everybody: mood." in said
    pair = words(explain(flow("  - say: hi\n    text: Hi.\n", HEAD.replace("min: 1", "min: 2"))))
    assert "For 2 people" in pair


def test_headings_say_what_holds_for_the_whole_part() -> None:
    steps = "  - section: a\n    title: A\n    minutes: 3\n    optional: true\n  - say: hi\n    text: Hi.\n"
    assert "A (about 3 min, left out in the short form)" in words(explain(unchecked(steps)))


def test_sections_inside_of_loops_are_no_parts() -> None:
    steps = (
        "  - repeat: loop\n    for: people\n    steps:\n"
        "      - section: inner\n        title: I\n      - say: hi\n        text: Hi.\n"
    )
    said = words(explain(unchecked(steps)))
    assert "Each time, hi: To read, together: “Hi.”" in said
    assert "inner" not in said


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        ("always_ends()", "Every conversation comes to an end."),
        ("always_ends(done, other)", "Every conversation ends at “done” or “other”."),
        (
            "never_sees(one, look)",
            "Nobody is shown what another wrote at “one” before “look” opens it.",
        ),
        ("never_sees(one)", "Nobody is ever shown what another wrote at “one”."),
        ("keeps(goal)", "A conversation that has ended has kept a record of the kind “goal”."),
        (
            "keeps(goal) when alone",
            "A conversation that has ended has kept a record of the kind “goal”, if one person is here alone.",
        ),
        ("sure.agreed", "Where a conversation ends: “sure” was agreed on."),
    ],
)
def test_promises(promise: str, said: str) -> None:
    assert promised(parse_pledge(promise)) == said
    head = HEAD + f'checks: ["{promise}"]\n'
    assert f"What its author promises\n{said}" in words(explain(unchecked("  - end: x\n", head)))
