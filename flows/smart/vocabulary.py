"""What words mean for the letters: tables of data.

Words that stand in no table are taken for names of concrete things: a language has more of them
than anybody can list. The tables hold what is *not* concrete, and deeds. Words are in their plain
form; `flows.smart.words` knows plurals, -ed, -ing and common slips of spelling.
"""

STOP = frozenset(
    """
a able about above abroad across actually adn af after afterwards again against ago all almost
alone along alot already also although always am among amongst an and another any anymore anyway
apart are aren't around as at away back because becuase been before behind being below beside
besides between bit bloody both btw but by can can't cannot cant completely could da damn dat
despite did dis does don't dont down during each ect effing either else enough especially etc even
eventually ever every everytime few finally first for freaking frickin from fuckin fucking fully
gosh gunna haha half he he'll hehe her here hers herself hey hi him himself his hmm home how
however hte i i'd i'll i'm i've id idk if ill im imho imo in indoors inside instead into is isn't
it it's its ive just kind last later least let's lets like little lol lot lots many may maybe me
might mine most mostly much must my myself nah near nearly neither never next no none nor not
nothing now of off oh ok okay omg on once one only onto onwards or other our ours ourselves out
outdoors outside over own part past per perhaps please pls plus plz possibly pretty quite rather
really rid same second several shall she she'll shoud should simply since single so some someday
somehow somethin something sometime soon sort still such taht tbh teh than that that's the their
theirs them themselves then ther there these they they'll thier third this those though through
throughout thx till to together too totally toward towards tryna twice u uh um under until untill
up upon ur us very via vs w was we we'd we'll we're we've well were what when where whether which
while who whole whom whose why wiht will with within without won't wont woud would x ya yall yay
yeah yep yes yet yo you your yours yourself yup zero
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
ability absolute academic acceptance accepted accountability activity actual addiction additional
adequate adhd adult adulthood advantage adventure advice affair affection affectionate afraid
afternoon agile agility aim air alignment alive alright amazement amazing ambition ambitious anger
angry annoyance anorexia anxiety anything anywhere apathy appealing appearance appetite appreciated
appreciation appropriate approval apr april ardour argument art articulate artistic ashamed aspect
aspiration assertion assertive athletic atmosphere attachment attempt attention attitude attraction
attractive aug august aura authentic authority autonomy autumn available average aware awareness
awesome awkward bad baggage balance balanced bandwidth basic basis battle beautiful beauty behavior
behavioral behaviour belief belly belonging benefit best best-self betterment big bit bitter blame
bliss blood-pressure blues body bold bond bored boredom bossy boundary brand brave bravery
breakthrough bright brilliant broad bulimia burden burnout business bustle busy butterflies calling
calm candid candor candour capability capacity career carefree careful caring cash casual centered
centred certain chakra challenge chance chaos chaotic chapter character charisma charm cheerful
chemistry chi childish chill choice cholesterol christmas circle circumstance civil classy clean
clear clever clingy close closeness clumsy clutter coherent cohesion collaboration comeback
comfortable commitment common communal communication communicator community company comparison
compassion compassionate compelling competence competency competitiveness complacency complacent
complaint complex complicated composure compulsion concept concern condition confidence confident
conflict confused confusion connected connection considerate consideration consistency consistent
constant constructive content contentment contribution control conviction cool cooperation
coordination cost cosy courage courageous courtesy cozy crabby cranky craving crazy creative
creativity crisis criticism crucial cultural culture cultured curiosity curious current cushion
customary customer-service daily danger dark day dead deadline deal dec december decency decent
decorum deep default defensive delivery demand department dependant dependent depression depth
deserving desire despair desperate detachment detail determinate determination determined
development devotion diet difference different difficult dignity diligent dimension diplomacy
diplomatic direct direction disagreement disappointment discipline disciplined discomfort
disconnected disorganised disorganized disrespect dissatisfaction distance distant distracted
distraction diverse divided domestic dominant doubt down-to-earth downtime drama dramatic drawback
dread dream dreamy driven due dull dumb duty dynamic dynamics eager early earnest earnings ease
easter easy easygoing ecstatic edge educated effectual efficacy efficiencies efficiency efficient
effort eggshell ego elated elation elegance eloquent embarrassed embarrassment emergency emotion
emotional empathetic empathic empathy emphasis empowerment enablement end endearment endeavour
endurance energetic energised energising energized energy engagement enjoyment enlightened
enlightenment enrichment enthusiasm enthusiastic entrepreneurial environment envy equal equity
erratic essence essential esteem ethic etiquette euphoria evening everyday everything everywhere
evil evolution exact excellence excellent excited excitement exciting excuse exemplary exhausted
exhaustion existence existential existing expectant expectation expenditure expense experience
expert expertise exposure extent extra extraordinary extreme eye failure faint fair faith faithful
fake fall familiar fantastic fantasy fascination fast fat fate fatherhood fatigue favorite
favourite fear feat feb february feedback feeling feisty field finance financial fine fiscal fit
fitness flair flame flexible flirtation flow fluency fluent focused focussed food footing footprint
force foresight forgiveness formal forthright fortitude fortune foundation fragile framework frank
frantic fraught free freedom freelance frequent fresh fri friday friendship front frugal frustrated
frustrating frustration fulfilled fulfilling fulfillment fulfilment fun funny fussy future gap
general generosity generous gentle genuine glad glory glow goal good goodwill grace granted
gratitude great greed greedy grief grip grit groove ground grounded growth grudge grumpy guarantee
guard guarded guidance guilt guilty gumption gut habit habitual handle handsome happiness happy
hard hardship hardworking harmonious harmony harsh hassle haste hate hatred headspace healing
health healthy heard heart heartache heartbreak heartburn heartfelt hectic hesitation high
high-performing hobby hold holistic homesick homey honest honesty honor honour hopeful hormones
hostile hour household huge human humane humble humiliation humor humour hunger hurdle hurt hustle
hygiene hype idea ideal identity idle illness image imagination immature immediate immense immune
impact impartial impatient imperfect imperfection important impression improvement impulse
inadequacy inadequate inattention inclusion income inconsistent indecision independence independent
indifferent individual industry inertia influence information informed inhibition initiative
injustice inner innovation innovator insane insecure insecurity insight insomnia inspiration
inspired instability instinct intact integral integrity intellect intellectual intelligence
intelligent intense intensity intent intention intentional interaction interest interesting
internal interpersonal intimacy intimate intrinsic introspection introvert intuition investment
irritated irritation isolation issue jan january jealousy journey jovial joy joyful judgement
judgment jul july jun june junk justice justified keen kindred know-how knowledge lack laid-back
language large late laughter law lax lazy leadership lean legacy leisure lethargic lethargy level
liberal liberated liberation life lifestyle likelihood limitation listener livelihood lives living
logic logical logistics lonely lonesome long longing loss lost loud love love-life loved lovely
loving low loyal loyalty lucid luck lucky lust luxury main major malaise management manhood manic
manifest manner mar march marital marriage materialistic mature max maximal maximum may
mean-spirited meaning mediocre meek mellow memory mental mental-health mercy merit mess messy
midlife mild min mind mindful mindset minimal minimum minor minute mirror misbehaviour mischief
misery mission mistake mistrust misunderstanding misunderstood mobility model moderate moderation
modest modesty mojo moment momentum mon monday money monotony month mood moody moral morale morals
morning mortified motherhood motivated motivation movement multitasking mundane muscle muscular
mutual mystery narrow natural nature near neat necessary needy negativity neglect neglected nerves
nervous neurotic neutral new nice night noble nonsense norm normal normalcy nostalgia noteworthy
nourishment nov november nuance numb number nutrition obedient obligation obsessed obsession
obstacle ocd oct october often okay old open operation opinion opponent opportunistic opportunity
opposite optimal optimism optimistic optimum option order ordinary organised organized original
outcome outer outgoing outlook output outrage outspoken overall overdrive overspending overweight
overwhelm overwhelmed overworked ownership pace page pain panicky paranoia paranoid parent
parenthood parenting particular partnership passion passionate past patience pattern paycheck peace
peaceful perfect perfection perfectionism perfectionist performance performing peril perky
permanent perplexed persistence persistent personal personality perspective pessimistic petty phase
philosophy physical picky piety pity place planet playful pleasant pleasure point poise polite
politics poor popular popularity positivity possibility posture potent potential power practical
pragmatic precise precision pregnancy prejudice prepared presence present pressure prestige pretty
previous pride principle priority privacy privilege proactive problem procedural process
procrastination productive productivity profession professional proficiency profile profit profound
prolific promise prompt prone proper prospect prosperity proud proximity prudent psyche ptsd
punctual pure purpose pushy q1 q2 q3 q4 quality quarrelsome quarter quick quiet quirk quirky
radiant rage random rapid rapport rapture rare rash rational ready real real-life realistic reality
reason reassurance reckoning recognition reconciliation reconnection recovery refreshed refreshing
regard regret regular rejection rejuvenated rejuvenation relation relationship relaxation relaxed
relevant reliability reliable relieved remedy remorse renewal renowned reputation resentment
resigned resilience resolute resolution respect respectful respite responsibility responsible rest
restraint restricted result retention retirement retrospect revenue rewarded rewarding rhythm rich
right rigid rigor rigour risk rivalry robust role romance romantic root rough routine rowdy rubbish
rude rushed rut sacred sacrifice sad sadness safe sake salary sale sane sanguine sanity sarcasm
sarcastic sassy sat satisfaction satisfied saturday saving savings scared scattered scope score
season secure sedentary seen self self-aware self-care self-confidence self-discipline self-doubt
self-esteem self-image self-love self-respect self-worth selfhood selfish selfishness semester
senior sensation sense sensibility sensitivity sensual sentiment sep sept september serene service
servitude setback severe severity sex sexual sexy shaky shallow shame shape sheer shock short shy
sick side sight significance significant silent similar simple sincere situation skill skillset
slack slender slim sloppy slow sluggish slump small smart smooth snappy snide sociability social
social-life societal society soft solace solid solidarity solution somewhere sophisticated sorrow
soul sound spare spark special spirit spiritual spirituality spite splendid splendour spontaneity
sport spring stable stagnant stagnation stakeholder stale stamina stance standard static status
steadfast steady step stern stigma stimulating stimulation stoic stomach storm straightforward
strain stranger strategic strategy strength stress stressed strict strong struggle stubborn stuck
stuff stunning style subdued substantial success sudden suffering sufficient sulky sullen summer
sun sunday superb superior supple supportive sure surrounding suspense suspicion sustainability
sustainable svelte swagger sweat sweet sympathy synergistic synergy system systematic taboo tact
tactic talent taste teamwork technology temper temptation tempting tendency tenderness tense
tension term terrific terrified terror thing thorough thought threat thrift thrifty thrill thu thur
thurs thursday tidy tight time tiny tired tiredness today togetherness tolerant tomorrow tone toned
tonight top top-notch topic torment total touch touchy tough toxic toxicity track traction
tradition tragic tranquil transformation transition transparency transparent trapped traumatic
treasured trend tricky trivial trouble true trust trustworthy truth truthful tue tues tuesday
turbulent turmoil ultimate unafraid unaware unbiased unburdened uncertain uncertainty unconfident
underachiever underconfident understanding understood undivided uneasy unfair unfit unfulfilled
unhappiness unhappy unhealthy unified unimportant unique unison unity universal unkind unloved
unmotivated unpleasant unreal unrest unsafe unselfish unsettled unstressed unsure untidy unwanted
unwell unworthy upbeat upbringing uplifting upright upstanding uptight urge urgency usual
utilisation utilization utmost utter vague vain valid validated validation value valued variety
vast versatile version vibe vibrant victim victory view vigilant vigor vigour villain violent
virtue vision visionary vitality vivid voice void volatile vulnerability wage want warmth wary
waste way wayward weak weakness wealth wealthy wed wednesday week weekday weekend weight weird
welcoming welfare well-being wellbeing wellness whatever whenever whole-hearted wholesome wicked
wide wild willingness willpower winter wisdom wise witty woe womanhood wonder work-life workflow
workload workplace world worried worrisome worry worst worth worthless worthwhile worthy wound
wretched wrong xmas year zany zeal zen zest zone
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
accelerate align ameliorate amplify appear ascend augment awaken be beautify become blossom bolster
boost brighten broaden cement conquer cope crave curb curtail cut de-stress decrease deepen
destress diminish diversify ease elevate empower endure energise energize enhance enjoy enliven
enrich equip evolve excel expand exude feel fine-tune flourish fortify freshen harness heighten
improve increase intensify invigorate lengthen lessen leverage lighten limit liven loosen lower
magnify maximise maximize minimise minimize moderate nourish optimise optimize overcome persevere
persist prioritise prioritize prosper quicken radiate readjust realign reawaken rebalance recapture
reclaim recommit rediscover redouble reduce refocus reframe regain reignite reinforce reinvent
reinvigorate rejuvenate rekindle relieve replenish reshape rethink revamp revitalise revitalize
seem shrink simplify soften solidify soothe stabilise stabilize stimulate streamline strengthen
succeed survive tame thrive tighten toughen transcend unify unleash uplift upskill widen withstand
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

FILED = frozenset(
    """
announce apply appoint audit automate book cancel enrol enroll file fire hire lease mail measure
outsource post print publish refinance register renew rent report schedule sell send sign submit
track
""".split()
)
"""Deeds so plain that any object will do: 'register the company', 'track every expense'."""

TRADED = frozenset(
    "buy collect design donate host invite order plant publish sell send tidy".split()
)
"""Deeds that are habits with many objects: 'sell candles', 'buy second-hand clothes'."""

PARTICIPLE = frozenset(
    """
beaten born bought built caught closed cut done drawn empty found hung lent live made online paid
sent set sewn sold swum taught thrown told won written
""".split()
)
"""Irregular participles of deeds."""

THING = frozenset(
    """
adventurer bedding bees blessing books building cans carving charter cleaning comebacks convict
cooking dates drawing dressing drinks evening-class exercise-bike exercises fasting feather length
lighting logging meeting moderator notes outing painting prefect presenter processor quartet
reading running savings-account shellfish skillet stuffing swimming time-out timeout toes vacation
wedding weights wills
""".split()
)
"""Things that the endings would take for forms of other words."""

ROUTINE = frozenset(
    """
apologise apologize ask bake bike bounce breathe bring brush call carry check chop commute cook
cool copy correct cuddle cycle dance delegate dress drive drop dust empty explain feed film floss
fold garden greet grow highlight hike hold hoover hug interrupt iron jog journal juggle keep kiss
knit knock leave lie lift lock log massage meditate mentor message monitor mop mute name nap
network note pack pat peel pet phone pick plan play point post pour practice practise pray prepare
pull push put quiz rate read recap recite recycle rehearse remind repeat reply ride rinse rotate
rub run save serve sew share shave shop shower shut sing sit smoke snuggle sprint squeeze stand
stir stream stretch stroke summarise summarize swap sweep swim take tap taste tease text thank
toast touch track train tuck underline use vacuum volunteer wake walk warm wash water wear weigh
whistle wind wipe write
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
