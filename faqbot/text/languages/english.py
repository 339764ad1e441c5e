"""The English word lists; `Language` says how each list is used."""

from __future__ import annotations

from faqbot.text.language import Language

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
_COURTESY_WORDS = (
    "hi hey hello hiya dear there bot faqbot ok okay so well um uh please pls plz kindly thanks thank you thx cheers "
    "sorry excuse me sir madam mate folks team everyone all guys quick question just good morning afternoon evening"
)
# Swapping two neighbouring letters of these words never gives another word. ("from" is missing because of "form", and
# "does" because of "dose".)
_OFTEN_SWAPPED = "the and you can how what when where which with this that have should would could"

_OVERVIEW_WORDS = (
    "what is are was a an the tell me about explain describe define definition overview of on meaning mean please"
)
_FRAMING_WORDS = f"{_OVERVIEW_WORDS} how to can could i you we do does my our your should would like want need"

_SINGULAR_ARTICLES = "a an the this that"
_ARTICLES = f"{_SINGULAR_ARTICLES} these those my our your"
_NEUTRAL_MODIFIERS = (
    "proper perfect correct good basic standard normal regular classic full real simple recommended ideal best safe "
    "right optimal typical usual average maximum minimum suggested heavy light daily weekly benefit benefits advantage "
    "advantages alternative alternatives duration purpose reason reasons tip tips info information details price cost "
    "fee"
)
_BEFORE_NOUNS = "a an the my your our this that of for with in on"
_BEFORE_VERBS = "i you we they one to should can could would must may might will not never who people"

# "do" and "do not" are not opposites here: people say "it doesn't start" when they mean "how do I start it?".
_OPPOSITES = (
    "enable disable; activate deactivate; lock unlock; install uninstall; subscribe unsubscribe; connect disconnect; "
    "encrypt decrypt; mute unmute; follow unfollow; increase decrease; upload download; import export; "
    "accept reject; allowed forbidden; legal illegal"
)

ENGLISH = Language(
    contractions=_CONTRACTIONS | {f"{word}'s": f"{word} is" for word in _BEFORE_IS},
    contraction_endings={"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"},
    possessive="'s",
    function_words=frozenset(_FUNCTION_WORDS.split()),
    question_words=frozenset(_QUESTION_WORDS.split()),
    courtesy_words=frozenset(_COURTESY_WORDS.split()),
    often_swapped=frozenset(_OFTEN_SWAPPED.split()),
    synonyms="english.txt",
    words="english_words.npy",
    overview_words=frozenset(_OVERVIEW_WORDS.split()),
    framing_words=frozenset(_FRAMING_WORDS.split()),
    articles=frozenset(_ARTICLES.split()),
    singular_articles=frozenset(_SINGULAR_ARTICLES.split()),
    word_endings=("us", "eus", "or", "ors", "al", "ing", "ings", "er", "ers", "ed", "s", "es"),
    neutral_modifiers=frozenset(_NEUTRAL_MODIFIERS.split()),
    before_nouns=frozenset(_BEFORE_NOUNS.split()),
    before_verbs=frozenset(_BEFORE_VERBS.split()),
    verb_endings=("ing",),
    opposites=tuple((one, other) for one, other in map(str.split, _OPPOSITES.split("; "))),
    opposite_prepositions={"with": "without", "without": "with"},
    switch_verb="turn",
    switches={"on": "off", "off": "on"},
    permission="can",
    negation="not",
)
