"""What faqbot says in Spanish; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SPANISH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} pasaje", "{count} pasajes"),
        "or_last": "{others} o {last}",
        "and_more": "{others} y {count} más",
        # How sure an answer is, and where it is
        "sure": "muy probable",
        "likely": "probable",
        "unsure": "sin certeza",
        "line": "línea {line}",
        "lines": "líneas {first}–{last}",
        # What became of a question
        "which_answer": "Eso puede significar varias cosas. ¿Cuál?",
        "which_document": "Varios documentos responden a eso. ¿A cuál se refiere?",
        "which_document_of_many": "{count} documentos responden a eso; aquí hay {offered}. ¿A cuál se refiere?",
        "which_document_of_too_many": (
            "{count} documentos o más responden a eso; aquí hay {offered}. ¿A cuál se refiere?"
        ),
        "nothing_found": "No he encontrado nada sobre eso.",
        "nothing_sure": "No he encontrado nada que lo responda con seguridad.",
        "nothing_found_in_documents": "No he encontrado nada sobre eso en los documentos.",
        "nothing_found_in": "No he encontrado nada sobre eso en {titles}.",
        "title": "«{title}»",
        "unmentioned": "Ningún documento menciona {words}.",
        "unmentioned_in_document": "El documento no menciona {words}.",
        "missing_word": "«{word}»",
        "other_language": "La pregunta parece estar en un idioma distinto del de los documentos.",
        "did_you_mean": "¿Quiso decir «{guess}»?",
        "see_also": "Véase también:",
        "nearest_things": "Lo más parecido:",
        "read_as": "He leído {readings}.",
        "reading": "«{asked}» como «{known}»",
        "carried_topic": "Sobre «{topic}».",
        "carried_both": "Sobre «{topic}»: {question}",
        "carried_question": "Su pregunta: {question}",
        "no_question": "No encuentro ninguna pregunta ahí.",
        # Why: what was decided
        "why_small_talk": "Por qué esta respuesta: lo he tomado por charla y no he buscado en ningún documento.",
        "why_stored": "Por qué esta respuesta: está guardada exactamente con esta pregunta.",
        "why_answered": "Por qué esta respuesta: {sure}, y basta con el {needed}.",
        "why_asked_for": "Por qué esta respuesta: usted pidió este pasaje. Que responda a la pregunta: {sure}.",
        "why_abstained": "Por qué no hay respuesta: {sure}, y se necesita el {needed}.",
        "why_asked_back": (
            "Por qué pregunto: varias respuestas están demasiado igualadas. Que una de ellas sea correcta: {sure}, y "
            "basta con el {needed}."
        ),
        "why_tied": (
            "Por qué no hay respuesta: varias respuestas están demasiado igualadas. Que una de ellas sea correcta: "
            "{sure}, y se necesita el {needed}."
        ),
        "why_only_number": "Por qué no hay respuesta: es solo un número, y ningún pasaje en pantalla lo tiene.",
        "why_place": "Por qué esta respuesta: el texto pide este pasaje por su lugar en el documento.",
        "why_no_known_word": (
            "Por qué no hay respuesta: nada de lo que se ha buscado contiene una palabra de la pregunta."
        ),
        "why_no_word": "Por qué no hay respuesta: la pregunta no contiene ninguna palabra.",
        "why_decoy": (
            "Por qué no hay respuesta: phrasings.csv incluye exactamente esta pregunta entre las que no tienen "
            "respuesta."
        ),
        # Why: how the question was read
        "taken_for_question": "Por lo dicho antes, lo he entendido como «{question}».",
        "taken_for_topic": "Por lo dicho antes, he entendido que se refiere a «{topic}».",
        "taken_for_both": "Por lo dicho antes, lo he entendido como «{question}», sobre «{topic}».",
        "why_strangers": "Con {words}, la pregunta nombra algo de lo que no trata ningún documento.",
        "why_named": "La pregunta nombra {titles}.",
        "why_perhaps_named": "La pregunta tiene palabras del título de {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "El pasaje más cercano, {place}:",
        "why_of_option": "La primera, {place}:",
        "why_of_others": "Las demás:",
        "why_matched": "Tiene estas palabras de la pregunta: {words}.",
        "why_synonyms": "He tomado {readings}, que significa casi lo mismo.",
        "why_coverage": "En total cubre el {share} de la pregunta; las palabras raras cuentan más.",
        "why_score": "Su puntuación es {score}, la suma de:",
        "evidence_text": "las palabras de su texto y sus preguntas",
        "evidence_headings": "las palabras de sus encabezados y su título",
        "evidence_characters": "secuencias de caracteres en común",
        "evidence_sentences": "su frase o pregunta más cercana",
        "evidence_classifier": "lo que enseñan las formulaciones",
        "evidence_vectors": "cercanía de significado",
        "evidence_content": "las palabras significativas de la pregunta que tiene",
        "evidence_asked": "las palabras significativas de su propia pregunta que se preguntan",
        "evidence_unnamed": "la pregunta nombra otro documento",
        "evidence_aside": "trata de la página o del proyecto, como un registro de cambios",
        "why_alone": "No se ha encontrado otra respuesta.",
        "why_ahead": "La mejor de las otras respuestas tiene {lead} menos",
        "why_behind": "La mejor de las otras respuestas tiene {lead} más",
        "why_other": "{lead}: {answer} ({place})",
        "why_doubt": "{doubt}, lo que deja el {share} de la confianza.",
        "doubt_opposite": "Pregunta lo contrario de la pregunta",
        "doubt_exchanged": "Dice «{instead}» donde la pregunta dice «{asked}»",
        "doubt_stranger": "La pregunta trata de algo de lo que no trata ningún documento",
        "doubt_single": "No contiene la única palabra de la pregunta",
        "doubt_spelling": "La única palabra que tienen los documentos quizá no sea una errata",
        "doubt_negation": "De la pregunta y el pasaje, solo uno trata de lo que no es así",
        "doubt_code": "La pregunta pide el significado de un código que ningún documento contiene",
        "why_like_decoys": (
            "La pregunta se parece a las que phrasings.csv indica como sin respuesta, lo que reduce la confianza."
        ),
        "why_in_short": "{place} tiene {words}: el {share} de la pregunta",
        "why_no_match": "{place} no tiene ninguna palabra de la pregunta",
        "why_score_mostly": "puntuación {score}, sobre todo {kinds}",
        # Why: what follows in a conversation
        "reply_about": "La respuesta trata de «{topic}».",
        "topic_now": "El tema es ahora «{topic}».",
        "no_topic_now": "Ahora no hay ningún tema.",
        "it_took": "Ha tardado {time}.",
        # The current topic of a conversation
        "maybe_elsewhere": "Quizá otros documentos tengan lo que busca.",
        # Numbers in a conversation
        "nothing_to_choose": "Ahora no hay nada que elegir.",
        "no_such_number": ("Aquí solo hay el número {count}.", "Aquí los números van del 1 al {count}."),
        # Small talk; {subjects} are titles
        "and_last": "{others} y {last}",
        "more_titles": ("{count} documento más", "{count} documentos más"),
        "greeting": "Hola. Pregúnteme sobre {subjects}.",
        "welcome": "De nada.",
        "what_else": "¿Qué le gustaría saber?",
        "all_right": "De acuerdo. ¿Qué le gustaría saber?",
        "goodbye": "Adiós.",
        "abilities": "Respondo a preguntas sobre {subjects}: palabra por palabra de los documentos, o no respondo.",
        "identity": "Soy faqbot. Busco respuestas sobre {subjects} en los documentos y las cito.",
        "maker": (
            "Soy faqbot, un programa que busca respuestas en documentos y las cita. Las respuestas las escribieron los "
            "autores de los documentos."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "Los documentos tratan de {subjects}.",
        "about_one": "El documento se titula «{title}».",
        "for_example": "Puede preguntar, por ejemplo:",
        "documents": ("Hay {count} documento:", "Hay {count} documentos:"),
        "sections": "El documento «{title}» tiene estas secciones:",
        "questions": "El documento «{title}» responde, por ejemplo, a:",
        "more_items": ("y {count} más", "y {count} más"),
        # The last answer
        "nothing_before": (
            "Eso se refiere a una respuesta anterior, y todavía no hay ninguna. Pregúnteme sobre {subjects}."
        ),
        "no_next_item": "Ese era el último punto de su lista.",
        "no_more": "No tengo nada más sobre eso.",
        "no_other": "Lo siento. No he encontrado nada más sobre eso; quizá ayuden otras palabras.",
        "which_other": "Lo siento. ¿Se refiere a uno de estos?",
        "which_clearer": "Solo puedo citar los documentos. ¿Es alguno de estos más claro?",
        # A message of many questions
        "three_at_a_time": (
            "Estas son las respuestas a sus tres primeras preguntas. Vuelva a hacer las demás, por favor."
        ),
        # The first screen of the shell, and its commands
        "ask_for_example": "Pregunte con sus propias palabras, por ejemplo:",
        "ask_about_example": "Pregunte con sus propias palabras, por ejemplo sobre {headings}.",
        "ask_anything": "Haga una pregunta con sus propias palabras.",
        "help_and_leave": "/help enumera las órdenes, Ctrl-D sale.",
        "counted_documents": ("{count} documento", "{count} documentos"),
        "counted_topics": ("{count} tema", "{count} temas"),
        "nothing_asked": "Todavía no se ha preguntado nada.",
        "no_more_matches": "No hay más resultados.",
        "no_matches": "No hay resultados que mostrar.",
        "matches_left": ("{count} más: /more", "{count} más: /more"),
        "that_is_all": "Eso es todo.",
        "nothing_was_found": "No se ha encontrado nada.",
        "how_to_open": "/open N muestra el resultado N en su documento.",
        # The commands /topic, /open and /sources
        "topic_set": "El tema es «{topic}». /topic - lo borra.",
        "topic_is": "El tema es «{topic}».",
        "all_searched": "No hay ningún tema: se buscará en todos los documentos.",
        "titles_match": "Coinciden varios títulos:",
        "no_such_title": "Ningún documento tiene el título «{title}».",
        "topic_lists": "/topic muestra la lista de títulos.",
        "part_of_title": ("y {count} más; basta una parte de un título", "y {count} más; basta una parte de un título"),
        "more_documents": (
            "y {count} documento más, {passages} en total",
            "y {count} documentos más, {passages} en total",
        ),
        "not_a_number": "«{text}» no es un número.",
        # What the shell says about its commands
        "no_such_command": "No existe la orden {command}.",
        "did_you_mean_command": "¿Quiso decir {commands}?",
        "help_lists": "/help enumera las órdenes.",
        "ask_or_command": "Haga una pregunta con sus propias palabras, o escriba una orden:",
        "what_numbers_are": "N es un número mostrado; RIGHT, uno, un identificador, archivo:de-a o -.",
        "keys_leave": "Ctrl-C descarta la línea, Ctrl-D sale.",
        "usage": "Uso: {usage}",
        # What each command does, as /help says it
        "command_why": "explicar la última respuesta",
        "command_more": "mostrar más resultados completos",
        "command_open": "la sección en torno a una cita",
        "command_topic": "mostrar o fijar el tema; - lo quita",
        "command_topics": "enumerar los títulos",
        "command_sources": "enumerar los documentos",
        "command_search": "enumerar todo lo que encuentran estas palabras",
        "command_good": "anotar que la respuesta era correcta",
        "command_bad": "anotar que era incorrecta, y cuál es la correcta",
        "command_save": "guardar la sesión como Markdown",
        "command_reload": "leer los documentos de nuevo",
        "command_history": "enumerar las preguntas hechas",
        "command_clear": "limpiar la pantalla",
        "command_help": "mostrar esta lista",
        "command_quit": "salir",
        "ask_or_help": "Haga una pregunta con sus propias palabras; /help enumera las órdenes, /quit sale.",
        "interrupted": "Interrumpido.",
        "went_wrong": "Algo ha fallado: {error}",
        # The commands /good, /bad and /save
        "nothing_answered": "Todavía no se ha respondido nada.",
        "choose_first": "La última respuesta le pedía elegir: elija una, o diga cuál es la correcta con /bad N.",
        "say_where": "Si algún documento lo responde, diga dónde: /bad N, o /bad archivo:de-a.",
        "was_given": "Esa es la respuesta que se dio. Si es correcta: /good.",
        "right_is": "Correcta: {place}",
        "right_is_none": "Correcta: ningún documento responde a eso.",
        "kept": "Anotado en {path}.",
        "kept_in_both": "Anotado en {path} y {log}.",
        "kept_instead": "Esto sustituye a su valoración anterior de esta respuesta.",
        "nothing_to_save": "Todavía no hay nada que guardar.",
        "saved": ("Se ha guardado {count} pregunta en {path}.", "Se han guardado {count} preguntas en {path}."),
        "questions_and_answers": "Preguntas y respuestas",
        # The commands /reload and /open
        "not_reloaded": "No se han vuelto a leer: {error}",
        "as_before": "faqbot sigue respondiendo con los documentos tal como se leyeron antes.",
        "reloaded": "{passages}, nueva lectura en {time}.",
        "topic_gone": "Ningún documento tiene ya el título «{topic}»: se buscará en todos los documentos.",
        "indexed_missing": "Este es el texto indexado: no se ha encontrado el documento.",
        "indexed_changed": "Este es el texto indexado: el documento ha cambiado desde que se leyó.",
        # The edge of the screen, and the offers while a line is typed
        "bar_about": "sobre {topic}",
        "bar_search": "Ctrl-R busca",
        "bar_leave": "Ctrl-D sale",
        "a_page": "página",
        # The page of `faqbot serve`
        "page_question": "Su pregunta",
        "page_ask": "Preguntar",
        "page_skip": "Ir a su pregunta",
        "page_conversation": "Conversación",
        "page_start_over": "Empezar de nuevo",
        "page_looking": "Buscando…",
        "page_copy": "Copiar la respuesta",
        "page_copied": "Copiado",
        "page_not_copied": "El navegador no permitió copiar.",
        "page_good": "Me ha ayudado",
        "page_bad": "No me ha ayudado",
        "page_thanks": "Gracias por su opinión.",
        "page_close": "Cerrar",
        "page_new_window": "se abre en una pestaña nueva",
        "page_ended": "La conversación anterior ha terminado. Esta es una nueva.",
        # What goes wrong on it
        "page_retry": "Intentar de nuevo",
        "page_unreachable": "No se puede acceder al servidor.",
        "page_too_many": "Se están haciendo demasiadas preguntas. Espere un momento, por favor.",
        "page_too_long": "La pregunta es demasiado larga. Acórtela, por favor.",
        "page_too_slow": "La respuesta tardó demasiado.",
        "page_failed": "Algo falló en el servidor.",
        "page_no_index": "Ahora mismo no se pueden consultar los documentos. Inténtelo de nuevo dentro de un momento.",
        # The page of a source
        "page_cited": "Lo citado está marcado.",
        "page_as_read": "Este es el texto tal como se leyó del documento.",
        "page_gone": "Ese pasaje no existe. Puede que los documentos hayan cambiado.",
        "page_back": "Hacer una pregunta",
    }
)
