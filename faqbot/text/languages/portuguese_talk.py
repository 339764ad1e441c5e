"""The Portuguese words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

# Portuguese often has no subject, so that "e quanto custa?" refers back by having none. "Lo" is no article in
# Portuguese, but an object attached to a verb ("cancelá-lo").
_OF_TIME = r"(?:ano|mês|semana|noite|verão|inverno|outono|primavera|manhã|tarde|fim|época|momento|vez|dia|altura)s?"
_AND = r"^(?:e |mas |então |ok |e então |também |aí )*"
# A pronoun behind a noun refers to that.
_NO_NOUN_YET = (
    r"^(?:(?!(?:o|os|a|as|um|uma|uns|umas|meus?|minhas?|seus?|suas?|nossos?|nossas?|do|da|dos|das|no|na|ao|esse|"
    r"essa)\b)\w+ )*"
)
_REFERS_BACK = "|".join(
    (
        rf"\b(?:d|n)?(?:isso|isto|aquilo)\b|\b(?:àquilo|l\á|aí)\b|{_NO_NOUN_YET}(?:lo|los|las)\b",
        rf"{_NO_NOUN_YET}(?:d|n)?(?:ele|ela|eles|elas)\b",
        rf"\b(?:d|n)?(?:ess[ea]s?|estes?|aquel[ea]s?|estas)\b(?! {_OF_TIME}\b)|\b[dn]esta\b(?! {_OF_TIME}\b)",
        (
            rf"{_AND}(?:quanto|qual é o (?:preço|custo|valor)|que preço tem)(?: (?:é que|me))?"
            r"(?: (?:custam?|é|são|fica|sai|custaria|custará|pago))?(?: (?:no total|por \w+|ao mês))?$"
        ),
        rf"{_AND}(?:é|são|está|estão) (?:muito |também )?\w+$",
        (
            rf"{_AND}(?:quanto(?: tempo)?|onde|como|até quando) (?:é que )?(?:demoram?|duram?|leva|fica|é|são|está|"
            r"funcionam?|se \w+)$"
        ),
    )
)
_EXPLETIVE = r"\b(?:por isso(?= \w)|além disso|isto é|isso mesmo)\b"

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
        joining="e ou",
        also="também além depois ainda",
        begins="e ou mas olá oi bom boa dia tarde noite ok por favor",
        back_to="voltando, voltemos, vamos voltar, de volta, regressando, regressemos",
        towards="a ao à aos às",
        previous="anterior prévi outr",
        topics="tema assunto página documento pergunta",
        asking=(
            r"(?:(?:a|de|desde|até|para|por|com|em|sobre) )?(?:o que \w+|que (?:horas|documentos|tipo|dias|horário)|"
            r"qual\b|quais\b|porquê|por que \w+|quem (?:pode|deve|paga|posso)|quant[oa]s? (?:custa\w*|tempo|demora\w*|"
            r"dura\w*|é|são|dias|vezes|pago|fica|posso|\w+ (?:posso|devo|são))|(?:como|onde|quando) (?:é|são|posso|"
            r"podemos|se|devo|faço|funciona\w*|abrem?|fecham?|marco|cancelo|pago|reservo|fica|chega|começa|está|estão|"
            r"peço|devolvo|encontro|recebo|vai|será))"
        ),
        asking_if_marked=(
            r"(?:há|posso|podemos|pode|podem|pode se|preciso|precisa|tenho|têm|tem|é|são|está|estão|aceitam?|"
            r"oferecem?|fazem|vendem|emprestam|enviam|entregam|existe|devo|inclui|vocês|você|"
            r"(?:quando|como|onde|quant[oa]s?|que|quem) \w+)"
        ),
        asking_phrases=(
            r"(?:gostaria|gostava|queria|quero|gostaríamos|queríamos|precisava|desejo|"
            r"preciso) (?:também )?(?:de )?(?:saber|perguntar|conhecer)|pergunto me|"
            r"(?:diga|digam|diz|dizer|informar|explicar|indicar) (?:me|nos)|me (?:dizer|informar|explicar|diga|digam)|"
            r"(?:a minha|minha|uma) (?:pergunta|dúvida|questão) é|não sei (?:se|como|onde|quando|qual|quanto|o que)"
        ),
        frames=(
            r"(?:(?:vocês|você|o senhor|a senhora) )?(?:me )?(?:pode|podem|poderia|poderiam|podes|podiam|podia|"
            r"podias) (?:(?:por favor|me|nos) )*(?:dizer|informar|explicar|indicar|confirmar)(?:[ -](?:me|nos))?|"
            r"(?:eu )?(?:gostaria|gostava|queria|quero|gostaríamos|queríamos|precisava|desejo|"
            r"preciso) (?:também )?(?:de )?(?:vos )?(?:saber|perguntar|conhecer)|pergunto[ -]me|"
            r"(?:sabe|sabem|sabes)(?: (?:me|dizer|dizer-me))*|(?:diga|digam|diz)[ -](?:me|nos)|"
            r"(?:a )?minha (?:pergunta|dúvida|questão) é|não sei|tenho uma (?:pequena )?(?:pergunta|dúvida|questão)|"
            r"(?:é|seria) possível saber"
        ),
        whether="se|que|por favor",
        courtesy=(
            r"(?:espero|esperamos) que\b.*|"
            r"(?:desde já |muito |muitos )*(?:obrigad[oa]s?|agradeço|agradecemos|grat[oa])\b.*|"
            r"(?:fico|ficamos) (?:a aguardar|à espera|no aguardo)\b.*|"
            r"aguardo (?:o seu|a sua|o vosso|a vossa|retorno|resposta)\b.{0,30}|"
            r"(?:carís?sim[oa]s?|car[oa]s?|prezad[oa]s?|exm\w*|estimad[oa]s?)\b(?: \w+){0,4}|"
            r"(?:olá|oi|bom dia|boa tarde|boa noite)(?: (?:a|car[oa]s?|prezad[oa]s?|senhora?|equipa|equipe|"
            r"pessoal)(?: \w+){0,3})?|(?:tenha|tenham|desejo)\b.{0,10}\bbo[ma]\b.*|"
            r"como (?:está|estão|vai)(?: (?:você|vocês|tudo))?|tudo bem(?: (?:com|por)\b.{0,20})?|"
            r"(?:vocês |você )?(?:me )?(?:pode|podem|poderia|poderiam|podes) (?:me )?ajudar(?: me| nos)?|"
            r"(?:tenho|tinha|temos) (?:só |apenas )?(?:uma|duas|algumas|umas|várias) (?:\w+ )?(?:perguntas?|dúvidas?|"
            r"questões|questão)\b.{0,30}|preciso (?:de |da sua |da vossa )(?:ajuda|informaç\w+)|"
            r"(?:desculpem?|desculpa|perdão|peço desculpa)(?: (?:por|pelo|pela|o|a)\b.{0,30})?"
        ),
        unfinished=r"(?!)",
        signs_off=(
            r"(?:(?:com os|os|melhores|com|meus|um|uma|muitos|cordiais) )*(?:cumprimentos|saudações|abraços?|beijos|"
            r"beijinhos)|atenciosamente|cordialmente|att|obrigad[oa](?: (?!pel|por|desde|d[aeo])\w+){1,2}$|"
            r"enviado (?:do|a partir)"
        ),
        refers_back=_REFERS_BACK,
        expletive=_EXPLETIVE,
        asks_price=(
            r"\b(?:custam?|custar|custaria|custará|custos?|preços?|tarifas?|car[oa]|cobram)\b|"
            r"\bquanto (?:é que )?(?:é|são|fica|sai|vale|pago|paga|se paga)(?: (?:isso|isto|no total|por .*))?$|"
            r"^(?:fica|sai|vale|pago|paga)$"
        ),
    )
)
