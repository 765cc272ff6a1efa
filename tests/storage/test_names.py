"""What people may be called, and the ids that come of it."""

from __future__ import annotations

import pytest

from flows.people import Person
from store import BadName, clean_name, names


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Noa", "Noa"),
        ("  Ana \t Maria\n", "Ana Maria"),
        ("Zoe\u0308", "Zoë"),
        ("נועה", "נועה"),
        ("\u202eNoa\u202c\x1b[31m", "Noa[31m"),
        ("No\ud83da", "Noa"),
        ("👩‍🚀 Kim", "👩‍🚀 Kim"),
        ("Q\u0301", "Q\u0301"),
        ("[/]", "[/]"),
        ("7", "7"),
        ("x" * 40, "x" * 40),
        ("漢" * 20, "漢" * 20),
    ],
)
def test_a_name_is_kept_as_people_write_it(written: str, kept: str) -> None:
    assert clean_name(written) == kept


@pytest.mark.parametrize("written", ["", "  \t", "\x00\x1b", "\u202e\u2066", "\u200d", "\u0301"])
def test_a_name_that_cannot_be_seen_is_refused(written: str) -> None:
    with pytest.raises(BadName, match=r"at least one letter"):
        clean_name(written)


@pytest.mark.parametrize("written", ["x" * 41, "漢" * 21, "x" * 100_000])
def test_a_name_wider_than_the_screen_allows_is_refused(written: str) -> None:
    with pytest.raises(BadName, match=r"too long") as refused:
        clean_name(written)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(("one", "other"), [("Noa", "NOA"), ("Zoë", "Zoe\u0308"), ("ß", "SS")])
def test_two_people_cannot_have_the_same_name(one: str, other: str) -> None:
    with pytest.raises(BadName, match=r"Two people"):
        names.people_of([one, other])


def test_between_one_and_fifty_people_share_a_history() -> None:
    assert len(names.people_of([f"p{n}" for n in range(50)])) == 50
    for wrong in ([], [f"p{n}" for n in range(51)]):
        with pytest.raises(BadName, match=r"Between 1 and 50"):
            names.people_of(wrong)


def test_ids_are_plain_and_unique() -> None:
    people = names.people_of(["Zoë B.", "Zoe-B", "נועה", "☀"])
    assert [person.id for person in people] == ["zoe-b", "zoe-b-2", "person", "person-2"]
    assert people[0] == Person("zoe-b", "Zoë B.")


def test_a_party_is_called_after_its_people() -> None:
    pair = names.people_of(["Sam", "Noa"])
    assert names.party_id(pair, ()) == "sam-noa"
    assert names.party_id(pair, {"sam-noa", "sam-noa-2"}) == "sam-noa-3"
    assert names.party_id(names.people_of(["A", "B", "C", "D", "E"]), ()) == "a-b-c-and-2"


def test_searches_overlook_capitals_marks_and_ways_of_encoding() -> None:
    assert names.plain("Crème BRÛLÉE") == "creme brulee"
    assert names.plain("Straße") == names.plain("STRASSE")
    assert names.plain("נוֹעָה") == names.plain("נועה")
    assert names.plain("Zoe\u0308") == names.plain("zoë") == "zoe"


def test_near_names_are_offered() -> None:
    assert names.near("samm", ["Sam", "Noa"]) == ("Sam",)
    assert names.near("xyz", ["Sam", "Noa"]) == ()
