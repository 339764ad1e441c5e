"""The Dutch words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

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
    )
)
