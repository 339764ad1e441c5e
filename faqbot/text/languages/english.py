"""The English word lists; `Language` says how each list is used."""

from __future__ import annotations

from faqbot.text.language import ALSO_A_WORD, Language

# After these words "'s" means "is". After all other words "'s" is the possessive.
_BEFORE_IS = "what where who when why how it that there here he she".split()

_CONTRACTIONS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us",
    "ain't": "is not", "cant": "can not", "wont": "will not", "dont": "do not", "doesnt": "does not",
    "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
    "couldnt": "could not", "shouldnt": "should not", "wouldnt": "would not", "hasnt": "has not",
    "havent": "have not", "whats": "what is", "wheres": "where is", "whos": "who is", "hows": "how is",
    "im": "i am", "ive": "i have", "youre": "you are", "theyre": "they are",
}  # fmt: skip

_FUNCTION_WORDS = (
    "a about above again all also am an and any anybody anyone anything are as at be because been being both but by "
    "could did do does doing done during each either else ever every everyone everything few for from further get "
    "gets getting give given go goes going got had has have having he hello her here hers herself hey hi him himself "
    "his i if in into is it its itself just kindly know let like made make makes making many may maybe me might mine "
    "more most must my myself need of off oh ok okay on once one only or other our ours out over own please quite "
    "really same say shall she should since so some somebody someone something still such take tell than thank thanks "
    "that the their theirs them themselves then there these they thing things this those though through to too "
    "under until up upon us very want was way we well were whether which while will with within would yeah yes yet "
    "you your yours yourself"
)
_QUESTION_WORDS = (
    "what who whom whose when where why how which long much many often far big old soon no not never none nothing "
    "without before after can cannot"
)
_THING_WORDS = "what which who whom when where"
_CLAUSE_WORDS = "if when because after before while unless though although that so"
_DENYING_WORDS = (
    "not no non never none nothing nobody nowhere neither nor without except excepting unless only exclude excludes "
    "excluded excluding exclusion exclusions exclusively avoid avoids avoided exempt forbid forbids forbidden prohibit "
    "prohibits prohibited banned refuse refuses refused reject rejects rejected cannot unable impossible lack lacks "
    "lacking missing limited stop stops instead rather but"
)
_COURTESY_WORDS = (
    "hi hey hello hiya dear there bot faqbot ok okay so well um uh please pls plz kindly thanks thank you thx cheers "
    "sorry excuse me sir madam mate folks team everyone all guys quick question just good morning afternoon evening"
)

_MEANING_WORDS = "mean means meaning"

_OVERVIEW_WORDS = (
    "what is are was a an the tell me about explain describe define definition overview of on meaning mean please"
)
_FRAMING_WORDS = f"{_OVERVIEW_WORDS} how to can could i you we do does my our your should would like want need"

_ARTICLES = "a an the this that these those my our your"
_NEUTRAL_MODIFIERS = (
    "proper perfect correct good basic standard normal regular classic full real simple recommended ideal best safe "
    "right optimal typical usual average maximum minimum suggested heavy light daily weekly benefit benefits advantage "
    "advantages alternative alternatives duration purpose reason reasons tip tips info information details price cost "
    "fee"
)
_BEFORE_NOUNS = "a an the my your our this that of for with in on"
_BEFORE_VERBS = "i you we they one to should can could would must may might will not never who people"

