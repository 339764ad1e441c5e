"""The Portuguese words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

PORTUGUESE_TALK = talk_from(
    TalkWords(
        numbers="um dois três quatro",
        ordinals="primeir segund terceir quart",
        last="últim",
        endings="o|a|os|as",
        beside_pick=(
            "sim por favor quero queria gostaria prefiro escolho fico com o a os as número opção resposta página "
            "documento é de então bem ok obrigado obrigada uma essa esse"
        ),
        several="ambos ambas todos todas qualquer",
        bare=(
            "e ou mas também então ok agora o a os as um uma de do da dos das para a ao à com em no na sobre por favor"
        ),
        turns_to="e quanto a, e quanto ao, e quanto à, que tal, e para",
        small_words={
            "farewell": "adeus tchau xau",
            "thanks": "obrigado obrigada obrigados valeu ótimo perfeito excelente",
            "acknowledgement": "ok entendi entendido certo sim bem claro",
            "greeting": "olá oi saudações hello",
        },
        beside_small_talk=(
            "muito muita bom boa dia tarde noite pela por sua tua ajuda a todos até logo breve amanhã mais e está "
            "faqbot"
        ),
        small_phrases={
            "greeting": "bom dia, boa tarde, boa noite, tudo bem, como está, como vai, como vais",
            "thanks": "muito obrigado, muito obrigada, não obrigado, não obrigada, agradeço",
            "acknowledgement": (
                "está bem, de acordo, percebo, entendo, compreendo, hm, tenho uma pergunta, outra pergunta, mais "
                "uma pergunta"
            ),
            "refusal": (
                "não, nenhum, nenhuma, nenhum deles, nenhuma delas, nem um nem outro, tanto faz, deixa, deixe "
                "estar, esqueça, cancelar"
            ),
            "farewell": "até logo, até breve, até amanhã, até mais, boa noite, tenha um bom dia",
            "abilities": (
                "ajuda, ajude me, me ajude, o que você pode fazer, o que podes fazer, o que pode fazer, o que "
                "sabe, o que você sabe, o que posso perguntar, o que posso te perguntar, o que posso lhe "
                "perguntar, pode me ajudar, você pode me ajudar, pode ajudar me, podes ajudar me, como funciona"
            ),
            "identity": (
                "quem é você, quem és tu, quem é, o que é você, o que és, você é um robô, és um robô, é um robô, "
                "você é um bot, é um bot, você é humano, és humano, como se chama, como te chamas, qual é o seu "
                "nome, com quem falo"
            ),
        },
        polite_words="olá oi bom dia boa tarde por favor obrigado obrigada ok então e agora",
        requests={
            "about": "do que se trata, de que se trata, sobre o que é isto, sobre o que são os documentos",
            "topics": (
                "que temas há, quais são os temas, quais temas existem, quais são os documentos, que documentos "
                "há, lista de temas, temas"
            ),
            "examples": "por exemplo, exemplos, o que posso perguntar, que perguntas posso fazer",
            "more": "mais, mais detalhes, conta me mais, conte me mais, diga me mais, fale mais, continua, continue",
            "next": "e depois, o próximo passo, qual é o próximo passo, próximo passo",
            "repeat": "repete, repita, repita isso, outra vez, mais uma vez",
            "wrong": "isso está errado, está errado, não está certo, não foi isso que perguntei",
            "unclear": "não entendo, não entendi, não percebo, não percebi",
        },
    )
)
