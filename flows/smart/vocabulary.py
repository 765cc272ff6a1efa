"""What words mean for the letters: tables of data.

Words that stand in no table are taken for names of concrete things: a language has more of them
than anybody can list. The tables hold what is *not* concrete, and deeds. Words are in their plain
form; `flows.smart.words` knows plurals, -ed, -ing and common slips of spelling.
"""

STOP = frozenset(
    """
a able about above abroad across actually after afterwards again against ago all almost alone
along already also although always am among amongst an and another any anymore anyway apart are
aren't around as at away back because been before behind being below beside besides between bit
both but by can can't cannot cant completely could despite did does don't dont down during each
either else enough especially etc even eventually ever every few finally first for from fully half
he he'll her here hers herself him himself his home how however i i'd i'll i'm i've id idk if ill
im in indoors inside instead into is isn't it it's its ive just kind last later least let's lets
like little lol lot lots many may maybe me might mine most mostly much must my myself near nearly
neither never next no none nor not nothing now of off ok okay on once one only onto onwards or
other our ours ourselves out outdoors outside over own part past per perhaps please plus possibly
pretty quite rather really rid same second several shall she she'll should simply since single so
some someday somehow something sometime soon sort still such tbh than that that's the their theirs
them themselves then there these they they'll third this those though through throughout till to
together too totally toward towards twice u under until up upon ur us very via vs w was we we'd
we'll we're we've well were what when where whether which while who whole whom whose why will with
within without won't wont would x yes yet you your yours yourself zero
""".split()
)
"""Grammar: says nothing by itself."""

PERSON = frozenset(
    """
anybody anyone aunt baby bf boss boy boyfriend brother child children client co-worker colleague
couple cousin coworker customer dad daughter employee everybody everyone ex family father fiance
fiancee folks friend gf girl girlfriend grandfather grandma grandmother grandpa grandparent guy
hubby husband in-law inlaws kid man manager member men mom mother mother-in-law mum neighbor
neighbour nephew niece nobody parent partner patient peer people person sibling sister somebody
someone son spouse staff stepdaughter stepson student team teammate teenager toddler uncle user
wife wifey woman women
""".split()
)
"""Somebody: makes no wish concrete, yet is enough beside a deed ('call my mother')."""

