"""What faqbot says in Portuguese; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PORTUGUESE_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} trecho", "{count} trechos"),
        "or_last": "{others} ou {last}",
        "and_more": "{others} e mais {count}",
        # How sure an answer is, and where it is
        "sure": "muito provável",
        "likely": "provável",
        "unsure": "sem certeza",
        "line": "linha {line}",
        "lines": "linhas {first}–{last}",
        # What became of a question
        "which_answer": "Isso pode querer dizer várias coisas. Qual delas?",
        "which_document": "Vários documentos respondem a isso. A qual se refere?",
        "which_document_of_many": "{count} documentos respondem a isso; aqui estão {offered} deles. A qual se refere?",
        "which_document_of_too_many": (
            "Pelo menos {count} documentos respondem a isso; aqui estão {offered} deles. A qual se refere?"
        ),
        "nothing_found": "Não encontrei nada sobre isso.",
        "nothing_sure": "Não encontrei nada que responda a isso com certeza.",
        "nothing_found_in_documents": "Não encontrei nada sobre isso nos documentos.",
        "nothing_found_in": "Não encontrei nada sobre isso em {titles}.",
        "title": "“{title}”",
        "unmentioned": "Nenhum documento menciona {words}.",
        "unmentioned_in_document": "O documento não menciona {words}.",
        "missing_word": "“{word}”",
        "other_language": "A pergunta parece estar numa língua diferente da dos documentos.",
        "did_you_mean": "Quis dizer “{guess}”?",
        "see_also": "Veja também:",
        "nearest_things": "O que mais se aproxima:",
        "read_as": "Li {readings}.",
        "reading": "“{asked}” como “{known}”",
        "carried_topic": "Sobre “{topic}”.",
        "carried_both": "Sobre “{topic}”: {question}",
        "carried_question": "A sua pergunta: {question}",
        "no_question": "Não encontro nenhuma pergunta aí.",
        # Why: what was decided
        "why_small_talk": "Por que esta resposta: tomei isso por conversa e não procurei em nenhum documento.",
        "why_stored": "Por que esta resposta: está guardada exatamente com esta pergunta.",
        "why_answered": "Por que esta resposta: {sure}, e {needed} bastam.",
        "why_asked_for": "Por que esta resposta: pediu este trecho. Que responda à pergunta: {sure}.",
        "why_abstained": "Por que não há resposta: {sure}, e são precisos {needed}.",
        "why_asked_back": (
            "Por que pergunto: várias respostas estão demasiado próximas. Que uma delas esteja certa: {sure}, e "
            "{needed} bastam."
        ),
        "why_tied": (
            "Por que não há resposta: várias respostas estão demasiado próximas. Que uma delas esteja certa: {sure}, e "
            "são precisos {needed}."
        ),
        "why_only_number": "Por que não há resposta: é apenas um número, e nenhum trecho mostrado o tem.",
        "why_place": "Por que esta resposta: o texto pede este trecho pelo seu lugar no documento.",
        "why_no_known_word": "Por que não há resposta: nada do que foi pesquisado tem uma palavra da pergunta.",
        "why_no_word": "Por que não há resposta: a pergunta não tem nenhuma palavra.",
        "why_decoy": "Por que não há resposta: phrasings.csv indica exatamente esta pergunta como uma sem resposta.",
        # Why: how the question was read
        "taken_for_question": "Pelo que foi dito antes, entendi isso como “{question}”.",
        "taken_for_topic": "Pelo que foi dito antes, entendi que se refere a “{topic}”.",
        "taken_for_both": "Pelo que foi dito antes, entendi isso como “{question}”, sobre “{topic}”.",
        "why_strangers": "Com {words}, a pergunta menciona algo de que nenhum documento trata.",
        "why_named": "A pergunta menciona {titles}.",
        "why_perhaps_named": "A pergunta tem palavras do título de {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "O trecho mais próximo, {place}:",
        "why_of_option": "A primeira, {place}:",
        "why_of_others": "As outras:",
        "why_matched": "Tem estas palavras da pergunta: {words}.",
        "why_synonyms": "Tomei {readings}, que quer dizer quase o mesmo.",
        "why_coverage": "Ao todo, cobre {share} da pergunta; as palavras raras contam mais.",
        "why_score": "A sua pontuação é {score}, a soma de:",
        "evidence_text": "as palavras do seu texto e das suas perguntas",
        "evidence_headings": "as palavras dos seus títulos",
        "evidence_characters": "sequências de caracteres em comum",
        "evidence_sentences": "a sua frase ou pergunta mais próxima",
        "evidence_classifier": "o que as formulações ensinam",
        "evidence_vectors": "proximidade de sentido",
        "evidence_content": "as palavras significativas da pergunta que tem",
        "evidence_asked": "as palavras significativas da sua própria pergunta que são perguntadas",
        "evidence_unnamed": "a pergunta menciona outro documento",
        "evidence_aside": "é sobre a página ou o projeto, como um registro de alterações",
        "why_alone": "Não foi encontrada outra resposta.",
        "why_ahead": "A melhor das outras respostas tem {lead} a menos",
        "why_behind": "A melhor das outras respostas tem {lead} a mais",
        "why_other": "{lead}: {answer} ({place})",
        "why_doubt": "{doubt}, o que deixa {share} da confiança.",
        "doubt_opposite": "Pergunta o contrário da pergunta",
        "doubt_exchanged": "Diz “{instead}” onde a pergunta diz “{asked}”",
        "doubt_stranger": "A pergunta é sobre algo de que nenhum documento trata",
        "doubt_single": "Não contém a única palavra da pergunta",
        "doubt_spelling": "A única palavra que os documentos têm talvez não seja um erro de digitação",
        "doubt_negation": "Da pergunta e do trecho, só um é sobre o que não é assim",
        "doubt_code": "A pergunta pede o significado de um código que nenhum documento contém",
        "why_like_decoys": (
            "A pergunta é parecida com as que phrasings.csv indica como sem resposta, o que reduz a confiança."
        ),
        "why_in_short": "{place} tem {words}: {share} da pergunta",
        "why_no_match": "{place} não tem nenhuma palavra da pergunta",
        "why_score_mostly": "pontuação {score}, sobretudo {kinds}",
        # Why: what follows in a conversation
        "reply_about": "A resposta é sobre “{topic}”.",
        "topic_now": "O tema agora é “{topic}”.",
        "no_topic_now": "Agora não há nenhum tema.",
        "it_took": "Demorou {time}.",
        # The current topic of a conversation
        "maybe_elsewhere": "Talvez outros documentos tenham o que procura.",
        # Numbers in a conversation
        "nothing_to_choose": "De momento não há nada para escolher.",
        "no_such_number": ("Aqui só há o número {count}.", "Aqui os números vão de 1 a {count}."),
        # Small talk; {subjects} are titles
        "and_last": "{others} e {last}",
        "more_titles": ("mais {count} documento", "mais {count} documentos"),
        "greeting": "Olá. Pergunte-me sobre {subjects}.",
        "welcome": "De nada.",
        "what_else": "O que gostaria de saber?",
        "all_right": "Está bem. O que gostaria de saber?",
        "goodbye": "Adeus.",
        "abilities": "Respondo a perguntas sobre {subjects}: palavra por palavra dos documentos, ou não respondo.",
        "identity": "Sou o faqbot. Procuro respostas sobre {subjects} nos documentos e cito-as.",
        "maker": (
            "Sou o faqbot, um programa que procura respostas em documentos e as cita. As respostas foram escritas "
            "pelos autores dos documentos."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "Os documentos tratam de {subjects}.",
        "about_one": "O documento intitula-se “{title}”.",
        "for_example": "Pode perguntar, por exemplo:",
        "documents": ("Há {count} documento:", "Há {count} documentos:"),
        "sections": "O documento “{title}” tem estas secções:",
        "questions": "O documento “{title}” responde, por exemplo, a:",
        "more_items": ("e mais {count}", "e mais {count}"),
        # The last answer
        "nothing_before": (
            "Isso refere-se a uma resposta anterior, e ainda não há nenhuma. Pergunte-me sobre {subjects}."
        ),
        "no_next_item": "Esse era o último ponto da sua lista.",
        "no_more": "Não tenho mais nada sobre isso.",
        "no_other": "Lamento. Não encontrei mais nada sobre isso; talvez outras palavras ajudem.",
        "which_other": "Lamento. Refere-se a um destes?",
        "which_clearer": "Só posso citar os documentos. Algum destes é mais claro?",
        # A message of many questions
        "three_at_a_time": (
            "Estas são as respostas às suas três primeiras perguntas. Volte a fazer as outras, por favor."
        ),
        # The first screen of the shell, and its commands
        "ask_for_example": "Pergunte com as suas próprias palavras, por exemplo:",
        "ask_about_example": "Pergunte com as suas próprias palavras, por exemplo sobre {headings}.",
        "ask_anything": "Faça uma pergunta com as suas próprias palavras.",
        "help_and_leave": "/help lista os comandos, Ctrl-D sai.",
        "counted_documents": ("{count} documento", "{count} documentos"),
        "counted_topics": ("{count} tema", "{count} temas"),
        "nothing_asked": "Ainda não foi perguntado nada.",
        "no_more_matches": "Não há mais resultados.",
        "no_matches": "Não há resultados para mostrar.",
        "matches_left": ("mais {count}: /more", "mais {count}: /more"),
        "that_is_all": "É tudo.",
        "nothing_was_found": "Nada foi encontrado.",
        "how_to_open": "/open N mostra o resultado N no seu documento.",
        # The commands /topic, /open and /sources
        "topic_set": "O tema é “{topic}”. /topic - retira-o.",
        "topic_is": "O tema é “{topic}”.",
        "all_searched": "Não há nenhum tema: a pesquisa abrange todos os documentos.",
        "titles_match": "Vários títulos correspondem:",
        "no_such_title": "Nenhum documento tem o título “{title}”.",
        "topic_lists": "/topic mostra a lista dos títulos.",
        "part_of_title": (
            "e mais {count}; basta uma parte de um título",
            "e mais {count}; basta uma parte de um título",
        ),
        "more_documents": (
            "e mais {count} documento, {passages} ao todo",
            "e mais {count} documentos, {passages} ao todo",
        ),
        "not_a_number": "“{text}” não é um número.",
        # What the shell says about its commands
        "no_such_command": "O comando {command} não existe.",
        "did_you_mean_command": "Quis dizer {commands}?",
        "help_lists": "/help lista os comandos.",
        "ask_or_command": "Faça uma pergunta com as suas próprias palavras, ou escreva um comando:",
        "what_numbers_are": "N é um número mostrado; RIGHT, um, um identificador, ficheiro:de-a ou -.",
        "keys_leave": "Ctrl-C descarta a linha, Ctrl-D sai.",
        "usage": "Uso: {usage}",
        # What each command does, as /help says it
        "command_why": "explicar a última resposta",
        "command_more": "mostrar mais resultados por inteiro",
        "command_open": "a secção em torno de uma citação",
        "command_topic": "mostrar ou definir o tema; - retira-o",
        "command_topics": "listar os títulos",
        "command_sources": "listar os documentos",
        "command_search": "listar tudo o que estas palavras encontram",
        "command_good": "anotar que a resposta estava certa",
        "command_bad": "anotar que estava errada, e qual está certa",
        "command_save": "guardar a sessão como Markdown",
        "command_reload": "ler os documentos de novo",
        "command_history": "listar as perguntas feitas",
        "command_clear": "limpar o ecrã",
        "command_help": "mostrar esta lista",
        "command_quit": "sair",
        "ask_or_help": "Faça uma pergunta com as suas próprias palavras; /help lista os comandos, /quit sai.",
        "interrupted": "Interrompido.",
        "went_wrong": "Algo correu mal: {error}",
        # The commands /good, /bad and /save
        "nothing_answered": "Ainda não foi respondido nada.",
        "choose_first": "A última resposta pedia-lhe que escolhesse: escolha uma, ou diga qual está certa com /bad N.",
        "say_where": "Se algum documento responder, diga onde: /bad N, ou /bad ficheiro:de-a.",
        "was_given": "Essa é a resposta que foi dada. Se estiver certa: /good.",
        "right_is": "Certa: {place}",
        "right_is_none": "Certa: nenhum documento responde a isso.",
        "kept": "Anotado em {path}.",
        "kept_in_both": "Anotado em {path} e {log}.",
        "kept_instead": "Isto substitui a sua avaliação anterior desta resposta.",
        "nothing_to_save": "Ainda não há nada para guardar.",
        "saved": ("Foi guardada {count} pergunta em {path}.", "Foram guardadas {count} perguntas em {path}."),
        "questions_and_answers": "Perguntas e respostas",
        # The commands /reload and /open
        "not_reloaded": "Os documentos não foram lidos de novo: {error}",
        "as_before": "O faqbot continua a responder a partir dos documentos como foram lidos antes.",
        "reloaded": "{passages}, nova leitura em {time}.",
        "topic_gone": "Nenhum documento tem já o título “{topic}”: a pesquisa abrange todos os documentos.",
        "indexed_missing": "Este é o texto indexado: o documento não foi encontrado.",
        "indexed_changed": "Este é o texto indexado: o documento mudou desde que foi lido.",
        # The edge of the screen, and the offers while a line is typed
        "bar_about": "sobre {topic}",
        "bar_search": "Ctrl-R pesquisa",
        "bar_leave": "Ctrl-D sai",
        "a_page": "página",
        # The page of `faqbot serve`
        "page_question": "A sua pergunta",
        "page_ask": "Perguntar",
        "page_skip": "Ir para a sua pergunta",
        "page_conversation": "Conversa",
        "page_start_over": "Começar de novo",
        "page_looking": "A procurar…",
        "page_copy": "Copiar a resposta",
        "page_copied": "Copiado",
        "page_not_copied": "O navegador não permitiu copiar.",
        "page_good": "Isto ajudou",
        "page_bad": "Isto não ajudou",
        "page_thanks": "Obrigado pela sua opinião.",
        "page_close": "Fechar",
        "page_new_window": "abre num novo separador",
        "page_ended": "A conversa anterior terminou. Esta é nova.",
        # What goes wrong on it
        "page_retry": "Tentar de novo",
        "page_unreachable": "Não é possível contactar o servidor.",
        "page_too_many": "Há demasiadas perguntas neste momento. Aguarde um instante, por favor.",
        "page_too_long": "A pergunta é demasiado longa. Encurte-a, por favor.",
        "page_too_slow": "A resposta demorou demasiado.",
        "page_failed": "Algo correu mal no servidor.",
        "page_no_index": "De momento não é possível consultar os documentos. Tente novamente daqui a pouco.",
        # The page of a source
        "page_cited": "O que é citado está marcado.",
        "page_as_read": "Este é o texto tal como foi lido do documento.",
        "page_gone": "Essa passagem não existe. Talvez os documentos tenham mudado.",
        "page_back": "Fazer uma pergunta",
    }
)
