"""What faqbot says in German; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GERMAN_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} Textstelle", "{count} Textstellen"),
        "or_last": "{others} oder {last}",
        "and_more": "{others} und {count} weitere",
        # How sure an answer is, and where it is
        "sure": "sicher",
        "likely": "wahrscheinlich",
        "unsure": "unsicher",
        "line": "Zeile {line}",
        "lines": "Zeilen {first}–{last}",
        # What became of a question
        "which_answer": "Das kann Verschiedenes heißen. Was meinen Sie?",
        "which_document": "Mehrere Dokumente beantworten das. Welches meinen Sie?",
        "which_document_of_many": "{count} Dokumente beantworten das; hier sind {offered} davon. Welches meinen Sie?",
        "which_document_of_too_many": (
            "{count} oder mehr Dokumente beantworten das; hier sind {offered} davon. Welches meinen Sie?"
        ),
        "nothing_found": "Dazu habe ich nichts gefunden.",
        "nothing_sure": "Ich habe nichts gefunden, was das sicher beantwortet.",
        "nothing_found_in_documents": "Dazu habe ich in den Dokumenten nichts gefunden.",
        "nothing_found_in": "Dazu habe ich in {titles} nichts gefunden.",
        "title": "„{title}“",
        "unmentioned": "Kein Dokument erwähnt {words}.",
        "unmentioned_in_document": "Das Dokument erwähnt {words} nicht.",
        "missing_word": "„{word}“",
        "other_language": "Die Frage ist anscheinend in einer anderen Sprache als die Dokumente.",
        "did_you_mean": "Meinten Sie „{guess}“?",
        "see_also": "Siehe auch:",
        "nearest_things": "Am nächsten kommen:",
        "read_as": "Ich habe {readings} gelesen.",
        "reading": "„{asked}“ als „{known}“",
        "carried_topic": "Zu „{topic}“.",
        "carried_both": "Zu „{topic}“: {question}",
        "carried_question": "Ihre Frage: {question}",
        "no_question": "Darin finde ich keine Frage.",
        # Why: what was decided
        "why_small_talk": "Warum diese Antwort: Das habe ich für Plauderei gehalten und kein Dokument durchsucht.",
        "why_stored": "Warum diese Antwort: Sie ist unter genau dieser Frage gespeichert.",
        "why_answered": "Warum diese Antwort: {sure}, und {needed} genügen.",
        "why_asked_for": "Warum diese Antwort: Sie wollten diese Textstelle sehen. Dass das die Antwort ist: {sure}.",
        "why_abstained": "Warum keine Antwort: {sure}, und {needed} sind nötig.",
        "why_asked_back": (
            "Warum ich nachfrage: Mehrere Antworten liegen zu nah beieinander. Dass eine davon stimmt: {sure}, und "
            "{needed} genügen."
        ),
        "why_tied": (
            "Warum keine Antwort: Mehrere Antworten liegen zu nah beieinander. Dass eine davon stimmt: {sure}, und "
            "{needed} sind nötig."
        ),
        "why_only_number": (
            "Warum keine Antwort: Das ist nur eine Zahl, und keine Textstelle auf dem Bildschirm trägt sie."
        ),
        "why_place": "Warum diese Antwort: Der Text verlangt diese Textstelle nach ihrer Lage im Dokument.",
        "why_no_known_word": "Warum keine Antwort: Nichts, was durchsucht wurde, enthält ein Wort der Frage.",
        "why_no_word": "Warum keine Antwort: Die Frage enthält kein Wort.",
        "why_decoy": "Warum keine Antwort: phrasings.csv führt genau diese Frage als eine ohne Antwort.",
        # Why: how the question was read
        "taken_for_question": "Nach dem bisher Gesagten habe ich es als „{question}“ verstanden.",
        "taken_for_topic": "Nach dem bisher Gesagten habe ich es auf „{topic}“ bezogen.",
        "taken_for_both": "Nach dem bisher Gesagten habe ich es als „{question}“ zu „{topic}“ verstanden.",
        "why_strangers": "Mit {words} nennt die Frage etwas, wovon kein Dokument handelt.",
        "why_named": "Die Frage nennt {titles}.",
        "why_perhaps_named": "Die Frage enthält Wörter des Titels von {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "Die nächstliegende Textstelle, {place}:",
        "why_of_option": "Die erste, {place}:",
        "why_of_others": "Die anderen:",
        "why_matched": "Sie enthält diese Wörter der Frage: {words}.",
        "why_synonyms": "Ich habe {readings} gelten lassen, weil es fast dasselbe heißt.",
        "why_coverage": "Insgesamt deckt sie {share} der Frage ab; seltene Wörter zählen am meisten.",
        "why_score": "Ihre Punktzahl ist {score}, die Summe aus:",
        "evidence_text": "die Wörter ihres Textes und ihrer Fragen",
        "evidence_headings": "die Wörter ihrer Überschriften und ihres Titels",
        "evidence_characters": "gemeinsame Zeichenfolgen",
        "evidence_sentences": "ihr nächstliegender Satz oder ihre nächstliegende Frage",
        "evidence_classifier": "was die Formulierungen lehren",
        "evidence_vectors": "Nähe der Bedeutung",
        "evidence_content": "die aussagekräftigen Wörter der Frage, die sie enthält",
        "evidence_asked": "die aussagekräftigen Wörter ihrer eigenen Frage, nach denen gefragt wird",
        "evidence_unnamed": "die Frage nennt ein anderes Dokument",
        "evidence_aside": "sie handelt von der Seite oder dem Projekt, wie ein Änderungsprotokoll",
        "why_alone": "Eine andere Antwort wurde nicht gefunden.",
        "why_ahead": "Die beste andere Antwort hat {lead} weniger",
        "why_behind": "Die beste andere Antwort hat {lead} mehr",
        "why_other": "{lead}: {answer} ({place})",
        "why_doubt": "{doubt}; damit bleiben {share} der Sicherheit.",
        "doubt_opposite": "Sie fragt das Gegenteil der Frage",
        "doubt_exchanged": "Dort steht „{instead}“, in der Frage dagegen „{asked}“",
        "doubt_stranger": "Die Frage handelt von etwas, wovon kein Dokument handelt",
        "doubt_single": "Sie enthält das einzige Wort der Frage selbst nicht",
        "doubt_spelling": "Das einzige Wort, das die Dokumente enthalten, ist vielleicht kein Tippfehler",
        "doubt_negation": "Von Frage und Stelle handelt nur eine von dem, was nicht so ist",
        "doubt_code": "Die Frage fragt nach einem Code, den kein Dokument hat",
        "why_like_decoys": (
            "Die Frage gleicht denen, die phrasings.csv als unbeantwortbar führt; das mindert die Sicherheit."
        ),
        "why_in_short": "{place} enthält {words}: {share} der Frage",
        "why_no_match": "{place} enthält kein Wort der Frage",
        "why_score_mostly": "Punktzahl {score}, vor allem {kinds}",
        # Why: what follows in a conversation
        "reply_about": "Die Antwort handelt von „{topic}“.",
        "topic_now": "Das Thema ist jetzt „{topic}“.",
        "no_topic_now": "Es gibt jetzt kein Thema.",
        "it_took": "Das hat {time} gedauert.",
        # The current topic of a conversation
        "maybe_elsewhere": "Vielleicht steht das Gesuchte in anderen Dokumenten.",
        # Numbers in a conversation
        "nothing_to_choose": "Im Moment gibt es nichts auszuwählen.",
        "no_such_number": ("Hier gibt es nur die Nummer {count}.", "Die Nummern gehen hier von 1 bis {count}."),
        # Small talk; {subjects} are titles
        "and_last": "{others} und {last}",
        "more_titles": ("einem weiteren Dokument", "{count} weiteren Dokumenten"),
        "greeting": "Guten Tag. Fragen Sie mich zu {subjects}.",
        "welcome": "Gern geschehen.",
        "what_else": "Was möchten Sie wissen?",
        "all_right": "In Ordnung. Was möchten Sie wissen?",
        "goodbye": "Auf Wiedersehen.",
        "abilities": "Ich beantworte Fragen zu {subjects}: wörtlich aus den Dokumenten oder gar nicht.",
        "identity": "Ich bin faqbot. Ich suche Antworten zu {subjects} in den Dokumenten und zitiere sie.",
        "maker": (
            "Ich bin faqbot, ein Programm, das Antworten in Dokumenten sucht und zitiert. Geschrieben haben die "
            "Antworten die Verfasser der Dokumente."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "Die Dokumente handeln von {subjects}.",
        "about_one": "Das Dokument heißt „{title}“.",
        "for_example": "Sie können zum Beispiel fragen:",
        "documents": ("Es gibt {count} Dokument:", "Es gibt {count} Dokumente:"),
        "sections": "Das Dokument „{title}“ hat diese Abschnitte:",
        "questions": "Das Dokument „{title}“ beantwortet zum Beispiel:",
        "more_items": ("und {count} weiteres", "und {count} weitere"),
        # The last answer
        "nothing_before": (
            "Das bezieht sich auf eine frühere Antwort, und es gibt noch keine. Fragen Sie mich zu {subjects}."
        ),
        "no_next_item": "Das war der letzte Punkt seiner Liste.",
        "no_more": "Mehr habe ich dazu nicht.",
        "no_other": "Das tut mir leid. Mehr habe ich dazu nicht gefunden; andere Wörter helfen vielleicht.",
        "which_other": "Das tut mir leid. Meinen Sie eines davon?",
        "which_clearer": "Ich kann nur aus den Dokumenten zitieren. Ist eines davon klarer?",
        # A message of many questions
        "three_at_a_time": (
            "Das sind die Antworten auf Ihre ersten drei Fragen. Bitte stellen Sie die übrigen noch einmal."
        ),
        # The first screen of the shell, and its commands
        "ask_for_example": "Fragen Sie in Ihren eigenen Worten, zum Beispiel:",
        "ask_about_example": "Fragen Sie in Ihren eigenen Worten, zum Beispiel zu {headings}.",
        "ask_anything": "Stellen Sie eine Frage in Ihren eigenen Worten.",
        "help_and_leave": "/help listet die Befehle auf, Strg-D beendet.",
        "counted_documents": ("{count} Dokument", "{count} Dokumente"),
        "counted_topics": ("{count} Thema", "{count} Themen"),
        "nothing_asked": "Bisher wurde nichts gefragt.",
        "no_more_matches": "Es gibt keine weiteren Treffer.",
        "no_matches": "Es gibt keine Treffer zu zeigen.",
        "matches_left": ("{count} weiterer: /more", "{count} weitere: /more"),
        "that_is_all": "Das ist alles.",
        "nothing_was_found": "Es wurde nichts gefunden.",
        "how_to_open": "/open N zeigt Treffer N in seinem Dokument.",
        # The commands /topic, /open and /sources
        "topic_set": "Das Thema ist „{topic}“. /topic - hebt es auf.",
        "topic_is": "Das Thema ist „{topic}“.",
        "all_searched": "Es gibt kein Thema: Alle Dokumente werden durchsucht.",
        "titles_match": "Mehrere Titel passen:",
        "no_such_title": "Kein Dokument hat den Titel „{title}“.",
        "topic_lists": "/topic listet die Titel auf.",
        "part_of_title": (
            "und ein weiterer; ein Teil eines Titels genügt",
            "und {count} weitere; ein Teil eines Titels genügt",
        ),
        "more_documents": (
            "und ein weiteres Dokument, zusammen {passages}",
            "und {count} weitere Dokumente, zusammen {passages}",
        ),
        "not_a_number": "„{text}“ ist keine Nummer.",
        # What the shell says about its commands
        "no_such_command": "Den Befehl {command} gibt es nicht.",
        "did_you_mean_command": "Meinten Sie {commands}?",
        "help_lists": "/help listet die Befehle auf.",
        "ask_or_command": "Fragen Sie in Ihren eigenen Worten, oder geben Sie einen Befehl ein:",
        "what_numbers_are": "N ist eine gezeigte Nummer; RIGHT eine solche, Kennung, Datei:von-bis oder -.",
        "keys_leave": "Strg-C verwirft die Zeile, Strg-D beendet.",
        "usage": "Aufruf: {usage}",
        # What each command does, as /help says it
        "command_why": "die letzte Antwort erklären",
        "command_more": "weitere Treffer ganz zeigen",
        "command_open": "den Abschnitt um eine Fundstelle zeigen",
        "command_topic": "das Thema zeigen oder setzen; - hebt es auf",
        "command_topics": "die Titel auflisten",
        "command_sources": "die Dokumente auflisten",
        "command_search": "alles auflisten, was diese Wörter finden",
        "command_good": "festhalten, dass die Antwort richtig war",
        "command_bad": "festhalten, dass sie falsch war, und was richtig ist",
        "command_save": "die Sitzung als Markdown speichern",
        "command_reload": "die Dokumente neu lesen",
        "command_history": "die gestellten Fragen auflisten",
        "command_clear": "den Bildschirm leeren",
        "command_help": "diese Liste zeigen",
        "command_quit": "beenden",
        "ask_or_help": "Fragen Sie in Ihren eigenen Worten; /help listet die Befehle auf, /quit beendet.",
        "interrupted": "Abgebrochen.",
        "went_wrong": "Das ist schiefgegangen: {error}",
        # The commands /good, /bad and /save
        "nothing_answered": "Bisher wurde nichts beantwortet.",
        "choose_first": "Zuletzt sollten Sie wählen: Wählen Sie, oder nennen Sie mit /bad N, was richtig ist.",
        "say_where": "Falls ein Dokument es doch beantwortet, sagen Sie, wo: /bad N oder /bad Datei:von-bis.",
        "was_given": "Genau diese Antwort wurde gegeben. Falls sie richtig ist: /good.",
        "right_is": "Richtig: {place}",
        "right_is_none": "Richtig: Kein Dokument beantwortet das.",
        "kept": "Festgehalten in {path}.",
        "kept_in_both": "Festgehalten in {path} und {log}.",
        "kept_instead": "Das tritt an die Stelle Ihres früheren Urteils über diese Antwort.",
        "nothing_to_save": "Es gibt noch nichts zu speichern.",
        "saved": ("{count} Frage in {path} gespeichert.", "{count} Fragen in {path} gespeichert."),
        "questions_and_answers": "Fragen und Antworten",
        # The commands /reload and /open
        "not_reloaded": "Nicht neu gelesen: {error}",
        "as_before": "faqbot antwortet weiter aus den Dokumenten, wie sie zuvor gelesen wurden.",
        "reloaded": "{passages}, neu gelesen in {time}.",
        "topic_gone": "Kein Dokument hat mehr den Titel „{topic}“: Alle Dokumente werden durchsucht.",
        "indexed_missing": "Das ist der gespeicherte Text: Das Dokument wurde nicht gefunden.",
        "indexed_changed": "Das ist der gespeicherte Text: Das Dokument hat sich geändert, seit es gelesen wurde.",
        # The edge of the screen, and the offers while a line is typed
        "bar_about": "zu {topic}",
        "bar_search": "Strg-R sucht",
        "bar_leave": "Strg-D beendet",
        "a_page": "Seite",
        # The page of `faqbot serve`
        "page_question": "Ihre Frage",
        "page_ask": "Fragen",
        "page_skip": "Zu Ihrer Frage springen",
        "page_conversation": "Gespräch",
        "page_start_over": "Neu beginnen",
        "page_looking": "Ich sehe nach …",
        "page_copy": "Antwort kopieren",
        "page_copied": "Kopiert",
        "page_not_copied": "Der Browser hat das Kopieren nicht erlaubt.",
        "page_good": "Das hat geholfen",
        "page_bad": "Das hat nicht geholfen",
        "page_thanks": "Danke für Ihre Rückmeldung.",
        "page_close": "Schließen",
        "page_new_window": "öffnet einen neuen Tab",
        "page_ended": "Das frühere Gespräch ist beendet. Dies ist ein neues.",
        # What goes wrong on it
        "page_retry": "Noch einmal versuchen",
        "page_unreachable": "Der Server ist nicht erreichbar.",
        "page_too_many": "Gerade werden zu viele Fragen gestellt. Bitte warten Sie einen Moment.",
        "page_too_long": "Die Frage ist zu lang. Bitte kürzen Sie sie.",
        "page_too_slow": "Die Antwort hat zu lange gedauert.",
        "page_failed": "Auf dem Server ist etwas schiefgegangen.",
        "page_no_index": "Die Dokumente können gerade nicht durchsucht werden. Bitte versuchen Sie es gleich wieder.",
        # The page of a source
        "page_cited": "Das Zitierte ist markiert.",
        "page_as_read": "Das ist der Text, wie er aus dem Dokument gelesen wurde.",
        "page_gone": "Diese Textstelle gibt es nicht. Vielleicht haben sich die Dokumente geändert.",
        "page_back": "Eine Frage stellen",
    }
)
