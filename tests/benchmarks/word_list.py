"""Make the English word list (`faqbot/text/languages/english_words.npy`) from SCOWL and WordNet.

    python tests/benchmarks/word_list.py SCOWL WORDNET

SCOWL and WORDNET are the folders `/usr/share/dict/scowl` and `/usr/share/wordnet` of Debian's packages `scowl` and
`wordnet-base`. Both have permissive licences (`faqbot/text/languages/english_words_licence.txt`). The words are
those of SCOWL up to size `SIZE` in American and British spelling, with names and abbreviations. `text.word_list` says
what the file holds.

The rarity of a word is -log2 of an estimate of its frequency relative to the most frequent word. The frequency is the
number of times that WordNet's glosses and examples have a word with the same stem, plus the geometric mean of this
number (plus one half) over the words of the same size in SCOWL: some everyday words ("refund", "login") are rare in
glosses, and SCOWL knows that they are common.
"""

from __future__ import annotations

import argparse
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import geometric_mean

import numpy as np

from faqbot.text.analyser import Analyser
from faqbot.text.word_list import RAREST, entry_of

# Of SCOWL's sizes, 60 is its own default. Of the words that occur in three documents or more of 30 public FAQs, 8.1 %
# are not listed, nearly all of them names and jargon. With sizes 50, 70 and 80 it is 9.4, 7.2 and 6.1 %, but then 3.5,
# 4.4 and 5.4 % of random typos are listed, instead of 3.9 %.
SIZE = 60

# Everyday words that SCOWL lacks, and the size that they count as.
_NEWER = (
    "android apis app backend bookmarklet captcha cashless chatbot chatbots checkin chromebook codebase config "
    "contactless coronavirus coworking cpus crypto cryptocurrency customizable dropdown ebike ebikes ebook ebooks "
    "ecommerce emoji emojis facebook facemask facemasks faq faqs favicon filename filenames filesize freelancer "
    "frontend gif gifs github gluten gmail gpu gpus hashtag hashtags hdmi homepage hotspot hotspots iban ids "
    "instagram ipad iphone iphones json linkedin livestream lockdown lockdowns login logins logout macbook macos "
    "metadata microsoft misspelt namespace namespaces offline online onboarding onsite paypal pdfs plugin plugins "
    "podcast podcasts popup popups prefilled preorder preorders reinstall reinstalled reinstalling repo repos resend "
    "resending rideshare rollout rollouts screenshots signup signups skype smartwatch smartwatches sms smartphones "
    "stdin stdout subfolder subfolders tiktok timeslot timeslots timestamp timestamps touchscreen ubuntu unboxing "
    "unfollow unfriend unsubscribed unsubscribing url urls username usernames vape vaping voicemail vpn webcam "
    "webinar webinars webpage webpages whatsapp whitespace wifi workaround workarounds workflow workflows youtube"
)
_NEWER_SIZE = 50

_LISTS = ("english", "american", "british", "british_z")
_KINDS = ("words", "upper", "proper-names", "abbreviations")
_TARGET = Path(__file__).parents[2] / "faqbot" / "text" / "languages" / "english_words.npy"
_GLOSS = re.compile(r"\| (.*)$", re.MULTILINE)


def scowl_words(folder: Path, size: int = SIZE) -> dict[str, int]:
    """Return the words of SCOWL up to a size, in lower case, and the smallest size that has each."""
    sizes = dict.fromkeys(_NEWER.split(), _NEWER_SIZE)
    paths = [path for name in _LISTS for kind in _KINDS for path in folder.glob(f"{name}-{kind}.*")]
    for path in sorted(paths):
        of_file = int(path.suffix[1:])
        if of_file <= size:
            for line in path.read_text(encoding="utf-8").splitlines():
                word = line.strip().casefold().removesuffix("'s")
                for form in {word, _plain(word)}:
                    if form.isalpha():
                        sizes[form] = min(of_file, sizes.get(form, of_file))
    return sizes


def _plain(word: str) -> str:
    """Return the word without accents, as many people type it."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def gloss_texts(folder: Path) -> Iterator[str]:
    """Yield the glosses of WordNet, which hold definitions and examples."""
    for path in sorted(folder.glob("data.*")):
        yield from _GLOSS.findall(path.read_text(encoding="utf-8"))


def rarities(sizes: dict[str, int], counts: Counter[str], analyser: Analyser) -> dict[str, int]:
    """Return the rarity of each word; `counts` has how often the glosses have each stem."""
    stems = dict(zip(sizes, analyser.stems(list(sizes)), strict=True))
    smallest: dict[str, int] = {}
    for word, stem in stems.items():
        smallest[stem] = min(sizes[word], smallest.get(stem, sizes[word]))
    usual = {
        size: geometric_mean(counts[stem] + 0.5 for stem, of_stem in smallest.items() if of_stem == size)
        for size in set(smallest.values())
    }
    frequencies = {word: counts[stem] + usual[smallest[stem]] for word, stem in stems.items()}
    most = max(frequencies.values())
    return {word: min(RAREST - 1, round(math.log2(most / frequency))) for word, frequency in frequencies.items()}


def main(scowl: Path, wordnet: Path) -> None:
    """Write the file and print its size."""
    analyser = Analyser()
    sizes = scowl_words(scowl)
    counts = Counter(stem for text in gloss_texts(wordnet) for stem in analyser.terms(text))
    entries = sorted(entry_of(word, rarity) for word, rarity in rarities(sizes, counts, analyser).items())
    np.save(_TARGET, np.array(entries, dtype="<u4"))
    print(f"{len(entries):,} words, {_TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("scowl", type=Path)
    arguments.add_argument("wordnet", type=Path)
    options = arguments.parse_args()
    main(options.scowl, options.wordnet)
