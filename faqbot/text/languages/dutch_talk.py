"""The Dutch words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

# "Het", "die" and "dat" are articles, relatives and conjunctions as often as pronouns. They surely are pronouns at the
# end, before words that no noun phrase begins with, and as the object of a verb that ends the text.
_I = r"(?:ik|je|jij|men|we|wij|u)"
_MODAL = r"(?:kan|kun|kunnen|mag|mogen|moet|moeten|zal|zullen|wil|willen|zou)"
_VERB = r"(?:is|zijn|was|waren|wordt|worden|kost|kosten|werkt|werken|duurt|geldt|hoort|betekent|gaat)"
_NO_NOUN = (
    r"(?:ook|wel|nog|al|dan|eigenlijk|gratis|duur|mogelijk|veilig|verplicht|nodig|toegestaan|inbegrepen|open|dicht|"
    r"lang|normaal|echt|voor|met|in|op|aan|bij|van|na|zonder|te)"
)
_BESIDE = r"(?:(?:ook|nog|online|zelf|daar|hier|dan|gratis|weer|altijd|niet) )?"
_OF_TIME = r"(?:jaar|maand|week|zomer|winter|lente|voorjaar|najaar|herfst|weekend|avond|seizoen|keer|dag)"
# A pronoun behind a noun refers to that.
_NO_NOUN_YET = (
    r"^(?:(?!(?:de|het|een|geen|mijn|uw|jullie|onze?|deze|elke?|welke?|alle|veel|"
    r"(?:als|omdat|dat|toen|of|nadat|voordat|hoewel)(?! (?:ik|men|je|we)\b))\b)\w+ )*"
)
_PLACES = r"(?:voor|mee|aan|op|in|bij|van|over|na|toe|onder|uit|naar|tegen)"
_REFERS_BACK = "|".join(
    (
        (
            rf"{_NO_NOUN_YET}(?:hem|hij|ze)\b|\b(?:daar|dit|deze)\b(?! {_OF_TIME})|"
            rf"\b(?:er|daar|hier){_PLACES}\b(?!.*\b(?:dat|of|te)\b)"
        ),
        r"\b(?:het|dat|die|kost t)$",
        rf"\b{_VERB} (?:het|dat|die|t) {_NO_NOUN}\b(?: \w+)?$|\b{_VERB} dat\b",
        rf"\b{_MODAL} {_I} (?:het|die|m|t) {_BESIDE}\w+n$|\b{_MODAL} {_I} dat\b|\b{_MODAL} (?:het|dat) (?:ook )?\w+$",
    )
)
# "Het" that refers to nothing: "als het regent", "is het mogelijk om … te", "hoe laat is het", "duurt het voordat".
_WEATHER = r"(?:regent|sneeuwt|onweert|hagelt|stormt|vriest|waait|(?:te )?(?:koud|heet|warm|donker|nat|laat))"
_EXPLETIVE = "|".join(
    (
        rf"\bhet (?:(?:te )?(?:hard|veel) )?{_WEATHER}\b|\b(?:regent|sneeuwt) het\b",
        r"\bgaat het (?:om|met|over)\b|\bhet gaat (?:om|over)\b|\bhet spijt me\b|\b(?:laat|ver|tijd) is het\b",
        r"\bduurt het (?=.*\b(?:voordat|voor|tot|om|eer)\b)|\bdat het\b",
        r"\bhet (?=.*\b(?:dat|of|als|te \w+n|om)\b)",
    )
)

DUTCH_TALK = talk_from(
    TalkWords(
        numbers="een twee drie vier",
        ordinals="eerst tweed derd vierd",
        last="laatst",
        endings="e|en",
        beside_pick=(
            "ja graag alstublieft alsjeblieft ik bedoel neem wil kies zou willen de het die dat deze nummer nr "
            "optie antwoord pagina document met is was van dan oké ok goed dus bedankt"
        ),
        several="beide allebei alle allemaal elk elke maakt niet uit",
        bare=("en of maar ook dan dus oké ok nu de het een voor van in op met bij over alstublieft alsjeblieft"),
        turns_to="hoe zit het met, wat is er met, hoe is het met, en voor",
        small_words={
            "farewell": "doei dag ciao",
            "thanks": "bedankt dank dankjewel dankuwel super geweldig perfect mooi top",
            "acknowledgement": "ok oké goed begrepen duidelijk ja prima",
            "greeting": "hallo hoi hey goedemorgen goedemiddag goedenavond goedendag dag",
        },
        beside_small_talk=(
            "je u wel heel veel hartelijk voor de uw jouw hulp allemaal tot ziens morgen later en faqbot is het erg"
        ),
        small_phrases={
            "greeting": (
                "goede morgen, goede middag, goeden avond, hoe gaat het, hoe gaat het met u, hoe gaat het met je"
            ),
            "thanks": (
                "dank u, dank u wel, dank je, dank je wel, heel erg bedankt, nee bedankt, nee dank u, dat helpt"
            ),
            "acknowledgement": "ik begrijp het, ik snap het, in orde, hm, ik heb een vraag, nog een vraag",
            "refusal": (
                "nee, geen, geen van beide, geen van allen, geen van deze, laat maar, maakt niet uit, annuleren"
            ),
            "farewell": "tot ziens, tot later, tot morgen, goede nacht, prettige dag, fijne dag",
            "abilities": (
                "hulp, help, help mij, help me, wat kun je, wat kan je, wat kunt u, wat weet je, wat weet u, wat "
                "kan ik vragen, wat kan ik u vragen, wat kan ik je vragen, kun je mij helpen, kun je me helpen, "
                "kunt u mij helpen, kunt u me helpen, hoe werkt dit"
            ),
            "identity": (
                "wie ben je, wie bent u, wat ben je, wat bent u, ben je een bot, bent u een bot, ben je een "
                "robot, bent u een robot, ben je een mens, bent u een mens, hoe heet je, hoe heet u, met wie "
                "spreek ik"
            ),
        },
        polite_words="hallo hoi dag graag alstublieft alsjeblieft bedankt ok oké dus en nu dan",
        requests={
            "about": "waar gaat dit over, waar gaat het over, waar gaan de documenten over",
            "topics": (
                "welke onderwerpen zijn er, welke onderwerpen heb je, welke documenten zijn er, welke documenten "
                "heb je, lijst met onderwerpen, onderwerpen"
            ),
            "examples": "bijvoorbeeld, voorbeelden, wat kan ik vragen, welke vragen kan ik stellen",
            "more": "meer, meer daarover, meer details, vertel me meer, vertel meer, ga verder",
            "next": "en daarna, de volgende stap, wat is de volgende stap, volgende stap",
            "repeat": "herhaal dat, nog een keer, nog eens",
            "wrong": "dat is fout, dat klopt niet, dat is niet juist, dat vroeg ik niet",
            "unclear": "ik begrijp het niet, ik snap het niet, dat begrijp ik niet",
        },
        joining="en of",
        also="ook daarnaast verder dan",
        begins="en of maar hallo hoi hey dag ok oké",
        back_to="terug, even terug, nog even terug, laten we teruggaan, laten we terug gaan, ik ga terug",
        towards="naar",
        previous="vorig eerder ander",
        topics="onderwerp pagina document vraag",
        asking=(
            r"(?:(?:tot|van|vanaf|sinds|voor|om|met|in|aan|op|naar|uit|bij) )?"
            r"(?:hoe(?: (?:lang|veel|vaak|hoog|duur|oud|ver|groot|snel|vroeg|laat))?+|"
            r"wat|wie|wanneer|waar|waarheen|waarom|waarmee|waarvoor|waarvan|hoeveel|hoelang|hoevaak|welke?)\b"
            r"(?! (?:ik|men|we|wij|het|de|een|je|jullie|u|hij|ze|zij|mijn|ons|onze|uw|er|betreft|gezegd|al|eerder|"
            r"besproken|afgesproken)\b) \w+|"
            r"(?:kan|mag|moet|is|zijn|wordt|heeft|heb|hebben|kunnen|mogen|moeten|zijn|worden|krijg|krijgt|kost|kosten|"
            r"duurt|geldt) (?:ik|men|we|wij|jullie|er|het|de|mijn|een|iedereen|iemand)|"
            r"(?:heeft|hebt|bent|levert|verkoopt|accepteert|neemt|biedt|doet|kunt|weet) u "
            r"(?!(?:mij |me |ons |misschien |ook |alstublieft )+.*(?:vertellen|zeggen|laten weten|uitleggen)$)"
        ),
        asking_if_marked=(
            r"(?:hebben|heb|zijn|ben|leveren|verkopen|accepteren|nemen|bieden|doen) (?:jullie|je|jij|we)|"
            r"\w+t (?:u|men|het)|(?:kan|mag|zijn|is|mogen|gelden|kost|kosten) \w+"
        ),
        asking_phrases=(
            r"(?:graag|wil|zou|zouden) (?:graag |ook |even |willen )*(?:willen )?(?:weten|vragen)|"
            r"(?:ik|we|wij) vraag(?:t|en)? (?:me|mij|ons)|vroeg (?:me|mij) af|laat (?:me|mij|ons) weten|"
            r"(?:mij|me|ons) (?:even )?(?:vertellen|zeggen|uitleggen)|(?:mijn|onze|een) vraag (?:is|luidt)|"
            r"(?:weet|weten) (?:niet|nog niet) (?:of|hoe|waar|wanneer|wat|welke)|"
            r"benieuwd (?:of|hoe|waar|wanneer|wat|welke)"
        ),
        frames=(
            r"(?:kunt|kun|kan|kunnen|zou|zoudt|zouden|wilt|wil) (?:u|je|jij|jullie|iemand) (?:(?:mij|me|ons|misschien|"
            r"ook|alstublieft|alsjeblieft|even|aub|kunnen|willen) )*(?:vertellen|zeggen|laten weten|uitleggen|"
            r"aangeven)|(?:ik|we|wij) (?:zou|zouden|wil|willen|had|hadden) (?:(?:graag|ook|nog|even|u|je|"
            r"willen) )*(?:weten|vragen)|(?:ik|we|wij) (?:vraag|vragen|vroeg) (?:me|mij|ons) af|"
            r"(?:weet|weten) (?:u|je|jij|jullie|iemand)(?: misschien| toevallig)?|mijn vraag is|ik weet niet|"
            r"ik heb (?:even |nog )?een (?:korte |kleine )?vraag(?:je)?(?: over)?|mag ik (?:even )?vragen|"
            r"laat (?:me|mij|ons) (?:even )?weten|ik ben benieuwd|(?:korte )?vraagje"
        ),
        whether="of|dat|alstublieft",
        courtesy=(
            r"(?:ik|we|wij) (?:hoop|hopen)\b.*|"
            r"(?:alvast |hartelijk |heel erg |heel |bij voorbaat )*(?:bedankt|dank)\b.*|"
            r"(?:beste|geachte)\b(?: \w+){0,4}|(?:hallo|hoi|goedemorgen|goedemiddag|goedenavond|"
            r"goedendag)(?: (?:allemaal|beste|mensen|mevrouw|meneer|team)(?: \w+){0,2})?|"
            r"(?:een )?(?:fijne|prettige) (?:dag|avond|week)\b.*|hoe gaat het (?:met (?:u|je|jullie))?|"
            r"(?:kunt|kun|kan|kunnen|zou|wilt) (?:u|je|jullie|iemand) (?:mij|me|ons) (?:\w+ )?helpen|"
            r"(?:ik|we|wij) (?:heb|hebben|had) (?:even |nog |nog even )?(?:een|twee|een paar|enkele|"
            r"wat) (?:\w+ )?vra(?:ag|agje|gen)\b.{0,30}|ik heb (?:uw |jullie )?hulp nodig|"
            r"(?:sorry|excuses|pardon)(?: (?:voor|dat ik)\b.{0,30})?|"
            r"(?:ik|we|wij) (?:hoor|horen|zie|zien|kijk|kijken) (?:het )?graag\b.*|"
            r"graag (?:een )?(?:reactie|antwoord)\b.*"
        ),
        unfinished=r"(?!)",
        signs_off=(
            r"(?:(?:met|vriendelijke|hartelijke|lieve|beste|veel|de) )*(?:groet|groeten|groetjes)|mvg|hoogachtend|"
            r"(?:bedankt|dank|dankjewel)(?: (?!voor|alvast|je|u|jullie|bij)\w+){1,2}$|verstuurd vanaf|"
            r"verzonden (?:vanaf|met)"
        ),
        refers_back=_REFERS_BACK,
        expletive=_EXPLETIVE,
        asks_price=(
            r"\b(?:kost|kosten|prijs|prijzen|tarief|tarieven|duur)\b|^geld$|"
            r"\bhoeveel (?:is|wordt) (?:het|dat|die)(?: .*)?$|\bhoeveel (?:moet|moeten|betaal) .*betalen$|^betalen$"
        ),
    )
)
