"""The French words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

# "Il" and "elle" also stand behind a noun and its verb ("la piscine est-elle chauffée ?"), so they refer back only at
# the beginning. "Le" and "la" are objects before an infinitive.
_OF_TIME = (
    r"(?:année|an|mois|semaine|nuit|été|hiver|soir|soirée|matin|après|week|saison|jour|fois|moment|printemps|automne)"
)
_BEGINS = (
    r"^(?:et |mais |alors |ou |où |quand |comment |pourquoi |combien (?:de \w+ )?|à quelle heure |est ce qu(?:e |'))*"
)
_OBJECT_OF = (
    r"(?:puis je|peut on|peux je|dois je|doit on|faut il|pouvons nous|devons nous|je peux|je dois|on peut|il faut|"
    r"comment|où)"
)
# A pronoun behind a noun refers to that.
_NO_NOUN_YET = (
    r"^(?:(?!(?:le|la|les|l|un|une|mon|ma|mes|notre|nos|votre|vos|son|sa|ses|cet|cette|ces|du|des|chaque|"
    r"quelle?s?)\b)\w+(?: |'))*?"
)
_REFERS_BACK = "|".join(
    (
        r"\b(?:ça|cela|ceci|là bas|(?:celui|celle|ceux|celles) (?:ci|là))\b",
        rf"\b(?<!est )(?:cet|cette|ces|ce) (?!qu|que|qui|dont|n|soit|sont|sera|{_OF_TIME}\b)\w",
        r"\bc'est (?!à dire)(?:\w+ |à quel(?:le)? )?\w+$|\best ce (?!que\b|qu\b)\w+$",
        rf"{_BEGINS}(?:il|elle|ils|elles) \w|{_BEGINS}\w+ (?:t )?(?:il|elle|ils|elles)\b",
        rf"{_NO_NOUN_YET}{_OBJECT_OF} (?:me |nous |m')?(?:(?:le|la|les) |l')\w{{2,}}(?:er|ir|dre|tre|ire)\b",
        (
            r"\b(?:puis je|peut on|dois je|faut il|on|j'|n'|m'|s'|y) ?en (?!hiver|janvier|février)"
            r"(?:ai|a|avez|avons|avoir|faut|\w+(?:er|dre|ir))\b|\bcombien en\b|\ben (?:ai je|avez vous|a t)\b"
        ),
        r"\by (?!a\b|ait\b|avait\b|aura\b|avoir\b|aurait\b|en\b|compris\b)\w",
    )
)
# "Il" and "ce" that refer to nothing: "il y a", "faut-il", "s'il vous plaît", "est-il possible de", "c'est utile de".
_TO = r"(?=.*\b(?:de|d'|que|qu'|d|qu)\b)"
_WEATHER = r"(?:pleu\w+|neige\w*|gèle\w*|vente|grêle|fait (?:froid|chaud|beau|nuit|mauvais|trop))"
_EXPLETIVE = "|".join(
    (
        (
            r"\b(?:n')?(?:y )?(?:n' ?)?y a(?:ura|vait)?(?: t)? il\b|\bil (?:n')?y (?:a|aura|avait|en)\b|\bil existe\b|"
            r"\bexiste t il\b"
        ),
        (
            r"\b(?:faut|faudra|faudrait|suffit|vaut|reste|arrive|convient|agit)(?: t)? il\b|"
            r"\bil (?:me |nous |vous |ne )?(?:faut|faudra|suffit|vaut|reste|arrive|convient|semble|manque)\b"
        ),
        (
            rf"\bs'il (?:vous|te)\b|\bil s'agit\b|\bs'agit il\b|\bil (?:ne )?{_WEATHER}|\bpleut il\b|"
            r"\bquelle heure est il\b"
        ),
        (
            rf"\b(?:est|serait|sera)(?: t)? il \w+ {_TO}|\bil (?:est|serait|sera) (?:\w+ )?\w+ {_TO}|"
            rf"\bc'est (?:\w+ )?\w+ {_TO}|\best ce \w+ {_TO}"
        ),
        (
            r"\bcombien de temps (?:faut|met|dure) il\b|\b(?:comment )?ça va\b|\bsans cela\b|"
            r"\bqu'est ce que c'est\b(?= qu)"
        ),
    )
)

FRENCH_TALK = talk_from(
    TalkWords(
        numbers="un deux trois quatre",
        ordinals="premi deuxi troisi quatri",
        last="derni",
        endings="er|ère|ers|ères|ème|e",
        beside_pick=(
            "oui s il te vous plaît plait je veux voudrais prends choisis préfère le la les l une numéro no "
            "option réponse page document c est avec de du pour d accord ok bien alors merci plutôt"
        ),
        several="tous toutes tout chacun chacune n'importe lesquels",
        bare=(
            "et ou mais aussi alors ok donc maintenant le la les l un une des du de d pour à au aux avec dans sur "
            "chez s il te vous plaît"
        ),
        turns_to=("qu en est il de, qu en est il du, qu en est il des, qu en est il pour, et pour, quid de, quid du"),
        small_words={
            "farewell": "adieu ciao salut revoir bye",
            "thanks": "merci super parfait génial excellent formidable",
            "acknowledgement": "ok d'accord accord bien compris oui entendu",
            "greeting": "bonjour bonsoir salut coucou ciao hello",
        },
        beside_small_talk=(
            "beaucoup mille pour votre ton aide à au tout le monde très c'est est la tous et bientôt demain "
            "encore faqbot vous toi bonne journée soirée"
        ),
        small_phrases={
            "greeting": "comment ça va, ça va, comment allez vous, comment vas tu, bonne journée",
            "thanks": (
                "merci beaucoup, merci bien, merci d'avance, non merci, ça m'aide, c'est parfait, je vous remercie, "
                "je te remercie"
            ),
            "acknowledgement": (
                "d'accord, je vois, je comprends, très bien, hm, j'ai une question, encore une question, une "
                "autre question"
            ),
            "refusal": (
                "non, aucun, aucune, aucun des deux, aucune des deux, ni l'un ni l'autre, laisse tomber, laissez "
                "tomber, peu importe, annuler"
            ),
            "farewell": "au revoir, à bientôt, à plus, à plus tard, bonne nuit, bonne journée, bonne soirée",
            "abilities": (
                "aide, aidez moi, aide moi, que peux tu faire, que pouvez vous faire, que sais tu, que savez "
                "vous, que puis je demander, que puis je vous demander, qu'est ce que je peux demander, qu'est ce "
                "que tu peux faire, qu'est ce que vous pouvez faire, peux tu m'aider, pouvez vous m'aider, "
                "comment ça marche"
            ),
            "identity": (
                "qui es tu, qui êtes vous, tu es qui, vous êtes qui, es tu un robot, êtes vous un robot, es tu "
                "humain, êtes vous humain, comment t'appelles tu, comment vous appelez vous, à qui je parle"
            ),
        },
        polite_words="bonjour bonsoir salut merci s'il te vous plaît plait ok alors et donc maintenant",
        requests={
            "about": "de quoi s'agit il, de quoi ça parle, de quoi parlent les documents, c'est à propos de quoi",
            "topics": (
                "quels sont les sujets, quels sujets, quels documents, quels sont les documents, liste des "
                "sujets, les sujets"
            ),
            "examples": "par exemple, exemples, quelles questions puis je poser, que puis je demander",
            "more": (
                "plus, encore, plus de détails, dis m'en plus, dites m'en plus, en savoir plus, continue, continuez"
            ),
            "next": (
                "et ensuite, ensuite, l'étape suivante, quelle est l'étape suivante, quelle est la prochaine étape"
            ),
            "repeat": "répète, répétez, encore une fois",
            "wrong": "c'est faux, ce n'est pas vrai, ce n'est pas ça, ce n'est pas ma question",
            "unclear": "je ne comprends pas, je n'ai pas compris, comment",
        },
        joining="et ou",
        also="aussi également ensuite",
        begins="et ou mais bonjour bonsoir salut ok s'il vous plaît",
        back_to="revenons, revenons en, retour, retournons, pour revenir, pour en revenir, je reviens, on revient",
        towards="à au aux",
        previous="précédent précedent precedent avant autre",
        topics="sujet thème page document question",
        asking=(
            r"(?:(?:à|de|depuis|jusqu'à|jusque|pour|avec|dans|chez|à partir de|vers|par|sur|en) )?(?:est ce (?:que|"
            r"qu)\b|qu'est ce (?:que|qui|qu)\b|quel(?:le)?s? \w+|combien \w+|pourquoi \w+|comment \w+|(?:où|"
            r"quand) (?!je\b|j'|tu\b|il\b|elle\b|on\b|nous\b|vous\b|le\b|la\b|les\b|l'|un\b|une\b|mon\b|ma\b|"
            r"mes\b)\w+|qui (?:peut|doit|est ce|contacter|appeler|dois|paie)|que (?:faire|faut|dois|doit|puis|peut|"
            r"veut|signifie|se passe|coûte|contient|comprend|deviennent|devient)|quoi \w+|lequel \w+|laquelle \w+)|"
            r"y a t il|(?!(?:et|maintenant|avant|souvent|pourtant|cependant|tout|dont|quant|comment|"
            r"rendez) )(?:(?:puis|dois|ai|suis|pourrais|devrais|peux) je|(?:peux|as|es|vas|dois) tu|\w+(?: t|t) (?:il|"
            r"elle|on)|\w+(?:ent|ont) (?:ils|elles)|(?:\w+ez|êtes|faites) vous|\w+ons nous)"
        ),
        asking_if_marked=(
            r"(?:on peut|je peux|vous avez|il y a|il faut|c'est|je dois|vous acceptez|vous faites|(?:où|quand) \w+|"
            r"(?:le|la|les|l'|mon|ma|mes|votre|vos) ?\w+(?: \w+)? (?:\w+ )?(?:t )?(?:il|elle|ils|elles))"
        ),
        asking_phrases=(
            r"(?:voudrais|aimerais|souhaite|souhaiterais|voulais|aimerions|voudrions|souhaitons|"
            r"souhaiterions) (?:bien |aussi )?(?:vous )?(?:savoir|demander|connaître)|je me demand(?:e|ais)|"
            r"(?:dites|dis) (?:moi|nous)|(?:me|nous) (?:dire|préciser|indiquer|confirmer|expliquer|renseigner)|"
            r"(?:ma|notre|une) question (?:est|concerne)|"
            r"(?:ne )?(?:sais|savons) pas (?:si|s'|comment|où|quand|quel|quelle|combien|ce que)"
        ),
        frames=(
            r"(?:pou(?:vez|rriez)[ -]vous|peux[ -]tu|pourrais[ -]tu|pourrait[ -]on|est[ -]ce que (?:vous pou(?:vez|"
            r"rriez)|tu peux)|vous pou(?:vez|rriez)) (?:(?:s'il vous plaît|svp|bien|aussi) )*(?:me|nous|m')? ?(?:dire|"
            r"préciser|indiquer|confirmer|expliquer|renseigner sur)(?: (?:s'il vous plaît|svp))?|"
            r"(?:dites|dis)[ -](?:moi|nous)|(?:je|j'|nous) ?(?:voudrais|aimerais|souhaite|souhaiterais|voulais|"
            r"aimerions|voudrions|souhaitons|souhaiterions) (?:(?:bien|aussi|vous) )*(?:savoir|demander|connaître)|"
            r"je me demand(?:e|ais)|(?:savez[ -]vous|sais[ -]tu|vous savez)|ma question est(?: la suivante)?|"
            r"(?:est[ -]il|serait[ -]il) possible de savoir|(?:je ne sais pas|j'ai une (?:petite )?question)"
        ),
        whether=r"si|s'(?=ils?\b)|est-ce que|est-ce qu'",
        courtesy=(
            r"(?:j'|nous |je )?(?:espère|espérons)\b.*|(?:un grand |mille )?(?:merci|remerci\w+)\b.*|"
            r"je vous (?:en )?remercie\b.*|(?:nous|je) vous remercions?\b.*|"
            r"(?:chère?s?|madame|monsieur|mesdames|messieurs)\b(?: \w+){0,4}|"
            r"(?:bonjour|bonsoir|salut|coucou)(?: (?:à|chère?s?|madame|monsieur|mesdames|messieurs|"
            r"toute?)(?: \w+){0,3})?|(?:très )?(?:bonne|belle) (?:journée|soirée|fin)\b.*|comment allez vous|"
            r"(?:pouvez|pourriez) vous m'aider|(?:j'ai|j'aurais|nous avons|nous aurions) (?:juste )?(?:une|deux|"
            r"quelques|plusieurs) (?:\w+ )?questions?\b.{0,30}|"
            r"j'ai besoin (?:d'aide|de votre aide|d'un renseignement|d'une information)|"
            r"(?:désolée?|excusez moi|pardon)(?: (?:de|pour|du|d'avance)\b.{0,30})?|dans l'attente\b.*|"
            r"en attendant (?:votre|une)\b.*"
        ),
        unfinished=r"(?!)",
        signs_off=(
            r"(?:bien )?cordialement|(?:(?:avec )?(?:mes|nos|meilleures|sincères) )*salutations|bien à (?:vous|toi)|"
            r"amicalement|respectueusement|(?:bonne|belle|excellente) (?:journée|soirée)|"
            r"merci(?: (?!d'|d\b|de|beaucoup|bien|par|pour|à|infiniment)\w+){1,2}$|envoyé de(?:puis)?|bises"
        ),
        refers_back=_REFERS_BACK,
        expletive=_EXPLETIVE,
        asks_price=(
            r"\b(?:coût|coûts|coûte|coûtent|coûter|coûterait|prix|tarifs?|cher|chère|payant|payante)\b|"
            r"\b(?:c'est combien|ça fait combien|combien (?:est ce|c'est|ça fait|vaut|valent)|"
            r"(?:il|elle|ils|elles) (?:est|sont) à combien)\b|^(?:vaut|valent|ca)$"
        ),
    )
)