VAGUE = frozenset(
    """
ability acceptance accepted accountability activity addiction additional adult advantage adventure
advice affair affection affectionate afraid afternoon agility aim air alignment alive alright
amazing ambition ambitious anger angry annoyance anxiety anything anywhere appearance appreciated
appreciation apr april argument art ashamed aspect assertive atmosphere attention attitude
attraction attractive aug august authentic authority autonomy autumn available average awareness
awesome bad baggage balance balanced bandwidth basic basis battle beautiful beauty behavior
behaviour belief belly benefit best best-self big bit bitter blame body bold bond bored bossy
boundary brand brave burden burnout business bustle busy butterflies calm capability capacity
career careful caring cash certain challenge chance chaos chaotic chapter character charm cheerful
chemistry chill choice christmas circle circumstance clean clear clever clingy close closeness
clutter cohesion collaboration comfortable commitment common communication communicator community
company comparison compassion compassionate competence competency competitiveness complaint
concept concern condition confidence confident conflict connected connection considerate
consideration consistent constructive content contribution control conviction cool cooperation
cost cosy courage courageous courtesy cozy crabby cranky craving crazy creative creativity crisis
criticism culture cultured curiosity curious current cushion customer-service daily day dead
deadline deal dec december decent deep defensive delivery demand department dependant dependent
depth desire detail determination determined devotion diet difference different difficult dignity
direct direction disagreement disappointment discipline disciplined discomfort distance distant
distracted distraction doubt downtime drama dread dream due duty dynamic dynamics early earnings
ease easter easy easygoing edge educated efficient effort eggshell ego elegance embarrassed
emergency emotion emotional empathetic empathic empathy emphasis end endeavour endurance energetic
energised energized energy engagement enjoyment enrichment enthusiasm enthusiastic environment
equal equity essence esteem ethic etiquette evening everyday everything everywhere evolution
excellence excellent excitement exciting excuse exhausted exhaustion existence existing
expectation expense experience expert expertise exposure extra eye failure fair faith faithful
fall fantastic fascination fast fat fatherhood fatigue favorite favourite fear feb february
feedback feeling field finance financial fine fit fitness flame flexible flow focused focussed
food footing footprint force forgiveness foundation framework free freedom freelance frequent
fresh fri friday friendship front frustration fulfilled fulfilling fulfillment fulfilment fun
future gap general generosity generous gentle genuine glad glow goal good grace granted gratitude
great grief grip groove ground grounded growth grudge grumpy guard guarded guidance guilt guilty
habit handle handsome happiness happy hard hardship harmonious harmony harsh healing health
healthy heard heart hectic hesitation high high-performing hobby hold honest honesty honor honour
hopeful hour household huge human humble humor humour hurdle hurt hustle hygiene idea ideal
identity illness image impact important impression impulse inclusion income independence
independent industry influence information informed initiative inner innovation insecure
insecurity insight inspiration inspired instability instinct integrity intellect intelligence
intensity intent intention intentional interaction interest interesting interpersonal intimacy
intimate intuition investment irritation isolation issue jan january jealousy journey joy joyful
judgement judgment jul july jun june junk justice kindred know-how knowledge lack laid-back
language large late laughter law lazy leadership lean leisure level life lifestyle listener lives
living logical lonely long longing loss lost loud love love-life loved lovely loving low loyalty
luck lust main management manner mar march marriage mature max maximum may mean-spirited meaning
mellow memory mental mental-health merit mess messy midlife min mind mindful mindset minimum
minute mirror misery mission mistake mistrust misunderstanding mobility model modest moment
momentum mon monday money month mood moody morale morning motherhood motivated motivation movement
muscle muscular mutual nature near neat necessary needy negativity nerves nervous new nice night
normal nov november nuance number nutrition obligation obsession obstacle oct october often okay
old open operation opinion opponent opportunity optimal optimism optimistic option order organised
organized outcome outer outgoing outlook output overall overwhelm overwhelmed ownership pace page
pain paranoia parent parenthood parenting particular partnership passion passionate past patience
pattern paycheck peace peaceful perfect perfection perfectionism performance performing
persistence personal personality perspective pessimistic petty phase philosophy physical place
planet playful pleasant pleasure point poise polite politics popularity positivity possibility
posture potential power practical precision pregnancy prejudice presence present pressure prestige
pretty previous pride principle privacy proactive problem process procrastination productive
productivity profession professional proficiency profile profit promise proper prospect prosperity
proud proximity psyche punctual purpose q1 q2 q3 q4 quality quarter quick quiet quirk rapport
rational ready real real-life realistic reality reason reassurance recognition recovery regret
regular rejection relation relationship relaxed reliability reliable remorse reputation resentment
resilience resolution respect respectful respite responsibility responsible rest restraint result
retention retirement revenue rhythm rich right risk role romance romantic root rough routine
rubbish rut sacrifice sad sadness safe salary sale sane sanity sarcastic sat satisfaction
satisfied saturday saving savings scared scope score season secure seen self self-care
self-confidence self-discipline self-doubt self-esteem self-image self-love self-respect
self-worth selfishness semester sensation sense sensibility sensitivity sensual sentiment sep sept
september serene service setback severity sex sexual sexy shame shape short shy side sight
significance simple sincere situation skill skillset slim slow small smart snappy sociability
social social-life society solace solid solidarity solution somewhere sorrow soul sound spark
special spirit spiritual spirituality spontaneity sport spring stable stagnation stakeholder
stamina stance standard status step stomach storm strain stranger strategy strength stress
stressed strong struggle stuck stuff style success suffering summer sun sunday supportive sure
surrounding suspicion sustainability sustainable sweat sweet sympathy synergy system tact talent
taste teamwork technology temper temptation tendency tenderness tense tension term thing thought
thrill thu thur thurs thursday tidy time tired tiredness today togetherness tolerant tomorrow tone
toned tonight top topic touch tough toxicity track tradition transition transparency trapped trend
trouble true trust truthful tue tues tuesday turmoil uncertainty understanding understood
unhappiness unhealthy unified unique unity upbringing uptight urge urgency usual validation value
valued version vibe victim victory view vision vitality voice void vulnerability wage want warmth
waste way weak weakness wealth wed wednesday week weekday weekend weight weird well-being
wellbeing wellness whatever whenever whole-hearted willingness willpower winter wisdom woe wonder
work-life workflow workload workplace world worried worry worst worth worthless wound wrong xmas
year zeal zen zest zone
""".split()
)
"""Qualities, feelings, abstract nouns, and the names of times."""

