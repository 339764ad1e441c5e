"""The Spanish words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

# Spanish seldom has a subject, so that "¿y cuánto cuesta?" refers back by having none. "Lo" and "la" are objects before
# a verb, or attached to one ("cancelarla").
_OF_TIME = r"(?:año|mes|semana|noche|verano|invierno|otoño|primavera|tarde|mañana|fin|temporada|momento|vez|día)s?"
_AND = r"^(?:y |e |pero |entonces |vale |ok |pues |además )*(?:también )?"
# A pronoun behind a noun refers to that.
_NO_NOUN_YET = (
    r"^(?:(?!(?:el|la|las|los|un|una|unos|unas|mi|mis|su|sus|tu|tus|nuestr[oa]s?|algún|alguna|ningún|ninguna|est[ea]|"
    r"es[ea])\b)\w+ )*"
)
_REFERS_BACK = "|".join(
    (
        r"\b(?:eso|esto|aquello|ello|ahí|allí|allá)\b(?! es\b)",
        rf"\b(?:es[ea]s?|es[oe]s|este|estos|estas|aquel|aquell[ao]s?)\b(?! {_OF_TIME}\b)",
        rf"{_NO_NOUN_YET}(?!(?:charla|perla|burla|birla|mirlo)s?\b)\w+(?:[aei]r|ándo|iéndo)(?:[mts]e|nos)?l[oa]s?\b",
        (
            rf"{_NO_NOUN_YET}(?:lo|la|los|las) (?:(?:puedo|puede|podemos|pueden|tengo|tenemos|debo|debemos|quiero|"
            r"quisiera|he|hemos|necesito)\b|hay que\b)"
        ),
        (
            r"\b(?:cómo|dónde|cuándo|y|si|no|me|se) lo (?!(?:mism|buen|mal|nuev|últim|primer|segund|únic|contrari|otr|"
            r"ciert|necesari|mínim|máxim|básic|correct|much|poc|tod)o\b)\w+[oea](?:mos)?\b(?! que)"
        ),
        (
            rf"{_AND}(?:cuánto|cuál es (?:el|su) precio|qué (?:precio|coste) (?:tiene|tienen))(?: (?:me|"
            r"nos))?(?: (?:cuestan?|valen?|es|son|salen?|costaría|cobran))?(?: (?:en total|al mes|al año|por \w+))?$"
        ),
        rf"{_AND}(?:es|son|está|están) (?:muy |también )?\w+$",
        (
            rf"{_AND}(?:cuánto(?: tiempo)?|dónde|cómo|hasta cuándo|desde cuándo) (?:duran?|tardan?|están?|quedan?|es|"
            r"son|funcionan?|se \w+)$"
        ),
    )
)
_EXPLETIVE = (
    r"^(?:y |pero )?por eso\b|"
    r"\b(?:eso sí|por ello|esto es|de ahí que|lo que|a lo mejor|por lo menos|lo antes|lo más)\b"
)

SPANISH_TALK = talk_from(
    TalkWords(
        numbers="uno dos tres cuatro",
        ordinals="primer segund tercer cuart",
        last="últim",
        endings="o|a|os|as",
        beside_pick=(
            "sí si por favor quiero quisiera prefiero elijo me quedo con el la los las lo número opción respuesta "
            "página documento es la de pues vale bien entonces gracias una un"
        ),
        several="ambos ambas todos todas cualquiera",
        bare=(
            "y o pero también entonces vale pues ahora el la los las lo un una de del para a al con en sobre por favor"
        ),
        turns_to="qué tal, qué pasa con, qué hay de, qué hay del, y para",
        small_words={
            "farewell": "adiós chao chau bye",
            "thanks": "gracias genial perfecto estupendo excelente fantástico",
            "acknowledgement": "ok vale entendido sí bien claro",
            "greeting": "hola buenas saludos hello",
        },
        beside_small_talk=(
            "muchas mil muy por tu su la ayuda buenos buenas días tardes noches a todos hasta luego pronto bien "
            "de acuerdo y faqbot"
        ),
        small_phrases={
            "greeting": ("buenos días, buenas tardes, buenas noches, qué tal, cómo estás, cómo está, cómo está usted"),
            "thanks": "muchas gracias, no gracias, te lo agradezco, se lo agradezco, eso ayuda",
            "acknowledgement": "de acuerdo, ya veo, entiendo, muy bien, hm, tengo una pregunta, otra pregunta",
            "refusal": (
                "no, ninguno, ninguna, ninguno de ellos, ninguna de ellas, ni uno ni otro, da igual, olvídalo, "
                "olvídelo, cancelar"
            ),
            "farewell": (
                "hasta luego, hasta pronto, hasta mañana, buenas noches, que tenga un buen día, que tengas un buen día"
            ),
            "abilities": (
                "ayuda, ayúdame, ayúdeme, qué puedes hacer, qué puede hacer, qué sabes, qué sabe, qué puedo "
                "preguntar, qué puedo preguntarte, qué puedo preguntarle, puedes ayudarme, puede ayudarme, me "
                "puedes ayudar, me puede ayudar, cómo funciona, cómo funcionas"
            ),
            "identity": (
                "quién eres, quién es usted, qué eres, eres un bot, es usted un bot, eres un robot, es usted un "
                "robot, eres humano, es usted humano, cómo te llamas, cómo se llama usted, con quién hablo"
            ),
        },
        polite_words="hola buenas buenos días por favor gracias ok vale pues y entonces ahora",
        requests={
            "about": "de qué se trata, de qué trata esto, de qué tratan los documentos, sobre qué es esto",
            "topics": (
                "qué temas hay, qué temas tienes, qué documentos hay, qué documentos tienes, lista de temas, temas"
            ),
            "examples": "por ejemplo, ejemplos, qué puedo preguntar, qué preguntas puedo hacer",
            "more": "más, más detalles, dime más, cuéntame más, continúa, sigue",
            "next": "y después, siguiente, el siguiente paso, cuál es el siguiente paso, siguiente paso",
            "repeat": "repite, repite eso, otra vez, repítelo",
            "wrong": "eso es falso, eso está mal, no es correcto, eso no es correcto, eso no es lo que pregunté",
            "unclear": "no entiendo, no lo entiendo, no comprendo",
        },
        joining="y e o u",
        also="también además luego después",
        begins="y e o pero hola buenas buenos días tardes noches ok vale por favor además",
        back_to="volvamos, volviendo, vuelvo, de vuelta, regresemos, regresando",
        towards="a al",
        previous="anterior previ otr",
        topics="tema página documento pregunta",
        asking=(
            r"(?:(?:a|de|desde|hasta|para|por|con|en|sobre) )?(?:qu\é \w+|cu\ál(?:es)?\b|c\ómo \w+|d\ónde \w+|"
            r"cu\ándo \w+|cu\ánt[oa]s? \w+|qui\én(?:es)? \w+|adónde \w+|cuant[oa]s? (?:cuesta|vale|tiempo|dura|tarda|"
            r"es|son|días|dinero)|(?:como|donde|cuando|que) (?:puedo|podemos|se puede|debo|funciona|hago|hacemos|"
            r"tengo que|hay que|abren?|cierran?|pido|reservo|cancelo|pago|necesito|documentos))"
        ),
        asking_if_marked=(
            r"(?:se )?(?:puedo|podemos|puede|pueden|podría|podrían|hay|tengo|tenemos|tienen?|es|son|está|están|"
            r"aceptan?|ofrecen?|necesito|hace falta|debo|existe|incluye|admiten|venden|hacen|funciona|cuesta|cobran|"
            r"envían|entregan|(?:como|donde|cuando|qué|que|cuál|cual|quién|quien|cuánt[oa]s?) \w+)"
        ),
        asking_phrases=(
            r"(?:quisiera|quería|quiero|querría|gustaría|queríamos|quisiéramos|desearía|necesito|"
            r"querríamos) (?:también )?(?:saber|preguntar(?:les?|te|os)?|consultar(?:les?)?|conocer)|"
            r"me pregunt(?:o|aba)|(?:díga|di|dime|díganos|dígame)(?:me)? (?:si|cómo|dónde|cuándo|qué|cuál|cuánto)|"
            r"(?:decirme|decirnos|indicarme|explicarme|confirmarme|informarme)|"
            r"(?:mi|nuestra|una) (?:pregunta|duda|consulta) es|"
            r"no (?:sé|sabemos) (?:si|cómo|dónde|cuándo|qué|cuál|cuánto)"
        ),
        frames=(
            r"(?:(?:me|nos|te) )?(?:podrían?|puede[ns]?|podrías|podríais|pueden|sería posible|"
            r"es posible) (?:(?:por favor|usted|ustedes) )?(?:decirme|decirnos|decir|indicarme|indicar|explicarme|"
            r"explicar|confirmarme|confirmar|informarme|saber)|(?:(?:me|nos) )?(?:quisiera|quería|quiero|querría|"
            r"gustaría|queríamos|quisiéramos|desearía|querríamos) (?:también )?(?:saber|preguntar(?:les?|te|os)?|"
            r"consultar(?:les?)?|conocer)|(?:yo )?me pregunt(?:o|aba)|(?:sabe[ns]?|sabéis)(?: (?:usted|ustedes))?|"
            r"(?:dígame|díganme|dime|decidme)|mi (?:pregunta|duda|consulta) es|no sé|"
            r"tengo una (?:pequeña )?(?:pregunta|duda|consulta)"
        ),
        whether="si|que|por favor",
        courtesy=(
            r"(?:espero|esperamos) que\b.*|esperando (?:su|tu|vuestra|noticias|una)\b.*|"
            r"(?:muchas |muchísimas |mil )?gracias\b.*|(?:se )?(?:lo|le|les|os|te) agradezco\b.*|"
            r"(?:quedo|quedamos) (?:a la espera|atent[oa]s?)\b.*|(?:estimad[oa]s?|querid[oa]s?)\b(?: \w+){0,4}|"
            r"(?:hola|buenas|buenos días|buenas tardes|buenas noches)(?: (?:a|estimad[oa]s?|querid[oa]s?|señor\w*|"
            r"equipo|buen[oa]s)(?: \w+){0,3})?|que (?:tengan?|paséis|tengas|pasen?) (?:\w+ ){0,2}buen\w*\b.*|"
            r"cómo está[ns]?(?: (?:ustedes|usted|todos))?|qué tal(?: (?:está[ns]?|todo))?|"
            r"(?:me )?(?:puede[ns]?|podrían?|podrías) ayudar(?:me|nos)?|(?:tengo|tenía|tenemos) (?:una|dos|varias|"
            r"unas|algunas) (?:\w+ )?(?:preguntas?|dudas?|consultas?)\b.{0,30}|"
            r"necesito (?:su |vuestra |una )?(?:ayuda|información)|"
            r"(?:perdón|perdone|disculpen?|perdonad|siento)(?: (?:por|la molestia|que moleste)\b.{0,30})?"
        ),
        unfinished=r"(?!)",
        signs_off=(
            r"(?:(?:un|muchos|reciban?|reciba un|con un|le envío un) )*(?:cordial(?:es)? )?(?:saludos?|abrazos?)|"
            r"atentamente|cordialmente|gracias(?: (?!de|por|a|anticipadas|antemano)\w+){1,2}$|enviado desde"
        ),
        refers_back=_REFERS_BACK,
        expletive=_EXPLETIVE,
        asks_price=(
            r"\b(?:cuestan?|costar|costaría|costes?|costos?|precios?|tarifas?|cobran|car[oa])\b|"
            r"\bcuánto (?:vale[n]?|sale[n]?|es|son)(?: (?:eso|esto|en total|al mes|por .*))?$|"
            r"^(?:valen?|salen?|cobran|total)$"
        ),
    )
)
