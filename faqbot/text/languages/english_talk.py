"""The English patterns and phrases for conversations; `Talk` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.english_requests import ENGLISH_REQUESTS, REQUEST_WORDS, WHAT_THINGS
from faqbot.text.languages.english_tickets import ASKING_PHRASES, ASKS_PLAINLY, COURTESY, FRAMES, JOINS, SIGNS_OFF
from faqbot.text.lazy_pattern import LazyPattern
from faqbot.text.talk import Talk

_NUMBERS = ("one", "two", "three", "four")
_ORDINALS = ("first", "second", "third", "fourth")

_PICKING = (
    r"(?:(?:have|got|my|mine|ok|okay|well|so|hm|hmm|uh|um|yes|please|i|mean|meant|want|think|guess|would|like|it is|"
    r"that is|it was|the|a|an|option|number|nr|answer|choose|pick|take|go|with|for|about|of|one|ones|thanks|exercise|"
    r"page|document|them|what about|how about|what of|and|just)(?: |$))*"
)
_PICKED = (
    r"(?:(?P<digits>\d{1,9})(?:st|nd|rd|th)?|"
    rf"(?P<word>{'|'.join((*_ORDINALS, 'last', *_NUMBERS))}))(?: |$)"
)
_SEVERAL = r"(?:both|all|every one|each|either|any|any one|\d+(?: (?:and|or|to) \d+)+)(?: |$)"

_ASKING_WORDS = (
    "who whom whose what when where which why how is are was were am do does did can could will would shall should may "
    "might must have has had"
)
_AFTER = "and or but so then also ok okay well now yes no please hi hello hey first second secondly finally further"
_ASKS = (
    rf"^(?:(?:{_AFTER.replace(' ', '|')}) )*(?:{_ASKING_WORDS.replace(' ', '|')})\b|"
    rf"\b(?:{ASKING_PHRASES})\b"
)

_BARE = (
    r"(?:(?:and|or|but|so|then|ok|okay|well|now|also|hm|hmm|no|yes) ?)*"
    r"(?:(?:what about|how about|what of|(?:is (?:it|that) |what is |are they )?the same (?:for|with|on|in)|"
    r"same (?:question |thing )?(?:for|with)|as for|for|with|about|on|in) ?)?"
    r"(?:(?:one|ones|then|instead|too|please|as well|exercise|page) ?)*$"
)
_ASKS_ABOUT = r"(?:(?:and|or|but|so|then|ok|okay|well|now|also|hm|hmm) )*(?:what about|how about|what of|as for)\b"
_CONTINUES = r"(?:and|or|but|also|same|is (?:it|that) the same|what about|how about|what of|as for)\b"
_BACK_TO = (
    r"(?:(?:and|so|then|ok|okay|well|now|but|please) )*"
    r"(?:(?:let us |can we |could we |i want to |going |go |get )*back to|"
    r"(?:let us )?return to)\b ?(.*)$"
)
_PLACE = (
    rf"(?:the )?(?:very )?({'|'.join(_ORDINALS)}|last|previous|other|earlier|one before)"
    r"(?: (?:one|topic|page|document|exercise|question))?\b ?(.*)$"
)

# "It" and "that" that refer to nothing said before: "what if it rains", "is it possible to pay", "how long does it take
# to get there", "is it true that", "a book that is out" (after Lappin and Leass, 1994, on pleonastic pronouns).
_WEATHER = r"(?:rain|snow|storm|thunder|hail|pour|freez|drizzl)\w*|dark|windy|sunny|foggy|icy|late|too (?:hot|cold|wet)"
_NO_NOUN = (
    "is are was were be do does did can could will would should has have and but or so what when where why how if of "
    "for with about after before like in on to at by from"
)
_AFTER_THAT = "is are was were has have had can i you we they he she my the a an will would does do did"
_EXPLETIVE = "|".join(
    (
        r"\b(?:is|are|was|were|be) there\b",
        r"\bthere (?:is|are|was|were|be)\b",
        rf"\bit (?:(?:is|was|will be|will|gets|starts to|begins to|keeps) )?(?:{_WEATHER})\b",
        r"\b(?:is|was|would|will) it (?:be )?(?:\w+ )?\w+ (?:to|that|if|for (?:\w+ )?\w+ to)\b",
        r"\b(?:does|will|would|did) it (?:\w+ )?(?:take|cost) (?=(?:\w+ ){0,3}to\b)",
        r"\bit (?:depends|seems|appears|turns out|happens)\b",
        r"\b(?:time|day|date) is it\b",
        rf"\b(?!(?:{_NO_NOUN.replace(' ', '|')})\b)\w+ that (?=(?:{_AFTER_THAT.replace(' ', '|')})\b)",
    )
)

_GREETING = "hi hello hey hiya howdy yo greetings morning afternoon evening"
_THANKS = "thanks thank thx ty cheers ta great cool nice perfect awesome brilliant lovely excellent super"
_ACKNOWLEDGEMENT = "ok okay alright understood sure yes yeah"
_FAREWELL = "bye goodbye farewell cya ciao"
_BESIDE = (
    "a all and bot day dear everyone faqbot folks for friend good got have helped helpful help helping helps i it lot "
    "man mate much now oh ok okay really so sir that there this to tonight very was well you your"
)
# Each phrase must be the whole text: "what can you do" asks about faqbot, "what can you do with a strap" does not.
_PHRASES = {
    "greeting": ("good day", "how are you", "how are you doing", "how is it going", "what is up", "whats up", "sup"),
    "thanks": ("much appreciated", "no thanks", "no thank you", "got it", "makes sense", "that helps"),
    "acknowledgement": (
        "right", "sorry", "i see", "i understand", "hm", "hmm", "i have a question", "can i ask you something",
        "one more question", "another question",
    ),
    "refusal": ("no", "none", "none of these", "none of them", "neither", "never mind", "nevermind", "cancel"),
    "farewell": ("see you", "see you later", "see ya", "good night", "have a nice day", "have a good day", "take care"),
    "abilities": (
        "help", "help me", "can you help", "can you help me", "what can you do", "what can you do for me",
        "what do you do",
        "what can you answer", "what can you tell me", "what can you help with",
        "what can you help me with", "how can you help", "how can you help me", "how do you work",
        "what are you for",
    ),
    "identity": (
        "who are you", "what are you", "who r u", "are you a bot", "are you a robot", "are you human",
        "are you a human", "are you an ai", "are you real", "are you a person", "what is your name",
        "do you have a name", "who am i talking to", "who is this", "are you a chatbot", "are you chatgpt",
    ),
}  # fmt: skip
_POLITE = "hi hello hey ok okay so well and please then thanks there now but exactly actually"

ENGLISH_TALK = Talk(
    picked=LazyPattern(_PICKING + _PICKED + _PICKING + "$"),
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    last="last",
    picks_several=LazyPattern(f"{_PICKING}{_SEVERAL}{_PICKING}$"),
    only_picks=LazyPattern(rf"\d|\b(?:{'|'.join((*_ORDINALS, 'last', *_NUMBERS[1:]))}|(?:number|nr|option) one)\b"),
    beside_pick=LazyPattern(f"{_PICKING}$"),
    asks=LazyPattern(_ASKS),
    asks_plainly=ASKS_PLAINLY,
    joins=JOINS,
    frames=FRAMES,
    courtesy=COURTESY,
    signs_off=SIGNS_OFF,
    bare=LazyPattern(_BARE),
    asks_about=LazyPattern(_ASKS_ABOUT),
    continues=LazyPattern(_CONTINUES),
    back_to=LazyPattern(_BACK_TO),
    place_in_order=LazyPattern(_PLACE),
    previous=frozenset(("previous", "other", "earlier", "one before")),
    refers_back=LazyPattern(r"\b(?:it|its|itself|this|that|these|those|they|them|their|there)\b"),
    asks_price=LazyPattern(
        r"\bhow much (?:is|are|would|will) (?:it|that|this|they|those|these|one)(?: be)?(?: for .*)?$|"
        r"\b(?:costs?|prices?|fees?|expensive)\b"
    ),
    expletive=LazyPattern(_EXPLETIVE),
    request_words=REQUEST_WORDS,
    requests=ENGLISH_REQUESTS,
    what_things=WHAT_THINGS,
    small_words=(
        ("farewell", frozenset(_FAREWELL.split())),
        ("thanks", frozenset(_THANKS.split())),
        ("acknowledgement", frozenset(_ACKNOWLEDGEMENT.split())),
        ("greeting", frozenset(_GREETING.split())),
    ),
    beside_small_talk=frozenset(_BESIDE.split()),
    small_phrases={phrase: kind for kind, phrases in _PHRASES.items() for phrase in phrases},
    polite_words=frozenset(_POLITE.split()),
    abbreviations={
        "what's": "what is",
        "how's": "how is",
        "who's": "who is",
        "whats": "what is",
        "hows": "how is",
    },
)