MORE = frozenset(
    """
better bigger bolder braver brighter busier calmer cheaper clearer closer cooler cosier cozier
deeper earlier easier enough fairer farther faster fewer firmer fitter friendlier fuller further
gentler greater greener happier harder healthier higher kinder leaner less lighter livelier longer
looser lower more neater nicer poorer prettier quicker quieter richer safer sexier sharper shorter
simpler slimmer slower smaller smarter smoother softer sooner steadier stricter stronger thinner
tidier tighter tougher warmer weaker wiser worse
""".split()
)
"""Bare directions."""

DIRECTION = frozenset(
    """
accelerate align appear be become blossom boost broaden cope curb cut decrease deepen ease elevate
empower enhance evolve excel expand feel flourish heighten improve increase intensify lessen
leverage limit lower maximise maximize minimise minimize optimise optimize prioritise prioritize
reawaken rebalance reclaim rediscover reduce regain reignite rekindle seem shrink simplify soften
streamline strengthen succeed thrive widen
""".split()
)
"""Verbs that name a direction or a quality only; what they govern stays a wish."""

LIGHT = frozenset(
    """
achieve act advance aim allow aspire attain begin believe break bring build care celebrate change
come commit complete concentrate consider continue contribute create cultivate declutter dedicate
deliver depend develop devote do doing done earn embrace enable encourage enjoy ensure face
facilitate find finish focus foster fulfil fulfill gain get give given go going gonna got gotta
gotten grow had handle happen has have having heal help hold hone hope include intend invest
involve join keep know lead learn leave let lets live look lose made maintain make manage matter
mean mend need nurture offer organise organize ought overcome plan polish practice practise
progress promote provide pursue put quit raise reach realise realize rebuild reconnect refine
remain renew repair resolve restore revive ruin save see set share sharpen show solve spend start
stay stick stop strive support sustain tackle take think transform treat try turn use wanna want
wish work
""".split()
)
"""Verbs whose object carries the meaning."""

HABIT = frozenset(
    """
accept admire annoy argue avoid behave bicker breathe chat cheat cherish comfort communicate
compare compete complain compliment consume criticise criticize date delight disappoint discover
discuss drink eat exercise explore express fight flirt follow forget forgive guide hide hurry
impress influence inspire judge laugh lie listen meet miss motivate move nag notice offend overeat
overthink pamper play please praise procrastinate protect question react read reassure recharge
reflect relax rely remember reset respond satisfy say settle shop shout sit sleep smile snap
socialise socialize speak spoil study sulk surprise sweat talk tease travel understand unwind
upset wait waste watch worry yell
""".split()
)
"""What one does again and again: vague alone (read, talk), fine with an object."""