# Pairs that mostly exclude each other where people ask. Left out are pairs with a word that also builds frames of
# questions (long, old, never), and words that tell one event from two sides (a mail that was sent to me is one that I
# received). "do" and "do not" are no opposites here: people say "it doesn't start" when they mean "how do I start it?".
_OPPOSITES = (
    "enable disable; encourage discourage; allowed forbidden; formal informal; activate deactivate; compress "
    "decompress; select deselect; stabilize destabilize; register deregister; hydrate dehydrate; centralize "
    "decentralize; accept reject; accept refuse; allow forbid; allow prohibit; allow ban; allow block; allow prevent; "
    "permit forbid; permit prohibit; permit ban; approve reject; approve deny; approval denial; grant revoke; consent "
    "refuse; mandatory optional; compulsory optional; compulsory voluntary; mandatory voluntary; required optional; "
    "include exclude; whitelist blacklist; allowlist blocklist; allowlist denylist; guilty innocent; defendant "
    "plaintiff; acquit convict; add remove; add delete; add subtract; insert remove; insert eject; attach detach; "
    "install remove; create delete; create destroy; build demolish; preserve destroy; save delete; keep delete; keep "
    "discard; retain discard; show hide; reveal hide; visible hidden; capture release; acquire release; allocate free; "
    "combine separate; combine split; merge split; join split; join leave; collapse expand; shrink expand; shrink "
    "enlarge; compress extract; open close; open shut; enter exit; entrance exit; entry exit; start stop; start "
    "finish; start end; begin end; begin finish; continue stop; resume stop; resume pause; resume suspend; suspend "
    "reinstate; renew cancel; renew expire; confirm cancel; pass fail; succeed fail; success failure; win lose; winner "
    "loser; gain lose; gain loss; profit loss; find lose; found lost; remember forget; damage repair; upgrade "
    "downgrade; upload download; uplink downlink; uptime downtime; upstream downstream; upstairs downstairs; uphill "
    "downhill; upward downward; upper lower; uppercase lowercase; raise lower; rise fall; ascend descend; ascent "
    "descent; increase decrease; increase reduce; growth decline; promote demote; maximum minimum; max min; maximal "
    "minimal; maximise minimise; overestimate underestimate; overpay underpay; overweight underweight; overcharge "
    "undercharge; inflate deflate; multiply divide; addition subtraction; numerator denominator; surplus deficit; "
    "surplus shortage; majority minority; superior inferior; strengthen weaken; widen narrow; extend shorten; loosen "
    "tighten; arrive depart; arrival departure; landing takeoff; inbound outbound; incoming outgoing; inward outward; "
    "import export; immigrate emigrate; ingress egress; input output; indoor outdoor; inside outside; inner outer; "
    "internal external; interior exterior; inpatient outpatient; checkin checkout; login logout; logon logoff; origin "
    "destination; forward backward; push pull; ahead behind; front rear; frontend backend; left right; north south; "
    "northern southern; northbound southbound; east west; eastern western; eastbound westbound; top bottom; ceiling "
    "floor; horizontal vertical; landscape portrait; clockwise anticlockwise; clockwise counterclockwise; length "
    "width; latitude longitude; local remote; onsite remote; online offline; domestic foreign; domestic international; "
    "domestic overseas; urban rural; buy sell; buyer seller; purchase sale; lend borrow; lender borrower; deposit "
    "withdraw; credit debit; income expense; income expenditure; revenue expense; earn spend; asset liability; cheap "
    "expensive; free paid; prepaid postpaid; wholesale retail; supply demand; supplier customer; producer consumer; "
    "landlord tenant; owner tenant; hire fire; hire dismiss; recruitment dismissal; guest host; pickup delivery; "
    "pickup dropoff; collect deliver; collection delivery; enrol withdraw; reward penalty; reward punishment; taxable "
    "exempt; first last; former latter; previous next; preceding following; earlier later; earliest latest; early "
    "late; initial final; draft final; past future; morning evening; dawn dusk; sunrise sunset; noon "
    "midnight; weekday weekend; summer winter; spring autumn; yesterday tomorrow; temporary permanent; temporary "
    "lasting; presence absence; birth death; alive dead; awake asleep; wake sleep; sit stand; seated standing; fast "
    "slow; quick slow; rapid slow; hot cold; freeze thaw; freeze defrost; fresh frozen; fresh stale; raw cooked; dry "
    "wet; clean dirty; empty full; partial full; partial complete; high low; highest lowest; higher lower; large "
    "small; larger smaller; largest smallest; longest shortest; longer shorter; tall short; wide narrow; broad narrow; "
    "thick thin; deep shallow; heavy light; bright dim; bright dark; strong weak; strength weakness; hard soft; hard "
    "easy; difficult easy; difficult simple; complex simple; complicated simple; rough smooth; sharp blunt; loose "
    "tight; loud quiet; good bad; best worst; better worse; positive negative; true false; right wrong; correct wrong; "
    "real fake; genuine fake; healthy ill; healthy sick; happy sad; rich poor; wealthy poor; common rare; general "
    "specific; generic specific; vague precise; even odd; single multiple; singular plural; married divorced; marriage "
    "divorce; junior senior; young elderly; younger older; youngest oldest; adult child; adults children; beginner "
    "expert; beginner advanced; amateur professional; male female; man woman; men women; boy girl; masculine feminine; "
    "friend enemy; victory defeat; solid liquid; acid alkaline; anode cathode; benign malignant; acute chronic; "
    "flexion extension; concentric eccentric; proximal distal; anterior posterior; dorsal ventral; medial lateral; "
    "supine prone; inhalation exhalation; hypertension hypotension; physical virtual; digital analog; digital "
    "analogue; manual automatic; natural artificial; natural synthetic; public private; prefix suffix; static dynamic; "
    "constant variable; fixed variable; fixed floating; strict lenient; serial parallel; synchronous asynchronous; "
    "readonly writable; transparent opaque; hardware software; client server; read write; encode decode; encrypt "
    "decrypt; serialize deserialize; enqueue dequeue; upvote downvote; residential commercial; reusable disposable; "
    "valid expired; harmful beneficial; optimistic pessimistic; inclusive exclusive; active passive"
)
_TWO_SIDED = ("opening hours", "opening times", "open hours")

