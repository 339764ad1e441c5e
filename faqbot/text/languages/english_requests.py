"""English requests about the documents as a whole and about the last answer; `Talk` says how they are used."""

from __future__ import annotations

import re

from faqbot.text.lazy_pattern import LazyPattern

_BEFORE = (
    r"(?:(?:hi|hello|hey|ok|okay|so|well|and|but|then|now|please|sorry|thanks|no|yes|hm|hmm|um|faqbot|"
    r"can you|could you|would you|will you|can i|could i|i want to|i would like to|just|maybe|actually) )*"
)
_BEHIND = r"(?: (?:please|then|now|thanks|thank you|again|here|to me|for me|exactly|faqbot|in general|a bit|at all))*"
_DOCUMENTS = (
    r"(?:this|these|the|your) (?:documents?|docs|pages?|site|website|files?|corpus|faqs?|collection|texts?|"
    r"knowledge base|manual|guide)"
)
_THINGS = (
    r"(?:(?:all|every|the|your|these|those|available|other|possible) )*(?:topics?|titles?|subjects?|articles?|sources?|"
    r"categories|sections?|chapters?|themes?|contents?|documents?|pages?|files?|docs)"
)
_PUT = r"(?:ask|answer|put|accept|respond to|know|have|handle|take|understand)"
_QUESTIONS = (
    r"(?:(?:the|your|some|an|a|any|few|example|sample|typical|common|possible|more) )*(?:questions?|examples?|samples?)"
)
_OF_YOU = r"(?:of (?:you|this bot|faqbot))"
_SHOW = r"(?:list|show|give|name|see|tell|suggest|say|read)(?: me)?"
_THAT = r"(?:it|that|this|them|these|those|the answer|your answer|the last answer)"
_ITEM = r"(?:step|steps|one|item|tip|point|thing|part)"
_ABOUT_THAT = rf"(?: (?:about|on|of) {_THAT})?"
_KNOW = r"(?:know|have|cover|answer|talk|offer|tell me|help|ask)(?: (?:me|you|with|about|something|well|questions|on))*"
_I_THINK = r"(?:(?:i think|i believe|i am afraid|i guess) )?"
_WRONG = r"(?:wrong|incorrect|false|untrue|nonsense|rubbish|garbage|useless|unhelpful|a mistake|bad|no help)"
_ASKED = r"(?:asked|meant|mean|wanted|want|need|needed|said|am looking for|was looking for|asked you)"
_WHAT_I_ASKED = rf"what i {_ASKED}(?: (?:about|for))?"
_NO_ANSWER = (
    r"(?:quite |really )?(?:right|correct|true|helpful|it|good|useful|relevant|the point|my question|an answer|"
    rf"the answer|the right answer|{_WHAT_I_ASKED})"
)
_DETAILS = r"(?: (?:details?|information|info))"