FEAT = frozenset(
    """
bachelor's certificate certification championship check-up checkup debt-free degree diploma
divorced elope engaged exam graduate half-marathon ironman licence license marathon married marry
master's mba phd pregnant promoted promotion propose retire smoke-free sober tattoo triathlon
ultramarathon vegan vegetarian
""".split()
)
"""Concrete and an end state, all in one word."""

DEED = frozenset(
    """
abolish acquire adopt agree announce appeal apply appoint arrange assemble attend auction audit
automate ban baptise beat bind block book borrow build buy cancel catalogue catch christen claim
clean clear climb close commission complete confess consolidate contact create crochet cross
decide declare declutter decorate defrost delete deliver demolish deploy descale design digitise
digitize discard dispose document donate double draft drain dump edit elect eliminate emigrate
empty enrol enroll exchange exhibit fence file film finish fire fix found frame fund gift halve
hang hem hike hire host implement inaugurate inspect install insulate insure interview introduce
inventory invite invoice join knit label landscape launch lease lend mail marry measure mend merge
migrate mount negotiate neuter nominate obtain open order organise organize outfit outsource own
pack paint pass patch pay perform photograph plant plaster present print proofread propose prune
publish purchase quadruple qualify quit reconcile record recruit redecorate redesign refinance
refresh refurbish register rehome reimburse release relocate remove renew renovate rent reorganise
reorganize repair repay replace reserve resign reupholster revise rewire rewrite sand schedule
seal secure sell send service set sew ship shred sign skydive sort sow staff stage stop sublet
submit summit survey switch teach tell terminate test throw tidy tile transfer translate triple
unclog uninstall unpack unsubscribe upcycle update upgrade vaccinate varnish visit vote wallpaper
win wire wrap
""".split()
)
"""Verbs whose result an outsider can see. Only the head of a clause is looked up here, for many are nouns too."""

ARTICLED = frozenset(
    """
adopt ask bake begin book build buy call choose compile complete cook create cut develop do draw
earn find foster get give go had has have having hold lead learn make organise plan prepare read
run see start take throw try turn watch write
""".split()
)
"""Deeds only with one object ('write a letter'); else habits ('write every day', 'write well')."""

PARTICIPLE = frozenset(
    """
beaten born bought built caught closed cut done drawn empty found hung lent live made online paid
sent set sewn sold swum taught thrown told won written
""".split()
)
"""Irregular participles of deeds."""

THING = frozenset(
    """
blessing books building cleaning cooking dates drawing drinks evening-class meeting notes outing
painting reading running savings-account swimming wedding weights wills
""".split()
)
"""Things that the endings would take for forms of other words."""

ROUTINE = frozenset(
    """
apologise apologize ask bake bike breathe bring brush call carry commute cook cuddle cycle dance
delegate dress drive drop empty feed floss fold garden greet grow hike hold hoover hug iron jog
journal keep kiss knit leave lift log massage meditate mentor message mop network pack phone pick
plan play post practice practise pray prepare put read ride run save serve sew share shop sing
smoke stream stretch stroke sweep swim take text thank track train use vacuum volunteer walk wash
water wear write
""".split()
)
"""Concrete deeds that one does again and again, and so no end state."""

PAIRS = {
    "move in": "feat",
    "move out": "feat",
    "debt free": "feat",
    "half marathon": "feat",
    "sign up": "deed",
    "set up": "deed",
    "cut out": "deed",
    "give up": "deed",
    "get rid": "deed",
    "hand in": "deed",
    "send out": "deed",
    "throw out": "deed",
    "put up": "deed",
    "take down": "deed",
    "move to": "deed",
    "back up": "deed",
    "pay off": "deed",
    "put together": "deed",
    "a will": "feat",
    "our wills": "feat",
    "own a": "deed",
    "own place": "feat",
    "of debt": "feat",
    "a raise": "feat",
    "own business": "feat",
    "own company": "feat",
    "a business": "feat",
    "a company": "feat",
    "pay rise": "feat",
}
"""Two words with one meaning: a feat by themselves, or a deed that wants an object."""
