"""What people say besides asking: greetings, thanks, and what they ask about the one who answers. English only."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words that a greeting, thanks and a farewell consist of; a text of nothing else asks nothing.
_GREETING = frozenset("hi hello hey hiya howdy yo greetings morning afternoon evening".split())
_THANKS = frozenset(
    "thanks thank thx ty cheers ta great cool nice perfect awesome brilliant lovely excellent super".split()
)
_ACKNOWLEDGEMENT = frozenset("ok okay alright understood sure yes yeah".split())
_FAREWELL = frozenset("bye goodbye farewell cya ciao".split())
_BESIDE = frozenset(
    "a all and bot day dear everyone faqbot folks for friend good got have helped helpful help helping helps i it lot "
    "man mate much now oh ok okay really so sir that there this to tonight very was well you your".split()
)
# As a whole; "what can you do" asks about faqbot, "what can you do with a strap" does not.
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
        "what do you do", "what do you know", "what do you know about", "what can i ask", "what can i ask you",
        "what can i ask about", "what can you answer", "what can you tell me", "what can you help with",
        "what can you help me with", "how can you help", "how can you help me", "how do you work",
        "what are you for", "what topics do you know", "what do you cover",
    ),
    "identity": (
        "who are you", "what are you", "who r u", "are you a bot", "are you a robot", "are you human",
        "are you a human", "are you an ai", "are you real", "are you a person", "what is your name",
        "do you have a name", "who am i talking to", "who is this", "are you a chatbot", "are you chatgpt",
    ),
}  # fmt: skip
_KINDS = {phrase: kind for kind, phrases in _PHRASES.items() for phrase in phrases}

# Said before and behind such a phrase.
_POLITE = frozenset("hi hello hey ok okay so well and please then thanks there now but exactly actually".split())

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_WRITTEN_OUT = {"what's": "what is", "how's": "how is", "who's": "who is", "whats": "what is", "hows": "how is"}

# Titles that a reply names.
_MOST_TITLES = 3
_LONGEST_TITLE = 60


def kind_of(text: str) -> str | None:
    """Return what a text is besides a question (a key of `_PHRASES`), None if it may be one."""
    words = " ".join(_WRITTEN_OUT.get(word, word) for word in _WORD.findall(text.casefold())).split()
    return _KINDS.get(" ".join(words)) or _by_words(words) or _KINDS.get(" ".join(_core(words)))


def reply_to(kind: str, titles: Sequence[str]) -> str:
    """Return what to say to a kind of small talk, from the titles of the documents."""
    subjects = _listed(titles)
    return {
        "greeting": f"Hello. Ask me about {subjects}.",
        "thanks": "You're welcome.",
        "acknowledgement": "What would you like to know?",
        "refusal": "All right. What would you like to know?",
        "farewell": "Goodbye.",
        "abilities": f"I answer questions about {subjects}: word for word from the documents, or not at all.",
        "identity": f"I'm faqbot. I look up answers about {subjects} in the documents and quote them.",
    }[kind]


def _by_words(words: Sequence[str]) -> str | None:
    said = frozenset(words)
    if not said <= _GREETING | _THANKS | _ACKNOWLEDGEMENT | _FAREWELL | _BESIDE:
        return None
    kinds = {"farewell": _FAREWELL, "thanks": _THANKS, "acknowledgement": _ACKNOWLEDGEMENT, "greeting": _GREETING}
    for kind, its in kinds.items():
        if said & its:
            return kind
    return None


def _core(words: Sequence[str]) -> Sequence[str]:
    first, last = 0, len(words)
    while first < last and words[first] in _POLITE:
        first += 1
    while last > first and words[last - 1] in _POLITE:
        last -= 1
    return words[first:last]


def _listed(titles: Sequence[str]) -> str:
    shown = [" ".join(title.split())[:_LONGEST_TITLE] for title in titles[:_MOST_TITLES]]
    if len(titles) > _MOST_TITLES:
        shown.append(f"{len(titles) - _MOST_TITLES:,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
