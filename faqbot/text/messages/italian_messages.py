"""What faqbot says in Italian; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ITALIAN_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} passaggio", "{count} passaggi"),
        "or_last": "{others} o {last}",
        "and_more": "{others} e altri {count}",
        # How sure an answer is, and where it is
        "sure": "molto probabile",
        "likely": "probabile",
        "unsure": "senza certezza",
        "line": "riga {line}",
        "lines": "righe {first}–{last}",
        # What became of a question
        "which_answer": "Può voler dire più cose. Quale?",
        "which_document": "Più documenti rispondono a questa domanda. Quale intende?",
        "which_document_of_many": "{count} documenti rispondono a questa domanda; eccone {offered}. Quale intende?",
        "which_document_of_too_many": (
            "Almeno {count} documenti rispondono a questa domanda; eccone {offered}. Quale intende?"
        ),
        "nothing_found": "Non ho trovato nulla al riguardo.",
        "nothing_sure": "Non ho trovato nulla che risponda con certezza.",
        "nothing_found_in_documents": "Non ho trovato nulla al riguardo nei documenti.",
        "nothing_found_in": "Non ho trovato nulla al riguardo in {titles}.",
        "title": "«{title}»",
        "unmentioned": "Nessun documento menziona {words}.",
        "unmentioned_in_document": "Il documento non menziona {words}.",
        "missing_word": "«{word}»",
        "other_language": "La domanda sembra essere in una lingua diversa da quella dei documenti.",
        "did_you_mean": "Intendeva «{guess}»?",
        "see_also": "Vedi anche:",
        "nearest_things": "Le cose più vicine:",
        "read_as": "Ho letto {readings}.",
        "reading": "«{asked}» come «{known}»",
        "carried_topic": "Su «{topic}».",
        "carried_both": "Su «{topic}»: {question}",
        "carried_question": "La Sua domanda: {question}",
        "no_question": "Non vi trovo alcuna domanda.",
        # Why: what was decided
        "why_small_talk": (
            "Perché questa risposta: l’ho presa per una chiacchiera e non ho cercato in nessun documento."
        ),
        "why_stored": "Perché questa risposta: è memorizzata esattamente sotto questa domanda.",
        "why_answered": "Perché questa risposta: {sure}, e basta il {needed}.",
        "why_asked_for": "Perché questa risposta: ha chiesto questo passaggio. Che risponda alla domanda: {sure}.",
        "why_abstained": "Perché nessuna risposta: {sure}, e serve il {needed}.",
        "why_asked_back": (
            "Perché chiedo: più risposte sono troppo vicine. Che una di esse sia giusta: {sure}, e basta il {needed}."
        ),
        "why_tied": (
            "Perché nessuna risposta: più risposte sono troppo vicine. Che una di esse sia giusta: {sure}, e serve il "
            "{needed}."
        ),
        "why_only_number": "Perché nessuna risposta: è soltanto un numero, e nessun passaggio sullo schermo lo porta.",
        "why_place": (
            "Perché questa risposta: il testo chiede questo passaggio in base alla sua posizione nel documento."
        ),
        "why_no_known_word": (
            "Perché nessuna risposta: niente di ciò che è stato cercato contiene una parola della domanda."
        ),
        "why_no_word": "Perché nessuna risposta: la domanda non contiene parole.",
        "why_decoy": (
            "Perché nessuna risposta: phrasings.csv elenca esattamente questa domanda fra quelle senza risposta."
        ),
        # Why: how the question was read
        "taken_for_question": "In base a quanto detto prima, l’ho intesa come «{question}».",
        "taken_for_topic": "In base a quanto detto prima, l’ho riferita a «{topic}».",
        "taken_for_both": "In base a quanto detto prima, l’ho intesa come «{question}», su «{topic}».",
        "why_strangers": "Con {words}, la domanda nomina qualcosa di cui nessun documento tratta.",
        "why_named": "La domanda nomina {titles}.",
        "why_perhaps_named": "La domanda ha parole del titolo di {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "Il passaggio più vicino, {place}:",
        "why_of_option": "La prima, {place}:",
        "why_of_others": "Le altre:",
        "why_matched": "Contiene queste parole della domanda: {words}.",
        "why_synonyms": "Ho preso {readings}, che significa quasi lo stesso.",
        "why_coverage": "In tutto copre il {share} della domanda; le parole rare contano di più.",
        "why_score": "Il suo punteggio è {score}, la somma di:",
        "evidence_text": "le parole del suo testo e delle sue domande",
        "evidence_headings": "le parole dei suoi titoli",
        "evidence_characters": "sequenze di caratteri in comune",
        "evidence_sentences": "la sua frase o domanda più vicina",
        "evidence_classifier": "ciò che insegnano le formulazioni",
        "evidence_vectors": "vicinanza di significato",
        "evidence_content": "le parole significative della domanda che contiene",
        "evidence_asked": "le parole significative della sua domanda che vengono chieste",
        "evidence_unnamed": "la domanda nomina un altro documento",
        "evidence_aside": "riguarda la pagina o il progetto, come un registro delle modifiche",
        "why_alone": "Non è stata trovata un’altra risposta.",
        "why_ahead": "La migliore delle altre risposte ha {lead} in meno",
        "why_behind": "La migliore delle altre risposte ha {lead} in più",
        "why_other": "{lead}: {answer} ({place})",
        "why_doubt": "{doubt}, il che lascia il {share} della fiducia.",
        "doubt_opposite": "Chiede il contrario della domanda",
        "doubt_exchanged": "Dice «{instead}» dove la domanda dice «{asked}»",
        "doubt_stranger": "La domanda riguarda qualcosa di cui nessun documento tratta",
        "doubt_single": "Non contiene l’unica parola della domanda",
        "doubt_spelling": "L’unica parola che i documenti contengono forse non è un errore di battitura",
        "doubt_negation": "Tra la domanda e il passo, solo uno riguarda ciò che non è così",
        "doubt_code": "La domanda chiede il significato di un codice che nessun documento contiene",
        "why_like_decoys": (
            "La domanda somiglia a quelle che phrasings.csv elenca come senza risposta, il che riduce la fiducia."
        ),
        "why_in_short": "{place} contiene {words}: il {share} della domanda",
        "why_no_match": "{place} non contiene parole della domanda",
        "why_score_mostly": "punteggio {score}, soprattutto {kinds}",
        # Why: what follows in a conversation
        "reply_about": "La risposta riguarda «{topic}».",
        "topic_now": "L’argomento ora è «{topic}».",
        "no_topic_now": "Ora non c’è un argomento.",
        "it_took": "Ci sono voluti {time}.",
        # The current topic of a conversation
        "maybe_elsewhere": "Forse altri documenti contengono ciò che cerca.",
        # Numbers in a conversation
        "nothing_to_choose": "Al momento non c’è nulla da scegliere.",
        "no_such_number": ("Qui c’è solo il numero {count}.", "Qui i numeri vanno da 1 a {count}."),
        # Small talk; {subjects} are titles
        "and_last": "{others} e {last}",
        "more_titles": ("un altro documento", "altri {count} documenti"),
        "greeting": "Buongiorno. Mi chieda di {subjects}.",
        "welcome": "Prego.",
        "what_else": "Che cosa desidera sapere?",
        "all_right": "Va bene. Che cosa desidera sapere?",
        "goodbye": "Arrivederci.",
        "abilities": "Rispondo a domande su {subjects}: parola per parola dai documenti, oppure non rispondo.",
        "identity": "Sono faqbot. Cerco nei documenti le risposte su {subjects} e le cito.",
        "maker": (
            "Sono faqbot, un programma che cerca risposte nei documenti e le cita. Le risposte sono state scritte "
            "dagli autori dei documenti."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "I documenti trattano di {subjects}.",
        "about_one": "Il documento si intitola «{title}».",
        "for_example": "Può chiedere, per esempio:",
        "documents": ("C’è {count} documento:", "Ci sono {count} documenti:"),
        "sections": "Il documento «{title}» ha queste sezioni:",
        "questions": "Il documento «{title}» risponde, per esempio, a:",
        "more_items": ("e un altro", "e altri {count}"),
        # The last answer
        "nothing_before": (
            "Questo si riferisce a una risposta precedente, e non ce n’è ancora nessuna. Mi chieda di {subjects}."
        ),
        "no_next_item": "Era l’ultimo punto del suo elenco.",
        "no_more": "Non ho altro al riguardo.",
        "no_other": "Mi dispiace. Non ho trovato altro al riguardo; forse altre parole possono aiutare.",
        "which_other": "Mi dispiace. Intende uno di questi?",
        "which_clearer": "Posso solo citare i documenti. Uno di questi è più chiaro?",
        # A message of many questions
        "three_at_a_time": "Queste sono le risposte alle Sue prime tre domande. Ripeta le altre, per favore.",
        # The first screen of the shell, and its commands
        "ask_for_example": "Chieda con parole Sue, per esempio:",
        "ask_about_example": "Chieda con parole Sue, per esempio di {headings}.",
        "ask_anything": "Faccia una domanda con parole Sue.",
        "help_and_leave": "/help elenca i comandi, Ctrl-D esce.",
        "counted_documents": ("{count} documento", "{count} documenti"),
        "counted_topics": ("{count} argomento", "{count} argomenti"),
        "nothing_asked": "Non è stato ancora chiesto nulla.",
        "no_more_matches": "Non ci sono altri risultati.",
        "no_matches": "Non ci sono risultati da mostrare.",
        "matches_left": ("un altro: /more", "altri {count}: /more"),
        "that_is_all": "È tutto.",
        "nothing_was_found": "Non è stato trovato nulla.",
        "how_to_open": "/open N mostra il risultato N nel suo documento.",
        # The commands /topic, /open and /sources
        "topic_set": "L’argomento è «{topic}». /topic - lo toglie.",
        "topic_is": "L’argomento è «{topic}».",
        "all_searched": "Non c’è un argomento: la ricerca comprende tutti i documenti.",
        "titles_match": "Corrispondono più titoli:",
        "no_such_title": "Nessun documento ha il titolo «{title}».",
        "topic_lists": "/topic elenca i titoli.",
        "part_of_title": ("e un altro; basta una parte di un titolo", "e altri {count}; basta una parte di un titolo"),
        "more_documents": (
            "e un altro documento, {passages} in tutto",
            "e altri {count} documenti, {passages} in tutto",
        ),
        "not_a_number": "«{text}» non è un numero.",
        # What the shell says about its commands
        "no_such_command": "Il comando {command} non esiste.",
        "did_you_mean_command": "Intendeva {commands}?",
        "help_lists": "/help elenca i comandi.",
        "ask_or_command": "Faccia una domanda con parole Sue, o digiti un comando:",
        "what_numbers_are": "N è un numero mostrato; RIGHT, uno di questi, identificatore, file:da-a o -.",
        "keys_leave": "Ctrl-C annulla la riga, Ctrl-D esce.",
        "usage": "Uso: {usage}",
        # What each command does, as /help says it
        "command_why": "spiegare l’ultima risposta",
        "command_more": "mostrare altri risultati per intero",
        "command_open": "la sezione intorno a una citazione",
        "command_topic": "mostrare o impostare l’argomento; - lo toglie",
        "command_topics": "elencare i titoli",
        "command_sources": "elencare i documenti",
        "command_search": "elencare tutto ciò che queste parole trovano",
        "command_good": "annotare che la risposta era giusta",
        "command_bad": "annotare che era sbagliata, e qual è quella giusta",
        "command_save": "salvare la sessione come Markdown",
        "command_reload": "rileggere i documenti",
        "command_history": "elencare le domande fatte",
        "command_clear": "pulire lo schermo",
        "command_help": "mostrare questo elenco",
        "command_quit": "uscire",
        "ask_or_help": "Faccia una domanda con parole Sue; /help elenca i comandi, /quit esce.",
        "interrupted": "Interrotto.",
        "went_wrong": "Qualcosa è andato storto: {error}",
        # The commands /good, /bad and /save
        "nothing_answered": "Non è stata ancora data alcuna risposta.",
        "choose_first": "L’ultima risposta Le chiedeva di scegliere: scelga, o indichi quella giusta con /bad N.",
        "say_where": "Se un documento risponde, dica dove: /bad N, oppure /bad file:da-a.",
        "was_given": "Questa è la risposta che è stata data. Se è giusta: /good.",
        "right_is": "Giusta: {place}",
        "right_is_none": "Giusta: nessun documento risponde.",
        "kept": "Annotato in {path}.",
        "kept_in_both": "Annotato in {path} e {log}.",
        "kept_instead": "Questo sostituisce il giudizio precedente su questa risposta.",
        "nothing_to_save": "Non c’è ancora nulla da salvare.",
        "saved": ("Salvata {count} domanda in {path}.", "Salvate {count} domande in {path}."),
        "questions_and_answers": "Domande e risposte",
        # The commands /reload and /open
        "not_reloaded": "I documenti non sono stati riletti: {error}",
        "as_before": "faqbot risponde ancora dai documenti come erano stati letti prima.",
        "reloaded": "{passages}, lettura in {time}.",
        "topic_gone": "Nessun documento ha più il titolo «{topic}»: la ricerca comprende tutti i documenti.",
        "indexed_missing": "Questo è il testo indicizzato: il documento non è stato trovato.",
        "indexed_changed": "Questo è il testo indicizzato: il documento è cambiato da quando è stato letto.",
        # The edge of the screen, and the offers while a line is typed
        "bar_about": "su {topic}",
        "bar_search": "Ctrl-R cerca",
        "bar_leave": "Ctrl-D esce",
        "a_page": "pagina",
        # The page of `faqbot serve`
        "page_question": "La sua domanda",
        "page_ask": "Chiedi",
        "page_skip": "Vai alla domanda",
        "page_conversation": "Conversazione",
        "page_start_over": "Ricomincia",
        "page_looking": "Sto cercando…",
        "page_copy": "Copia la risposta",
        "page_copied": "Copiato",
        "page_not_copied": "Il browser non ha permesso di copiare.",
        "page_good": "Mi ha aiutato",
        "page_bad": "Non mi ha aiutato",
        "page_thanks": "Grazie per il suo parere.",
        "page_close": "Chiudi",
        "page_new_window": "si apre in una nuova scheda",
        "page_ended": "La conversazione precedente è terminata. Questa è nuova.",
        # What goes wrong on it
        "page_retry": "Riprova",
        "page_unreachable": "Il server non è raggiungibile.",
        "page_too_many": "Ci sono troppe domande in questo momento. Attenda un attimo, per favore.",
        "page_too_long": "La domanda è troppo lunga. La accorci, per favore.",
        "page_too_slow": "La risposta ha richiesto troppo tempo.",
        "page_failed": "Qualcosa è andato storto sul server.",
        "page_no_index": "Al momento non è possibile consultare i documenti. Riprovi tra un attimo, per favore.",
        # The page of a source
        "page_cited": "Il passo citato è evidenziato.",
        "page_as_read": "Questo è il testo come è stato letto dal documento.",
        "page_gone": "Questo passo non esiste. Forse i documenti sono cambiati.",
        "page_back": "Fai una domanda",
    }
)
