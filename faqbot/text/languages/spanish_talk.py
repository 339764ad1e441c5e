"""The Spanish words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

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
    )
)