# The beginnings that negate a word, and the stems that only look as if they had one of these beginnings.
_NEGATING_PREFIXES = "un in im il ir dis non"
# The beginnings that make another word.
_TELLING_PREFIXES = f"{_NEGATING_PREFIXES} de re pre mis a"
_NOT_NEGATED = (
    "unanim uncanni uncar under undi undid unearth union unleash unless unnerv unravel until inaugur inboard inborn "
    "inbound inbreed inbuilt incant incent incit inclus incom increas incrimin incrust incub incur incurs indebt "
    "indeed indent indentur indiffer indoctrin indoor induct infern infield inflat inflow influx inform infring infuri "
    "ingeni ingot ingrain ingrown inhabit inher inlaid inland inlay inlet inmat innerv input inquest inroad inscript "
    "insect insemin insid insight instal instanc instead instep insur insurg intend intens intent intern intim intimid "
    "inton intrepid invent invest investig invigor invoic inward imag imbib immigr imman immin impact impair impal "
    "impart impeach impend imperil imping implant impli implod import impos imposit impost impound impress imprint "
    "imprison improv impud impuls imput illumin illustr ireland irrig irwin disabus disappoint disarray disband disbar "
    "discard disciplin disclaim disconcert disconsol discord discount discours discover discret discrimin discurs "
    "diseas disgorg disguis disgust dish disincent disinfect dismantl dismay dismiss dispar dispass dispatch dispens "
    "display dispos disposit disproport disput disrupt dissect dissemin dissent dissip dissolut dissolv distanc "
    "distend distens distil distinct distort distract distribut district disturb nondescript nonsens"
)

_SPELLINGS = (("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("our", "or"), ("ence", "ense"), ("lled", "led"),
              ("lling", "ling"), ("tre", "ter"), ("ogue", "og"))  # fmt: skip

# Each with its short forms (see `Language.same_names`).
_WEEKDAYS = (
    "monday=mon tuesday=tue=tues wednesday=wed?=weds? thursday=thu=thur=thurs friday=fri saturday=sat? sunday=sun?"
)
_MONTHS = (
    "january=jan february=feb march=mar? april=apr? june=jun july=jul august=aug september=sep=sept october=oct "
    "november=nov december=dec"
)
_CONTACT = "telephone=phone=tel"
_SAME_NAMES = tuple(
    tuple(tuple(group.split("=")) for group in listed.split()) for listed in (_WEEKDAYS, _MONTHS, _CONTACT)
)

# "one", "first" and "may" are missing, because they are mostly no numbers and no month.
_EXACT_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety "
    "hundred thousand million second third fourth fifth sixth seventh eighth ninth tenth "
    + f"{_WEEKDAYS} {_MONTHS}".replace("=", " ").replace(ALSO_A_WORD, "")
)

ENGLISH = Language(
    contractions=_CONTRACTIONS | {f"{word}'s": f"{word} is" for word in _BEFORE_IS},
    contraction_endings={"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"},
    possessive="'s",
    function_words=frozenset(_FUNCTION_WORDS.split()),
    question_words=frozenset(_QUESTION_WORDS.split()),
    courtesy_words=frozenset(_COURTESY_WORDS.split()),
    thing_words=frozenset(_THING_WORDS.split()),
    clause_words=frozenset(_CLAUSE_WORDS.split()),
    denying_words=frozenset(_DENYING_WORDS.split()),
    meaning_words=frozenset(_MEANING_WORDS.split()),
    same_names=_SAME_NAMES,
    synonyms="english.txt",
    words="english_words.npy",
    overview_words=frozenset(_OVERVIEW_WORDS.split()),
    framing_words=frozenset(_FRAMING_WORDS.split()),
    articles=frozenset(_ARTICLES.split()),
    word_endings=("us", "eus", "or", "ors", "al", "ing", "ings", "er", "ers", "ed", "s", "es"),
    neutral_modifiers=frozenset(_NEUTRAL_MODIFIERS.split()),
    before_nouns=frozenset(_BEFORE_NOUNS.split()),
    before_verbs=frozenset(_BEFORE_VERBS.split()),
    verb_endings=("ing",),
    opposites=tuple((one, other) for one, other in map(str.split, _OPPOSITES.split("; "))),
    opposite_prepositions={"with": "without", "without": "with", "before": "after", "after": "before"},
    spellings=_SPELLINGS,
    exact_words=frozenset(_EXACT_WORDS.split()),
    two_sided=_TWO_SIDED,
    negating_prefixes=tuple(_NEGATING_PREFIXES.split()),
    telling_prefixes=tuple(_TELLING_PREFIXES.split()),
    not_negated=frozenset(_NOT_NEGATED.split()),
    privative_endings=("ful", "less"),
    switch_verbs=frozenset("turn switch log sign check opt zoom scale dial plug go clock".split()),
    switches={"on": "off", "off": "on", "in": "out", "out": "in", "up": "down", "down": "up"},
    negating_words=frozenset("not no non never".split()),
)