# A text is a request of the first kind whose pattern matches all of it, but for words of politeness around it.
_PATTERNS = {
    "about": (
        rf"what (?:is|are) (?:this|it|that|these|those|all this|everything|{_DOCUMENTS})(?: all)? about",
        rf"what (?:do|does) {_DOCUMENTS} (?:say|cover|contain|deal with|talk about)",
        rf"what (?:is|are) in (?:here|it|this|these|there|{_DOCUMENTS})",
        r"(?:give me )?(?:an?|the) (?:overview|summary)(?: of (?:this|it|everything|the documents))?",
    ),
    "topics": (
        rf"(?:{_SHOW} )?{_THINGS}(?: (?:do you have|list|overview))?",
        rf"(?:what|which) (?:kinds? of |sorts? of |other |else )?{_THINGS} (?:do|can) (?:you|i) {_KNOW}",
        rf"(?:what|which) (?:kinds? of |sorts? of |other |else )?{_THINGS} (?:are|is) (?:there|available|covered)",
        r"table of contents",
        r"what do you (?:have|know|cover)(?: about)?",
        r"what (?:is|are) (?:available|covered)",
        r"what else (?:do you (?:have|know|cover)|can you (?:tell me|do)|is there|can i ask)",
    ),
    "examples": (
        r"what (?:can|could|should|may|shall|do) i ask(?: you)?(?: about)?",
        rf"what (?:kinds?|sorts?|types?) of questions(?: (?:can|could|may|do) (?:i|you) {_PUT}(?: (?:you|of you))?)?",
        r"(?:what|which) questions (?:can|could|should|may|do) (?:i|you) (?:ask|answer|put|understand|know)(?: you)?",
        rf"(?:{_SHOW} )?{_QUESTIONS}(?: of questions)?",
        r"for example",
    ),
    "maker": (
        r"who (?:made|built|wrote|created|programmed|developed|designed|owns|invented) (?:you|faqbot|this bot)",
        rf"who (?:is|are) (?:your|the) (?:makers?|creators?|authors?|developers?)(?: {_OF_YOU})?",
        r"where do you come from",
        r"how (?:were|are) you (?:made|built|trained)",
    ),
    "next": (
        rf"(?:what (?:is|are) )?(?:the )?next(?: {_ITEM})?",
        rf"{_SHOW} the next(?: {_ITEM})?",
        rf"what (?:comes|do i do|should i do|happens|is) (?:next|then|now|after {_THAT})",
        r"(?:then|now) what|what (?:then|now|next)|after that|then",
    ),
    "more": (
        rf"(?:{_SHOW} )?(?:some |a bit |a little )?more{_DETAILS}?{_ABOUT_THAT}",
        r"(?:go|carry|read) on|continue|keep going|any more|elaborate|further",
        rf"(?:is there )?(?:anything|something|what) (?:else|more){_ABOUT_THAT}",
        rf"(?:more|further|any){_DETAILS}{_ABOUT_THAT}",
        rf"is (?:that|this|it) (?:all|everything)(?: you (?:know|have))?{_ABOUT_THAT}",
    ),
    "repeat": (
        rf"{_SHOW} {_THAT}(?: (?:again|once more|one more time|back))",
        rf"repeat(?: {_THAT}| yourself)?(?: (?:once more|one more time))?",
        r"come again|once more|one more time|pardon(?: me)?|i beg your pardon|say again|what did you say|what was that",
    ),
    "wrong": (
        rf"{_I_THINK}(?:that|this|it|the answer|your answer) (?:is|was) {_WRONG}",
        rf"{_I_THINK}(?:that|this|it|the answer|your answer) (?:is|was) not {_NO_ANSWER}",
        rf"not {_NO_ANSWER}|(?:wrong|incorrect|false)(?: answer| one)?",
        r"(?:that|this|it) does not (?:help|answer (?:my question|the question|that|it)|fit|apply)(?: me)?",
        r"you (?:are|were|got (?:it|that|me)) wrong",
        r"you (?:misunderstood|did not understand|do not understand)(?: me| my question)?",
        r"i (?:meant|asked|wanted|mean) something else|something else|i did not (?:mean|ask|want) (?:that|this|it)",
    ),
    "unclear": (
        rf"i (?:still |really )?(?:do not|did not|can not|cannot) (?:understand|get|follow)(?: {_THAT}| you| a word)?",
        rf"what do you mean(?: (?:by|with) {_THAT})?|what does {_THAT} mean",
        rf"(?:explain|clarify)(?: {_THAT})?(?: (?:better|more|further|differently|in more detail))?",
        r"huh|what|eh|i am (?:confused|lost)",
        r"(?:that|this|it) (?:is|was) (?:unclear|confusing|not clear|too (?:short|complicated))",
        r"(?:that|this|it) (?:does not make|makes no) sense",
        r"(?:in )?(?:other|simple|simpler|plain|easier) (?:words|english|terms)",
    ),
}

# "What exercises do you have?": the word in the group `things` may stand for the documents.
_WHAT_THINGS = (
    r"(?:what|which) (?:kinds? of |sorts? of |other )?(?P<things>\w+(?: \w+)?) (?:do you (?:have|know|cover|offer)"
    r"|have you got|are there|can you (?:explain|describe|help (?:me )?with))"
)

ENGLISH_REQUESTS = {
    kind: LazyPattern(f"{_BEFORE}(?:{'|'.join(patterns)}){_BEHIND}") for kind, patterns in _PATTERNS.items()
}
WHAT_THINGS = LazyPattern(f"{_BEFORE}{_WHAT_THINGS}{_BEHIND}")

_SOURCES = " ".join((_BEFORE, _BEHIND, *(source for sources in _PATTERNS.values() for source in sources)))

# All words of the patterns, with and without their optional last letters: a text that has other words is no request.
# Some of these are parts of patterns and no words, which does no harm.
REQUEST_WORDS = frozenset(
    form
    for word, optional in set(re.findall(r"([a-z]+)(\??)", _SOURCES))
    for form in (word, word[:-1] if optional else word)
)
