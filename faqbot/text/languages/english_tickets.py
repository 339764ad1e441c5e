"""English sentences of longer messages, such as tickets: those that ask, and those that are only polite."""

from __future__ import annotations

from faqbot.text.lazy_pattern import LazyPattern

# Phrases by which a sentence asks without the order of words of a question.
_ASKING_PHRASES = (
    r"(?:tell|show|inform|advise|remind) (?:me|us)",
    r"let (?:me|us) know (?!if|as soon)\w+ \w+",
    r"(?:like|want|need|love|keen|curious) to (?:know|ask|find out|hear|learn|understand)",
    r"(?:wonder|wondering|wondered|explain|clarify|looking for|advise on)",
    r"(?:my|the|a|one|another) questions? (?:is|are|about)",
    r"(?:not|no) (?:sure|idea|clue) (?:if|whether|how|what|when|where|why|which|who)",
    r"any (?:idea|tips|advice|chance|way)",
    r"(?:details|information) (?:of|on|about)",
)
ASKING_PHRASES = "|".join(_ASKING_PHRASES)

_ASKING = "is|are|was|were|do|does|did|can|could|will|would|shall|should|may|might|must|have|has|am"
_ASKED_ABOUT = (
    "i|you|we|they|he|she|it|there|the|this|that|these|those|my|our|your|his|her|their|a|an|any|anyone|anybody|someone|"
    "somebody|one|all"
)
_BEFORE = "(?:(?:and|or|but|so|then|also|ok|okay|well|now|please|hi|hello|hey|second|secondly|finally|further) )*"
ASKS_PLAINLY = LazyPattern(
    rf"^{_BEFORE}(?!when (?:{_ASKED_ABOUT})\b)(?:what|which|who|whose|where|when|why|how)(?: \w+){{0,3}} "
    rf"(?:{_ASKING}|to)\b|"
    rf"^{_BEFORE}(?:{_ASKING}) (?:{_ASKED_ABOUT})\b(?! (?:lovely|nice|good|great|wonderful|pleasant))|"
    rf"\b(?:{ASKING_PHRASES})\b"
)

# What may stand between two questions in one sentence: "and", "or also", a comma with or without them.
JOINS = LazyPattern(r"(?i)\s*+(?:[,;]\s++(?:(?:and|or|but|plus) )?|(?<=\s)(?:and|or|plus)\s)(?:(?:also|then) )?")

# What people say before a question to be polite, in the text as it was typed.
_POLITE = r"(?:(?:please|kindly|maybe|perhaps|also|just|really|quickly|possibly) )*"
_TELL = r"(?:tell|inform|advise|remind|explain to) (?:me|us)"
_AM = r"(?:['’]m| am| was| were|['’]re| are|['’]ve been| have been)?"
FRAMES = LazyPattern(
    r"(?i)^(?:(?:hi|hello|hey|so|and|also|well|ok|okay|please|sorry|now)\b[,!. ]*)*(?:"
    rf"(?:can|could|would|will) (?:you|someone|anyone|anybody) {_POLITE}{_TELL}|{_POLITE}{_TELL}|"
    rf"{_POLITE}let (?:me|us) know|"
    rf"(?:i|we)(?:['’]d| would| do)? {_POLITE}(?:like|love|want|need|have) to (?:know|ask|find out)(?: you)?|"
    rf"(?:i|we){_AM} {_POLITE}(?:wonder|wondered|wondering|curious)|"
    r"(?:do|does|would) (?:you|anyone|anybody) (?:happen to )?know|"
    r"(?:is it|would it be) possible to (?:know|tell me)|(?:i['’]?m|i am) not sure|my question is|"
    r"(?:i|we) (?:have|had) a (?:quick )?question(?: about)?"
    r")[,: ]+(?:(?:if|whether|that|about|please) )*",
    needs=(" me", " us", "know", "ask", "find out", "wonder", "curious", "sure", "question"),
)

_HELP = (
    r"(?:help|assist|advise|support)(?: (?:me|us))?(?: out)?(?: (?:with|on|in) (?:this|that|it|something|a problem))?"
)
_SOME = r"(?:a|an|one|two|three|some|another|a few|a couple of)"
COURTESY = LazyPattern(
    r"(?:and |so |but |hi |hello |hey )*(?:"
    r"i (?:really )?hope (?:you|this|all|everything)\b.*|"
    r"(?:many |thanks|thank you|thx|cheers).*|"
    r"(?:have|wishing you|enjoy) (?:a|your|the rest)\b.{0,40}|"
    rf"(?:please |kindly )?(?:let me know|get back to me|{_HELP})(?: (?:please|soon|asap|as soon as possible))*|"
    rf"(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody)(?: please| kindly)? {_HELP}(?: please)?|"
    rf"(?:please )?i (?:really )?need (?:some |your )?(?:help|assistance|advice)\b.{{0,30}}|"
    rf"(?:i (?:just )?(?:have|had|ve got|got)|just) {_SOME}(?: \w+)? questions?\b.{{0,30}}|"
    r"(?:i (?:am|m) )?looking forward to\b.*|"
    r"(?:any|your) (?:help|advice|reply|answer|support)\b.{0,20}(?:appreciated|welcome|great)|"
    r"how are you\b.{0,30}|(?:i am |i m )?sorry (?:to|for) (?:bother|disturb|trouble|the)\b.*"
    r")"
)
SIGNS_OFF = LazyPattern(
    r"(?:(?:kind|best|warm|with|many|my|all the|with kind|with best) )?(?:regards|wishes|greetings|best)\b|"
    r"yours(?: (?:sincerely|faithfully|truly))?\b|sincerely\b|(?:thanks|thank you|cheers|thx|best)(?: \w+){1,2}$|"
    r"sent from my\b|get outlook for\b"
)
