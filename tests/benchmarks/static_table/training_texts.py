"""The texts that the static table is trained on: WordNet's glosses and examples, and questions from templates.

WordNet is read from Debian's package `wordnet-base` (free licence, see the notice beside the table). The templates and
the lists of everyday words below are part of faqbot. The texts depend on nothing else, and are the same in every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

WORDNET = Path("/usr/share/wordnet")
QUESTIONS = 75_000
# Share of the slots that are filled from the everyday words; the others are filled from WordNet, by frequency.
_EVERYDAY = 0.55
# A word of WordNet that its tagged texts never have counts as often as this.
_UNSEEN = 0.01

_NOUNS = """
account; password; username; login; email address; phone number; profile; profile picture; settings; notification;
subscription; membership; free trial; plan; invoice; receipt; bill; payment; payment method; credit card; debit card;
gift card; bank account; bank transfer; refund; discount; coupon; promo code; voucher; price; fee; charge; late fee;
tax; deposit; balance; transaction; exchange rate; currency; cash; ATM; PIN; loan; mortgage; interest rate; insurance;
claim; policy; contract; signature; order; order status; delivery; delivery address; shipping; shipping cost; tracking
number; package; parcel; return; return label; warranty; replacement; exchange; damaged item; product; size; colour;
stock; store; opening hours; appointment; reservation; booking; cancellation; ticket; seat; train; bus; flight;
luggage; passport; visa; hotel; room; check-in; checkout; breakfast; restaurant; menu; table; vegetarian food;
allergy; parking; parking space; car; rental car; driving licence; bike; helmet; toilet; lift; wheelchair; pet; dog;
cat; child; baby; student; teacher; school; course; class; lesson; exam; assignment; homework; grade; certificate;
deadline; lecture; slides; recording; project; degree; university; library; library card; book; e-book; magazine; loan
period; printer; copier; scanner; computer; laptop; phone; smartphone; tablet; charger; battery; screen; keyboard;
mouse; headphones; camera; microphone; speaker; wifi; internet connection; network; router; VPN; proxy; firewall;
server; database; backup; cloud; storage; file; folder; attachment; document; PDF; spreadsheet; photo; image; video;
audio; subtitle; app; software; program; browser; website; web page; link; cookie; update; version; release; bug;
error message; crash; log file; command; terminal; shell script; plugin; extension; package manager; repository;
branch; pull request; commit; container; docker image; cluster; node; pod; deployment; API; API key; token;
certificate; domain; DNS record; port; host; HTTP request; JSON file; config file; environment variable; function;
class; variable; loop; array; list; dictionary; string; module; library; import; exception; test; thread; process;
memory; CPU; GPU; disk; operating system; Windows; Linux; Mac; Android; iPhone; Python; Java; JavaScript; Git; SQL;
neural network; layer; learning rate; training data; data set; model; weight; activation function; gradient;
overfitting; doctor; nurse; hospital; clinic; pharmacy; prescription; medicine; vaccine; vaccination; booster; side
effect; symptom; fever; cough; sore throat; headache; virus; coronavirus; COVID-19; pandemic; infection; quarantine;
isolation; lockdown; mask; social distancing; hand sanitizer; test result; blood pressure; diabetes; asthma;
pregnancy; breastfeeding; pain; injury; surgery; treatment; therapy; dentist; patient; visitor; visiting hours; gym;
exercise; workout; stretch; squat; push-up; muscle; knee; shoulder; back; hip; calf; breathing; weight; diet; protein;
calories; sleep; locker; shower; towel; swimming pool; sauna; trainer; apartment; house; flat; rent; landlord; tenant;
lease; heating; electricity; water; gas; kitchen; fridge; oven; washing machine; furniture; mattress; pillow; sheet;
cover; garden; plant; tree; seed; lawn; job; salary; employer; employee; working hours; holiday; sick leave; pension;
application; form; permit; licence; fine; police; court; lawyer; government; election; citizen; country; city;
language; translation; dictionary; weather; rain; temperature; earthquake; bank holiday; weekend; birthday; wedding;
party; present; music; song; film; game; player; team; score; league; points; captain; match; season; referee; ball;
recipe; bread; cheese; coffee; tea; milk; meat; fish; fruit; vegetable; sugar; salt; wine; beer; customer service;
customer support; manager; complaint; feedback; review; newsletter; privacy; personal data; security; fraud; identity;
age; date of birth; name; address; postcode; distance; height; length; speed; time zone; alarm; reminder; calendar;
meeting; message; chat; call; voicemail"""

_VERBS = """
change; reset; update; delete; remove; cancel; close; open; create; make; set up; install; uninstall; download;
upload; save; print; scan; copy; move; rename; share; send; receive; forward; reply to; add; edit; find; search for;
look up; see; view; check; track; order; buy; purchase; pay for; sell; return; exchange; replace; repair; fix; clean;
wash; charge; turn on; turn off; switch; enable; disable; activate; block; unblock; unlock; lock; use; try; test;
start; stop; pause; resume; restart; run; build; compile; deploy; configure; connect; disconnect; log into; access;
register; sign up for; join; leave; renew; extend; upgrade; downgrade; transfer; withdraw; deposit; apply for;
request; claim; get; lose; forget; recover; restore; report; complain about; contact; call; visit; book; reserve;
reschedule; bring; take; carry; keep; store; protect; prevent; avoid; treat; cure; catch; spread; eat; drink; cook;
wear; learn; study; teach; understand; read; write; play; watch; listen to; record; translate; convert; export;
import; merge; split; sort; filter; compare; measure; calculate; verify; confirm; sign; submit; attend; miss; pass;
fail; finish; improve; increase; reduce; lower; raise; choose; pick; recommend; need; want; have; do; hold; lift;
push; pull; bend; stretch; ship; deliver; rent; borrow; lend; park; drive; ride; travel with; hide; show; ignore;
reject; accept; approve; manage"""

_PLACES = """
the app; the website; my phone; my computer; the office; the store; the library; the hospital; school; the gym; home;
work; the airport; a hotel; another country; the US; Europe; Germany; Canada; Windows; Linux; a Mac; the cloud; the
browser; the command line; the kitchen; the car; public; the summer; the evening; the weekend; my town"""

_PEOPLE = """
I; we; you; they; people; children; students; my wife; my friend; a guest; a customer; someone; members; employees;
pregnant women; older people; users; visitors; patients; beginners; my company; the teacher; my dog"""

_QUESTIONS = """
how do I {verb} {the} {noun}?; how can I {verb} {the} {noun}?; how to {verb} {the} {noun}; what is {a} {noun}?; what
does {noun} mean?; where can I {verb} {the} {noun}?; where is {the} {noun}?; when can I {verb} {the} {noun}?; when
will {the} {noun} be ready?; why can't I {verb} {the} {noun}?; why is {the} {noun} so {adj}?; can I {verb} {the}
{noun}?; can {person} {verb} {a} {noun}?; is it possible to {verb} {the} {noun}?; do I need {a} {noun}?; do I need {a}
{noun} to {verb} {the} {noun2}?; do you have {noun}?; is there {a} {noun}?; are there any {noun}s?; how much does
{the} {noun} cost?; how much is {a} {noun}?; how long does {the} {noun} take?; how long does it take to {verb} {the}
{noun}?; how many {noun}s can I {verb}?; how often should I {verb} {the} {noun}?; what happens if I {verb} {the}
{noun}?; what happens to {the} {noun} if I {verb} {the} {noun2}?; what should I do if {the} {noun} is {adj}?; which
{noun} should I {verb}?; who can {verb} {the} {noun}?; what is the difference between {a} {noun} and {a} {noun2}?; is
{the} {noun} {adj}?; is {a} {noun} the same as {a} {noun2}?; should I {verb} {the} {noun} before the {noun2}?; can I
{verb} {the} {noun} without {a} {noun2}?; can I {verb} {the} {noun} in {place}?; does {the} {noun} work in {place}?;
how do I {verb} {the} {noun} from {the} {noun2}?; how can {person} {verb} {the} {noun} with {a} {noun2}?; I can't
{verb} {the} {noun}; I want to {verb} {the} {noun}; I forgot my {noun}; I lost my {noun}, what now?; my {noun} is
{adj}; my {noun} doesn't work; {the} {noun} is not working after I {verb} {the} {noun2}; please {verb} my {noun}; I
would like to {verb} {a} {noun} in {place}; help me {verb} {the} {noun}; {noun}; {noun} {noun2}; {verb} {noun}; {adj}
{noun}; {verb} {the} {noun} in {place}; {noun} for {noun2}; {noun} and {noun2}; tell me about {noun}; what are the
rules for {noun}?; is {noun} safe for {person}?; can you get {noun} from {noun2}?; what causes {noun}?; what are the
symptoms of {noun}?; am I allowed to {verb} {a} {noun}?; who is responsible for {the} {noun}?; what kind of {noun} do
you {verb}?; what time does {the} {noun} open?; error when I {verb} {the} {noun}; cannot {verb} {noun}: {noun2} not
found; why does {the} {noun} {verb} {the} {noun2}?; what if {person} {verb} {the} {noun}?; hi, can someone tell me how
to {verb} {the} {noun}, thanks"""

_STATEMENTS = """
you can {verb} {the} {noun} in {place}.; to {verb} {the} {noun}, {verb2} {the} {noun2} first.; {the} {noun} is {adj}.;
{person} can {verb} {the} {noun}, but not {the} {noun2}.; we do not {verb} {noun}s.; please {verb} {the} {noun} before
you {verb2} {the} {noun2}.; {the} {noun} must be {adj}, or the {noun2} will not work.; if you {verb} {the} {noun},
your {noun2} is lost.; yes, you can {verb} {a} {noun} with {a} {noun2}.; no, {the} {noun} does not {verb} {the}
{noun2}.; {a} {noun} is {a} kind of {noun2}.; {the} {noun} of {the} {noun2}; {noun} is needed to {verb} {the}
{noun2}.; it costs extra to {verb} {the} {noun}."""


def training_texts() -> list[str]:
    """Return all texts, without repetitions, mixed, so that a part of them is like the whole."""
    texts = [*dict.fromkeys([*_wordnet_texts(), *_template_texts(QUESTIONS)])]
    random.Random(7).shuffle(texts)
    return texts


def _wordnet_texts() -> Iterator[str]:
    """Yield each example, and of every other synset the gloss, in turn alone and behind one of its words."""
    for count, (words, gloss) in enumerate(_synsets()):
        yield from re.findall(r'"([^"]{8,})"', gloss)
        if count % 2 == 0:
            definition = re.split(r'; "', gloss)[0].strip(' ;"')
            yield definition if count % 4 else f"{words[count // 4 % len(words)]}: {definition}"


def _synsets() -> Iterator[tuple[list[str], str]]:
    for part in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):  # the licence, which stands at the beginning of each file
                continue
            data, _, gloss = line.partition("|")
            fields = data.split()
            words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            yield [re.sub(r"\(\w+\)$", "", word).replace("_", " ") for word in words], gloss.strip()


class _Words:
    """Words to fill one kind of slot with: everyday ones, and words of WordNet by their frequency."""

    def __init__(self, everyday: str, part: int) -> None:
        self._everyday = _listed(everyday) if everyday else []
        counts = _counts(part)
        self._words, self._weights = [*counts], _running_sums(counts.values())

    def draw(self, draws: random.Random) -> str:
        if self._everyday and draws.random() < _EVERYDAY:
            return draws.choice(self._everyday)
        return draws.choices(self._words, cum_weights=self._weights)[0]


def _counts(part: int) -> dict[str, float]:
    """Return the words of a part of speech (1 noun, 2 verb, 3 adjective), with the square root of their frequency."""
    name = {1: "noun", 2: "verb", 3: "adj"}[part]
    lines = (WORDNET / f"index.{name}").read_text(encoding="latin-1").splitlines()
    counts = {line.split(" ", 1)[0]: _UNSEEN for line in lines if not line.startswith("  ")}
    for line in (WORDNET / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        word, _, sense = key.partition("%")
        if word in counts and sense[0] == str(part):
            counts[word] += int(count)
    return {word.replace("_", " "): count**0.5 for word, count in counts.items() if re.match(r"[a-z]", word)}


def _template_texts(count: int) -> Iterator[str]:
    draws = random.Random(13)
    nouns, verbs, adjectives = _Words(_NOUNS, 1), _Words(_VERBS, 2), _Words("", 3)
    questions, statements = _listed(_QUESTIONS), _listed(_STATEMENTS)
    places, people = _listed(_PLACES), _listed(_PEOPLE)
    for _ in range(count):
        template = draws.choice(questions if draws.random() < 0.8 else statements)
        noun, verb = nouns.draw(draws), verbs.draw(draws)
        yield template.replace("{the}", draws.choice(["the", "my", "your", "a"])).format(
            a="an" if noun[0] in "aeiou" else "a",
            noun=noun,
            noun2=nouns.draw(draws),
            verb=verb,
            verb2=verbs.draw(draws),
            adj=adjectives.draw(draws),
            place=draws.choice(places),
            person=draws.choice(people),
        )


def _listed(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split(";")]


def _running_sums(values: object) -> list[float]:
    total, sums = 0.0, []
    for value in values:
        total += value
        sums.append(total)
    return sums


if __name__ == "__main__":
    texts = training_texts()
    print(len(texts), "texts")
    for text in random.Random(1).sample(texts, 40):
        print(text)
