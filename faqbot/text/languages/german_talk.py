"""The German words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

# "Das" and "die" are articles more often than pronouns. They surely are pronouns at the end, before words that no noun
# phrase begins with, and as the object of a verb that ends the text.
_I = r"(?:ich|man|wir)"
_MODAL = r"(?:kann|könn(?:te)?n?|darf|dürfen|muss|müssen|soll(?:te)?n?|will|wollen|möchten?|würde|wird)"
_NO_NOUN = (
    r"(?:auch|noch|denn|dann|so|eigentlich|bitte|mit|für|in|im|am|an|auf|bei|von|vor|nach|ohne|zu|zum|etwas|was|viel|"
    r"extra|geld|kostenlos|gratis|umsonst|teuer|möglich|erlaubt|verboten|nötig|inklusive|inbegriffen|pflicht|normal|"
    r"sicher|genau)"
)
_BESIDE = r"(?:(?:auch|noch|online|selbst|vorher|dort|hier|dann|jederzeit|sofort|kostenlos|wieder|nicht) )?"
_OF_TIME = r"(?:jahr|monat|woche|sommer|winter|frühling|frühjahr|herbst|wochenende|abend|mal|saison|zeit|tag)"
_REACH = (
    r"(?:erreichen|kontaktieren|anrufen|besuchen|finden|fragen|unterstützen|bitten|sprechen|anschreiben|informieren)"
)
# A pronoun behind a noun refers to that ("als mein Hund krank war, durfte er …?"), and "dafür" before a clause to this.
_NO_NOUN_YET = (
    r"^(?:(?!(?:der|die|das|den|dem|des|(?:k|m|d|s)?eine?[nrms]?|unser\w*|eu(?:er|re\w*)|ihr\w*|jede[nrms]?|"
    r"diese[nrms]?|welche[nrms]?|alle|viele|(?:als|dass|weil|obwohl|nachdem|bevor|indem|wenn|falls|ob|"
    r"solange)(?! (?:ich|man|wir)\b))\b)\w+ )*"
)
_NO_CLAUSE = r"(?!.*\b(?:dass|wenn|ob|zu \w+n|\w+zu\w+n)\b)"
_REFERS_BACK = "|".join(
    (
        rf"{_NO_NOUN_YET}(?:es|ihn|ihm|er)\b|\b(?:dort|dorthin|diesbezüglich)\b",
        r"\b(?:das|die|der|den|dem|denen|sie|welche davon)$",
        rf"\b(?:kostet|kosten|ist|sind|geht|gilt|war|wäre|wird|bedeutet|heisst|funktioniert) (?:das|die) {_NO_NOUN}\b",
        rf"\b{_MODAL} (?:{_I} (?:das|die|den)|das) {_BESIDE}\w+n$",
        rf"{_NO_NOUN_YET}{_I} sie (?!{_BESIDE}{_REACH})",
        (
            rf"{_NO_NOUN_YET}(?:ist|hat|kann|darf|muss|wird|gilt|kostet|dauert|war|geht|läuft|beginnt|funktioniert|"
            r"reicht|passt) sie\b"
        ),
        rf"\bdies(?:e[nrsm]?)?\b(?! {_OF_TIME}\w*)",
        (
            r"\b(?:da(?:für|von|zu|bei|ran|rauf|rin|gegen|durch|nach|vor|raus|hin)|darüber(?! hinaus)|"
            rf"damit(?! (?:ich|man|wir|ihr|die|der|das|es|sie|mein\w*|ein\w*)\b))\b{_NO_CLAUSE}"
        ),
    )
)
# "Es" that refers to nothing: "gibt es", "wenn es regnet", "ist es möglich, … zu", "wie lange dauert es, bis".
_WEATHER = r"(?:regne\w*|schnei\w*|gewitter\w*|hagel\w*|stürm\w*|friert|(?:zu )?(?:kalt|heiss|warm|dunkel|nass|spät))"
_EXPLETIVE = "|".join(
    (
        r"\b(?:gibt|gab|gäbe|geben|braucht|bedarf) es\b|\bes (?:gibt|gab|gäbe|bedarf)\b|\bes (?=(?:\w+ ){1,6}gibt\b)",
        rf"\b(?:ist|wird|bei) es {_WEATHER}|\bes (?:(?:zu )?(?:stark|viel) )?{_WEATHER}|\b(?:regnet|schneit) es\b",
        (
            r"\bg(?:eh|ing)t? es (?:dir|ihnen|euch|um|in|bei|hier|los)\b|\bes geht um\b|\bhandelt es sich\b|"
            r"\bes handelt sich\b"
        ),
        r"\bkommt es (?:darauf an|zu|vor)\b|\bes kommt (?:darauf an|vor)\b|\bes (?:sei denn|tut mir leid|eilt)\b",
        (
            r"\b(?:spät|weit|uhr) ist es\b|\b(?:sieht|sah) es\b|\b(?:ist|war) es (?:wegen|bei)\b|\bschaff\w+ es\b|"
            r"\bhat es (?:mit|zu bedeuten)\b"
        ),
        r"\b(?:dauert|braucht) es (?=.*\b(?:bis|zum|zur|um|von|nach|für|mit|per)\b)",
        r"\bes (?=.*\b(?:dass|ob|wenn|falls|zu \w+n|\w+zu\w+n)\b)",
    )
)

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
        joining="und oder sowie bzw",
        also="auch ausserdem außerdem zusätzlich dann",
        begins="und oder aber hallo hi hey guten tag ok okay bitte",
        back_to="zurück, noch mal, nochmal, noch einmal, gehen wir zurück, lass uns zurück, ich möchte zurück",
        towards="zu zum zur",
        previous="vorherig vorig früher ander",
        topics="thema seite dokument frage",
        asking=(
            r"(?:(?:bis|ab|seit|von|für|um|mit|in|an|auf|zu|nach|aus|bei|unter) )?(?:wie(?: (?:lange?|viele?|oft|hoch|"
            r"teuer|alt|weit|gross|schnell|früh|spät))?+|was|wer|wen|wem|wann|wo|wohin|woher|warum|weshalb|wieso|"
            r"wozu|womit|wofür|wovon|woran|worauf|wieviele?|welche[mnrs]?)\b(?! (?:ich|man|es|er|sie|wir|ihr|die|der|"
            r"das|den|dem|des|ein\w*|mein\w*|unser\w*|ihr\w*|besprochen|bereits|schon|gesagt|immer|auch|folgt|"
            r"gewünscht|oben)\b) \w+|(?:kann|könnten?|darf|dürfen|muss|müssen|soll|sollte|sollen|ist|sind|gibt|gilt|"
            r"wird|hat|habt|haben|werden|brauche|braucht|bekomme|bekommt|kostet|kosten|dauert) (?:ich|man|wir|ihr|es|"
            r"er|die|der|das|mein\w*|eine?|jeder|jemand)|(?:können|könnten|haben|sind|bieten|nehmen|akzeptieren|"
            r"liefern|verkaufen|führen|machen|wissen) sie (?!(?:bitte |mir |uns |vielleicht |eventuell |"
            r"auch )+(?:.*(?:sagen|mitteilen|verraten|erklären)$|zur kenntnis))"
        ),
        asking_if_marked=(
            r"\w+(?:e|t|st|en) (?:ich|man|wir|ihr|du|es|er|sie)|(?:kann|darf|gilt|ist|sind|dürfen|gelten|kosten) \w+"
        ),
        asking_phrases=(
            r"(?:wüsste|möchten?|würden?|wollten?|will) (?:ich |wir )?(?:auch |nur |"
            r"noch )?(?:sehr )?(?:gerne? )?(?:wissen|fragen|erfahren)|"
            r"(?:ich|wir) (?:wüssten? (?:auch )?gerne?|frage mich|würde gerne? wissen)|wüsste ich gerne?|"
            r"(?:mir|uns) (?:bitte |kurz )?(?:sagen|mitteilen|erklären|verraten)|sag(?:en sie|t)? mir|"
            r"(?:meine|unsere|eine) frage (?:ist|lautet|wäre)|"
            r"(?:habe|hätte) (?:ich )?(?:ein|zwei) fragen? (?:zu|zum|zur)|"
            r"(?:weiss|wissen) (?:nicht|leider nicht) (?:ob|wie|wo|wann|was|welche)"
        ),
        frames=(
            r"(?:könn(?:t|ten|tet|en|test)|kannst|würden|würdest|dürfte ich) (?:sie|ihr|du)? ?(?:(?:mir|uns|bitte|"
            r"vielleicht|eventuell|kurz|mal|freundlicherweise|auch|noch) )*(?:sagen|mitteilen|verraten|erklären|"
            r"helfen)|(?:bitte )?(?:sagen sie|teilen sie|sag|sagt) (?:(?:mir|uns|bitte|mal) ?)*(?:mit)?|"
            r"(?:ich|wir) (?:würden?|möchten?|wollten?|will|hätten?) (?:(?:gerne?|nur|auch|noch|mal|sie|bitte|"
            r"kurz) )*(?:wissen|fragen|erfahren|nachfragen)|(?:ich|wir) wüssten? (?:(?:auch|nur|noch) )*gerne?|"
            r"(?:ich|wir) (?:frage mich|fragen uns)|(?:wissen|weisst|wisst) (?:sie|du|ihr)(?: vielleicht| zufällig)?|"
            r"meine frage (?:ist|lautet|wäre)|ich weiss nicht|"
            r"(?:ich )?(?:habe|hätte)(?: ich)? (?:da )?(?:mal |nur )?eine (?:kurze )?frage(?: dazu)?|"
            r"darf ich (?:kurz |mal |sie )?fragen(?=,)|kurze frage"
        ),
        whether="ob|dass|bitte|mal",
        courtesy=(
            r"(?:ich|wir) (?:hoffe|hoffen)\b.*|(?:vielen|besten|herzlichen|lieben|schönen|tausend)? ?dank(?:e)?\b.*|"
            r"(?:ich|wir) (?:bedanke|bedanken|danke|danken|freue|freuen)\b.*|sehr geehrte[r]?\b.*|"
            r"liebe[rs]?(?: \w+){1,4}|(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend))(?: (?:liebe[rs]?|frau|"
            r"herr|an|zusammen|team)(?: \w+){0,2})?|(?:einen )?schönen (?:tag|abend|gruss)\b.*|"
            r"(?:können|könnten|könnt|kannst) (?:sie|ihr|du) (?:mir|uns) (?:bitte |vielleicht |da |dabei |"
            r"kurz )*(?:weiter ?)?helfen|(?:ich|wir) (?:habe|hätte|haben|hätten) (?:da )?(?:mal |nur |noch |"
            r"kurz )?(?:eine|zwei|ein paar|einige|mehrere) (?:\w+ )?fragen?\b.{0,30}|"
            r"ich (?:brauche|bräuchte) (?:bitte |ihre )?hilfe|"
            r"(?:entschuldigung|entschuldigen sie|sorry|verzeihung)(?: (?:für|wegen|dass ich|bitte)\b.{0,30})?|"
            r"wie geht es (?:ihnen|dir|euch)|(?:bitte )?(?:um|ich bitte um) (?:eine )?(?:kurze |baldige |"
            r"schnelle )?(?:antwort|rückmeldung|hilfe|info)\b.*"
        ),
        unfinished=r"(?:(?<![\d.,:])\b\d{1,2}|\b[IVXLC]+|\bChr)\.$",
        signs_off=(
            r"(?:(?:mit|viele|liebe|beste|freundliche|herzliche|schöne|sonnige|mit (?:freundlichen|besten|"
            r"lieben)) )*(?:grüsse[n]?|gruss)|mfg|lg|vg|hochachtungsvoll|ihre?$|"
            r"(?:vielen|besten|lieben) dank(?: (?!im|für|schon|vorab)\w+){1,2}$|"
            r"danke(?: (?!im|für|schon|vorab|sehr|dass)\w+){1,2}$|von meinem \w+ gesendet|gesendet von"
        ),
        refers_back=_REFERS_BACK,
        expletive=_EXPLETIVE,
        asks_price=(
            r"\b(?:kosten?|kostet|kostete|preise?s?|gebühr(?:en)?|teuer)\b|"
            r"\bwie ?viel (?:ist|macht|wäre) (?:das|es)(?: .*)?$|\bwas (?:macht|bezahle|zahle) (?:das|es|ich dafür)$|"
            r"\bwas (?:muss|soll|müssen) .*zahlen$|\bwie ?viel (?:muss|soll|müssen) .*zahlen$|^(?:be)?zahlen$|"
            r"\bwie hoch (?:ist|sind|wäre|wird) .*\b(?:pfand|miete|beitrag|eintritt|strafe|kaution|aufpreis|"
            r"zuschlag)\b|^hoch$"
        ),
    )
)
