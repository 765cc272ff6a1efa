"""However large a file and whatever is wrong with it: faults and places stay few and exact."""

from __future__ import annotations

from flows.reader.report import MOST_FAULTS
from tests.unit.reader.writing import END, HEADER, faults, written


def test_after_many_faults_nothing_more_is_looked_at() -> None:
    found = faults(HEADER + "steps:\n" + "  - say: a\n    text: x\ty\n" * 5_000 + END)
    assert len(found) == MOST_FAULTS + 1
    last = [message for code, _, message in found if code == "F0.4"]
    assert last == [": there are so many faults that the rest of the file was not looked at ()"]
    assert found[0][1] == "10:12"


def test_faults_of_a_part_count_too() -> None:
    part = HEADER.replace("small", "part") + "steps:\n" + "  - say: a\n    text: \x01\n" * 5_000
    found = faults(written("- call: part\n- call: other"), part=part)
    assert len(found) <= MOST_FAULTS + 3


def test_each_of_many_holes_has_its_place() -> None:
    text = '"' + "{{ ab }} " * 300 + '"'
    found = faults(written(f"- say: s\n  text: {text}"))
    assert len(found) == 300
    assert [found[n][1] for n in (0, 1, 299)] == ["10:15", "10:24", f"10:{15 + 9 * 299}"]
    lines = "\n".join(["    {{ ab }} {{ cd }}"] * 3)
    found = faults(written(f"- say: s\n  text: |-\n{lines}"))
    assert [place for _, place, _ in found] == [
        "11:10",
        "11:19",
        "12:10",
        "12:19",
        "13:10",
        "13:19",
    ]


def test_there_are_not_more_cards_than_entries_of_a_list() -> None:
    cards = "".join(f"  c{n}: {{claim: a, strength: strong, source: b}}\n" for n in range(201))
    header = f"{HEADER}evidence:\n{cards}"
    assert [code for code, _, _ in faults(written("- say: s\n  text: S", header=header))] == [
        "F0.4"
    ]
