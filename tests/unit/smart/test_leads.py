"""What leads up to a wish, idioms, hashtags and slips of the pen change nothing about its letters."""

import pytest

from flows.smart import idioms, spelling
from flows.smart.frames import leads
from tests.unit.smart.test_smart import letters, said

WISHES = (
    "lose weight",
    "be calmer",
    "sign the lease",
    "walk 5 km",
    "stretch before bed",
    "be calmer by the end of June",
)

LEADS = (
    "My goal is to {}",
    "my New Year's resolution is to {}",
    "our top priority for 2027 as a couple is to {}",
    "1. {}",
    "2) {}",
    "#3 {}",
    "Goal 2: {}",
    "Objective: {}",
    "KR1: {}",
    "[Health] {}",
    "- {}",
    "Resolution no. 4 – {}",
    "One thing I would love to do is {}",
    "What we really want is to {}",
    "It would be great to {}",
    "it'd be nice if we could {}",
    "I'd be really happy if we {}",
    "We would love it if we could {}",
    "I would love to {}",
    "We promise each other to {}",
    "I'm determined to {}",
    "I am tired of it. 1. My goal is to {}",
    "I know I should {}",
    "I think we need to {}",
    "I've been trying to {}",
    "I will make an effort to {}",
    "we want to find the courage to {}",
    "Hopefully {}",
    "Hopefully we will {}",
    "pls let us {}",
)


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("wish", WISHES)
def test_a_lead_changes_no_letter(lead: str, wish: str) -> None:
    before = letters(wish)
    assert letters(lead.format(wish)).removesuffix("T") == before.removesuffix("T")
    assert ("T" in letters(lead.format(wish))) == ("T" in before or "2027" in lead)


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("dress", ["{}", "{}!!! 💪", "{} #goals #NewMe", "#goals {}", "{} #2027!"])
def test_what_hangs_on_changes_no_letter(dress: str, wish: str) -> None:
    assert letters(dress.format(wish)) == letters(wish)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2. walk", ["2. "]),
        ("I sleep. My goal is to walk", ["My goal is to "]),
        ("1. My goal is to walk", ["1. ", "My goal is to "]),
        ("raise my GPA to 3.5.", []),
        ("The project is finished", []),
        ("", []),
    ],
)
def test_leads_stand_where_they_are(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in leads(text)] == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # A tag inside is a word, one alone says nothing; a number sign is no quantity.
        ("give up #smoking for us", "SM"),
        ("#fitness", ""),
        ("get to #1", ""),
        # Idioms: pictures, directions, states; what is done; what ends.
        ("turn over a new leaf", ""),
        ("raise our game in the kitchen", ""),
        ("keep the bills under control", ""),
        ("paint the fence on the right track", "SM"),
        ("take things one step at a time", ""),
        ("give 110% at work", ""),
        ("my loved one", ""),
        ("warm up properly before matches", "S"),
        ("count to ten before I shout", "S"),
        ("dry January", "SMT"),
        ("make the first team", "SM"),
        ("let's go camping", "S"),
        # Directions that used to look like things.
        ("stop being such a micromanager", ""),
        ("stop buying things so much", ""),
        ("have deep conversations", ""),
        ("survive my exams", ""),
        ("enjoy the game", ""),
        ("feel calm at least 5 days out of 7", "M"),
        ("be 10 % happier", "M"),
        ("be home 3 evenings a week", "SM"),
        ("become happier", ""),
        ("become team lead", "SM"),
        ("become a", ""),
        ("love my friends to bits", ""),
        ("take the kids to school", "S"),
        ("make the house a place to be", ""),
        ("make our", ""),
        ("solidify quietly our values", ""),
        # Deeds that used to look vague, and habits that looked like ends.
        ("decide whether we try for a second child", "SM"),
        ("agree on who does what", "SM"),
        ("have our first child", "SM"),
        ("have children", ""),
        ("register the company", "SM"),
        ("sell everything", ""),
        ("meet his kids", "SM"),
        ("meet my friends", "S"),
        ("meet people", ""),
        ("treat my mum to a spa day", "SM"),
        ("take my mum to the museum", "S"),
        ("take my mum to", ""),
        ("ask him to dinner", "S"),
        ("ask my brother to pay the bill", "SM"),
        ("ask my brother to dance", "S"),
        ("tell my husband when I am upset", "S"),
        ("sell handmade candles", "S"),
        ("sell the candles", "SM"),
        ("sell", ""),
        ("cut costs by a tenth", "SM"),
        ("vegetables on half my plate", "SM"),
        ("say thank you when the other one cooks", "S"),
        ("check the stove in the mornings", "S"),
        ("GO CAMPING WITH THE BOYS", "S"),
        # Slips of the pen.
        ("imporve our comunication", ""),
        ("more time togehter", ""),
        ("my parrtner", ""),
        ("be more orgnized", ""),
        ("share the chores with Harmon", "S"),
        ("feathers and processors", "S"),
    ],
)
def test_what_idioms_and_rules_decide(text: str, shown: str) -> None:
    assert letters(text) == shown


def test_an_idiom_is_one_span() -> None:
    assert said("we pop the question", "measurable") == ["pop the question"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("togehter", "together"),
        ("parrtner", "partner"),
        ("frends", "friends"),
        ("definitly", "definitly"),
        ("comunicaton", "communication"),
        ("butter", "butter"),
        ("curtains", "curtains"),
        ("divide", "divide"),
        ("glass", "glass"),
        ("zzzzzz", "zzzzzz"),
        ("a" * 5_000, "a" * 5_000),
    ],
)
def test_slips_are_mended_towards_known_words(written: str, meant: str) -> None:
    assert spelling.meant(written) == meant


def test_idioms_are_no_longer_than_what_is_compared() -> None:
    longest = max(len(rest) for found in idioms.by_first().values() for rest, _ in found)
    assert longest < idioms.LONGEST
