"""The German words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

GERMAN_TALK = talk_from(
    TalkWords(
        numbers="eins zwei drei vier",
        ordinals="erst zweit dritt viert",
        last="letzt",
        endings="e[nrsm]?|te[nrsm]?",
        beside_pick=(
            "ja bitte ich meine nehme nehm möchte will wähle hätte gern gerne der die das den dem nummer nr "
            "option antwort seite dokument mit es ist war zu von wohl also ok okay gut dann danke"
        ),
        several="beide beides alle alles jede jeder egal",
        bare=(
            "und oder aber auch dann also ok okay jetzt nun der die das den dem des ein eine einen einer bei beim "
            "für zu zum zur in im mit von vom denn bitte gilt"
        ),
        turns_to=("was ist mit, wie ist es mit, wie ist das mit, wie sieht es mit, wie sieht es bei, wie ist es bei"),
        small_words={
            "farewell": "tschüss tschüß ciao wiedersehen wiederschauen servus ade tschau",
            "thanks": "danke dankeschön dank merci super toll prima klasse perfekt spitze vielen",
            "acknowledgement": "ok okay gut verstanden klar ja aha alles",
            "greeting": "hallo hi hey moin servus ciao grüezi tag morgen abend grüss gruss",
        },
        beside_small_talk=(
            "auf guten gute guter schönen schöner noch einen ein sehr für die das ihre deine hilfe dir ihnen dich "
            "euch faqbot und nochmal nochmals wieder bis bald später dann so zusammen herzlichen besten der mal schön"
        ),
        small_phrases={
            "greeting": (
                "guten tag, guten morgen, guten abend, wie geht es, wie geht es dir, wie geht es ihnen, wie gehts, na, "
                "grüss gott, grüss dich, grüss sie"
            ),
            "thanks": (
                "vielen dank, besten dank, herzlichen dank, nein danke, das hilft, das hat geholfen, alles klar danke"
            ),
            "acknowledgement": (
                "alles klar, in ordnung, verstehe, ich verstehe, aha, hm, hmm, stimmt, ich habe eine frage, noch "
                "eine frage, eine frage"
            ),
            "refusal": (
                "nein, nö, keins, keine, keines, keine davon, keins davon, keines davon, weder noch, egal, "
                "vergiss es, vergessen sie es, schon gut, abbrechen"
            ),
            "farewell": (
                "auf wiedersehen, bis bald, bis später, bis dann, gute nacht, schönen tag noch, einen schönen tag "
                "noch, mach es gut"
            ),
            "abilities": (
                "hilfe, hilf mir, helfen sie mir, was kannst du, was können sie, was kannst du alles, was weisst "
                "du, was wissen sie, was kann ich fragen, was kann ich dich fragen, was kann ich sie fragen, "
                "kannst du mir helfen, können sie mir helfen, wobei kannst du helfen, wie funktioniert das, "
                "worüber weisst du etwas"
            ),
            "identity": (
                "wer bist du, wer sind sie, was bist du, was sind sie, bist du ein bot, sind sie ein bot, bist du "
                "ein roboter, sind sie ein roboter, bist du ein mensch, sind sie ein mensch, bist du eine ki, wie "
                "heisst du, wie heissen sie, mit wem spreche ich, mit wem rede ich"
            ),
        },
        polite_words="hallo hi hey guten tag bitte danke ok okay also und nun jetzt so denn eigentlich",
        requests={
            "about": (
                "worum geht es, worum geht es hier, wovon handelt das, wovon handeln die dokumente, was steht hier"
            ),
            "topics": (
                "welche themen gibt es, welche themen hast du, welche themen haben sie, welche dokumente gibt es, "
                "welche dokumente hast du, themen, dokumente, liste der themen"
            ),
            "examples": "beispiele, welche fragen kann ich stellen, welche fragen kannst du beantworten, zum beispiel",
            "more": (
                "mehr, mehr davon, mehr dazu, mehr details, erzähl mir mehr, erzähle mir mehr, erzählen sie mir "
                "mehr, weiter, noch mehr"
            ),
            "next": (
                "was kommt als nächstes, was kommt danach, was ist der nächste schritt, der nächste schritt, "
                "nächster schritt, als nächstes"
            ),
            "repeat": "wiederhole das, wiederholen sie das, noch einmal, nochmal, wie war das",
            "wrong": "das ist falsch, das stimmt nicht, das ist nicht richtig, das habe ich nicht gefragt, falsch",
            "unclear": (
                "das verstehe ich nicht, ich verstehe das nicht, ich verstehe nicht, ich habe das nicht "
                "verstanden, wie bitte"
            ),
        },
    )
)
