"""Idioms: words that mean together what none of them means alone. Tables of data, and their reader.

In an idiom "_" stands for an owner ("my", "our", "the", "his" …); its first word may be in any form.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

STATES = """
across _ board|ahead of _ game|at bay|at ease|at peace|back on _ feet|back on track|back to basics|
from strength to strength|in a better place|in a good place|in check|in control|in good shape|
in great shape|in harmony|in love|in shape|in sync|in tune|into gear|into shape|in balance|
into perspective|on _ own two feet|on _ own feet|on _ toes|on form|on point|
on _ map|on _ right foot|on _ right path|on _ right track|on _ same page|on _ same wavelength|
on top of it|on top of things|on top of everything|on track|out of _ comfort zone|out of _ head|
out of _ rut|out of _ shell|out of a rut|out of hand|out of _ red|out of _ woods|to _ full|
to _ fullest|to _ max|to _ next level|under control|up to scratch|
up to speed|in _ black|in _ green|a priority|_ priority|_ first priority|_ top priority|
_ number one priority|a top priority|_ number one|to heart|for granted|in touch with _ feelings|
in _ present|in _ moment|within _ means|beyond _ means|
to _ best of _ ability|to _ potential|with both hands
"""
"""Where things are when a wish has come true: a clause with one only says in which direction."""

TURNS = """
bite _ bullet|break _ cycle|break _ ice|break _ mould|break _ mold|bridge _ gap|build bridges|
bring _ a game|bring out _ best|broaden _ horizons|bury _ hatchet|calm down|carry _ weight|
change _ life|change _ mind|change _ world|clear _ air|clear _ head|clear _ mind|close _ gap|
come out of _ shell|connect _ dots|count _ blessings|cut corners|cut down on stress|cut it fine|
dig deep|do _ best|do _ bit|do _ part|do well|do fine|do justice|do right by|drive change|
drive innovation|drive results|drive value|face _ fears|face _ music|fall in love|fall into place|
fight _ demons|find _ feet|find _ tribe|find _ voice|find _ way back|find _ way|fix it|
follow _ dreams|follow _ heart|follow _ gut|get _ act together|get _ mojo back|
get _ shit together|get _ head straight|get along|get back out there|get better|get by|
get it together|get on well|get over|get past|get real|get stuck in|
get stuff done|get things done|get through|give _ all|give _ best|give a hundred percent|
give 100 %|give 100%|give 110%|give 110 %|give one hundred percent|give something back|
go all in|go easy on|go for it|go with _ flow|grab life|have _ back|have a blast|have each other's backs|
hit _ ground running|hit reset|hold _ head high|hold _ own|hold _ tongue|hold space|
keep _ balance|keep _ chin up|keep _ cool|keep _ eye on _ ball|keep _ flame alive|keep _ head|
keep _ head down|keep _ head up|keep _ peace|keep _ promises|keep _ spark alive|
keep _ temper|keep _ word|keep an open mind|keep calm|keep it real|
keep it together|keep up|know _ worth|lead _ way|lead by example|leave _ comfort zone|
leave a legacy|leave _ mark|let go|let it go|let off steam|level up|lift _ game|
live _ best life|live life|look ahead|look forward|look on _ bright side|lose _ cool|
lose _ temper|love _ enemies|love _ life|make _ mark|make a change|make a difference|
make an impact|make better choices|make ends meet|make it|
make it count|make it happen|make it work|make _ marriage work|make memories|make _ mark|
make more of|make progress|make sense|make _ voice heard|make up _ mind|
make things work|meet in _ middle|mend fences|mend _ ways|move _ needle|move forward|move forwards|
move mountains|move on|move up _ ladder|own _ mistakes|own _ power|own it|own up|pay attention|
perform well|pick _ battles|play _ part|play nice|pull _ weight|pull together|pursue _ dreams|
pursue _ passion|push _ boundaries|push _ limits|push _ envelope|push through|put _ best foot forward|
put _ mind at rest|put _ mind to it|put each other first|put _ foot down|put _ needs first|
put _ heart into|put myself first|put ourselves first|put myself out there|put others first|
put things right|put in _ effort|put in _ work|raise _ bar|raise _ game|raise _ standards|
reach _ full potential|reach _ goals|reach _ peak|reach _ potential|reach for _ stars|
ride _ wave|rise to _ challenge|rise to _ occasion|rock _ boat|say yes to life|see _ big picture|
see _ bigger picture|see _ bright side|see eye to eye|see things through|seize _ day|set boundaries|
set _ standard|set _ tone|share _ load|share _ burden|shift _ needle|show _ feelings|
sleep well|slow down|sort it out|sort _ life out|sort things out|speak _ mind|speak _ truth|
stand _ ground|stand on _ own two feet|stand out|stand tall|stand up for|stay _ course|stay true|
step back|step it up|step out of _ comfort zone|step up|stick at it|stick it out|stick to it|
take charge|take control|take it easy|take it slow|take ownership|
take responsibility|take risks|take stock|take _ bull by _ horns|take _ lead|take _ plunge|
take _ reins|take _ rough with _ smooth|take things easy|take things slower|
think ahead|think big|think outside _ box|think straight|
turn _ life around|turn _ tables|turn a corner|turn _ corner|turn _ tide|turn over a new leaf|
turn things around|up _ game|walk _ talk|walk on eggshells|walk _ walk|weather _ storm|
wing it|work hard|work harder|work it out|work on _ marriage|work on _ relationship|
work smart|work through|eat clean|eat right|eat well|live well|age well|play hard|stay strong|
stop and smell _ roses|smell _ roses|keep it up|loosen up|lighten up|ease up|
grow up|man up|toughen up|tone up|bulk up|slim down|shape up|cheer up|wise up|bounce back|give back to|open up to|
"""
"""Verbs with a picture: they go in a direction, as "improve" does."""

PICTURES = """
a chip on _ shoulder|a fresh start|a hundred percent|a million times|a new chapter|
a new leaf|a new start|a clean slate|a rainy day|a thousand things|a thousand times|
all in one piece|at once|best foot forward|big picture|bigger picture|carpe diem|clean slate|
comfort zone|_ comfort zone|dead end|day at a time|day by day|each and every one|eggs in one basket|
ends meet|eye to eye|first things first|fresh start|give and take|glass half full|_ glass half full|
half _ battle|hand in hand|heart and soul|in one way or another|learning curve|
light at _ end of _ tunnel|low profile|mind body and soul|new leaf|no matter|no excuses|
no more excuses|no regrets|no limits|no pain no gain|no pressure|no strings attached|
on _ one hand|on one hand|once again|once and for all|once in a while|one and only|one day at a time|
one step at a time|one step further|one way or another|outside _ box|peace of mind|rat race|
_ rat race|rainy day|rock bottom|second to none|silver lining|small steps|step by step|baby steps|
stiff upper lip|elephant in _ room|_ elephant in _ room|_ fast lane|_ status quo|status quo|
thick and thin|thick skin|a thick skin|a thicker skin|thicker skin|thin ice|time and again|
ups and downs|white flag|work life balance|worst enemy|_ worst enemy|first and foremost|
better half|_ better half|other half|_ other half|significant other|loved one|loved ones|
bread and butter|_ same boat|_ same team|a good team|_ top of _ game|team player|a team player|
role model|a role model|a safe space|safe space|headspace|head space|bad blood|middle ground|
common ground|silo thinking|low hanging fruit|best practice|best practices|best in class|
world class|thought leader|a thought leader|thought leadership|value chain|quick wins|
full potential|_ full potential|inner child|_ inner child|inner critic|_ inner critic|inner voice|
_ inner voice|inner peace|true colours|true colors|own skin|_ own skin|hot mess|a hot mess|
crunch time|me time|us time|family time|couple time|time for two|alone time|free time|
second chance|a second chance|second wind|third wheel|deep connection|human being|human beings|
state of mind|frame of mind|way of life|walk of life|point of view|quality of life|force of habit|
trial and error|blood sweat and tears|skin deep|heart of gold|labour of love|life lessons|
love language|love languages|_ love language|body image|body language|core values|core strength|
safety net|a safety net|nest egg|a nest egg|power couple|a power couple|dream team|happy place|
_ happy place|rock solid|blood pressure|blood sugar level|next level|level headed|one on one time|_ wrong foot|_ way forward
"""
"""Set phrases for what cannot be seen; a number in them counts nothing."""

HABITS = """
count to ten|count to 10|deep breath|deep breaths|deep breathing|warm up|cool down|wind down|
lie down|sit down|wake up|get up|wash up|check in|hang out|walk away|speak up|
say thank you|say thanks|say sorry|say please|say goodbye|say good night|say goodnight|time out|
say good morning|say hello|give feedback|ask for feedback|give each other feedback|say grace
"""
"""Set phrases for what is done, if again and again."""

ENDS = """
dry january|dry july|sober october|no nut november|cold turkey|get married|tie _ knot|
pop _ question|hand in _ notice|give notice|break up|split up|go public|go live|make _ team|make _ first team|make _ cut|make _ squad|
make _ finals|make _ final|make _ playoffs|make partner|do _ splits|straight a's|touch _ toes
"""
"""Set phrases for an end that others can see."""

OWNERS = frozenset("my our your his her their its the this that your".split())
"""What "_" may be."""

KINDS = (
    (STATES, "state"),
    (TURNS, "direction"),
    (PICTURES, "vague"),
    (HABITS, "concrete"),
    (ENDS, "feat"),
)
"""Each table with the kind of its idioms, by the name of `flows.smart.words.Kind`."""


LONGEST = 9
"""No idiom has more words."""


def plain(word: str) -> str:
    """Return a word as it stands in an idiom: owners are all one."""
    return "_" if word in OWNERS else word


@lru_cache(maxsize=1)
def by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the idioms by their first word, the longest first, each with its kind."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for text, kind in KINDS:
        for idiom in _split(text):
            table.setdefault(idiom[0], []).append((idiom[1:], kind))
    for found in table.values():
        found.sort(key=lambda each: -len(each[0]))
    return table


def _split(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the idioms of a table as their words."""
    for idiom in text.split("|"):
        if words := tuple(map(plain, idiom.split())):
            yield words


def match(first: Iterable[str], rest: tuple[str, ...]) -> tuple[int, str] | None:
    """Return how many words after the first belong to an idiom, and its kind, if there is one.

    `first`: the forms of the first word; `rest`: the words after it, as `plain` gives them.
    """
    for form in first:
        for idiom, kind in by_first().get(plain(form), ()):
            if rest[: len(idiom)] == idiom:
                return len(idiom), kind
    return None
