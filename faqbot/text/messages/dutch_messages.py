"""What faqbot says in Dutch; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DUTCH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} passage", "{count} passages"),
        "or_last": "{others} of {last}",
        "and_more": "{others} en nog {count}",
        # How sure an answer is, and where it is
        "sure": "zeker",
        "likely": "waarschijnlijk",
        "unsure": "onzeker",
        "line": "regel {line}",
        "lines": "regels {first}–{last}",
        # What became of a question
        "which_answer": "Dat kan verschillende dingen betekenen. Wat bedoelt u?",
        "which_document": "Verschillende documenten geven daar antwoord op. Welk bedoelt u?",
        "which_document_of_many": "{count} documenten geven daar antwoord op; hier zijn er {offered}. Welk bedoelt u?",
        "which_document_of_too_many": (
            "{count} of meer documenten geven daar antwoord op; hier zijn er {offered}. Welk bedoelt u?"
        ),
        "nothing_found": "Daarover heb ik niets gevonden.",
        "nothing_found_in_documents": "Daarover heb ik in de documenten niets gevonden.",
        "nothing_found_in": "Daarover heb ik in {titles} niets gevonden.",
        "title": "‘{title}’",
        "unmentioned": "Geen enkel document noemt {words}.",
        "unmentioned_in_document": "Het document noemt {words} niet.",
        "missing_word": "‘{word}’",
        "other_language": "De vraag lijkt in een andere taal te zijn dan de documenten.",
        "did_you_mean": "Bedoelde u ‘{guess}’?",
        "see_also": "Zie ook:",
        "nearest_things": "Dit komt het dichtst in de buurt:",
        "read_as": "Ik las {readings}.",
        "reading": "‘{asked}’ als ‘{known}’",
        "carried_topic": "Over ‘{topic}’.",
        "carried_both": "Over ‘{topic}’: {question}",
        "carried_question": "Uw vraag: {question}",
        "no_question": "Daarin vind ik geen vraag.",
        # Why: what was decided
        "why_small_talk": "Waarom dit antwoord: ik hield dat voor een praatje en heb in geen document gezocht.",
        "why_stored": "Waarom dit antwoord: het is onder precies deze vraag opgeslagen.",
        "why_answered": "Waarom dit antwoord: {sure}, en {needed} is genoeg.",
        "why_abstained": "Waarom geen antwoord: {sure}, en {needed} is nodig.",
        "why_asked_back": (
            "Waarom ik navraag doe: verschillende antwoorden liggen te dicht bij elkaar. Dat een ervan klopt: {sure}, "
            "en {needed} is genoeg."
        ),
        "why_tied": (
            "Waarom geen antwoord: verschillende antwoorden liggen te dicht bij elkaar. Dat een ervan klopt: {sure}, "
            "en {needed} is nodig."
        ),
        "why_only_number": "Waarom geen antwoord: dat is alleen een nummer, en geen passage op het scherm heeft het.",
        "why_place": "Waarom dit antwoord: de tekst vraagt om deze passage naar haar plaats in het document.",
        "why_no_known_word": "Waarom geen antwoord: niets van wat is doorzocht, bevat een woord van de vraag.",
        "why_no_word": "Waarom geen antwoord: de vraag bevat geen woord.",
        "why_decoy": "Waarom geen antwoord: phrasings.csv noemt precies deze vraag als een vraag zonder antwoord.",
        # Why: how the question was read
        "taken_for_question": "Na wat eerder is gezegd, heb ik het opgevat als ‘{question}’.",
        "taken_for_topic": "Na wat eerder is gezegd, heb ik het op ‘{topic}’ betrokken.",
        "taken_for_both": "Na wat eerder is gezegd, heb ik het opgevat als ‘{question}’, over ‘{topic}’.",
        "why_strangers": "Met {words} noemt de vraag iets waar geen document over gaat.",
        "why_named": "De vraag noemt {titles}.",
        "why_perhaps_named": "De vraag bevat woorden uit de titel van {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "De dichtstbijzijnde passage, {place}:",
        "why_of_option": "De eerste, {place}:",
        "why_of_others": "De andere:",
        "why_matched": "Ze bevat deze woorden van de vraag: {words}.",
        "why_synonyms": "Ik heb {readings} genomen, wat bijna hetzelfde betekent.",
        "why_coverage": "In totaal dekt ze {share} van de vraag; zeldzame woorden tellen het zwaarst.",
        "why_score": "De score is {score}, de som van:",
        "evidence_text": "de woorden van de tekst en de vragen",
        "evidence_headings": "de woorden van de koppen en de titel",
        "evidence_characters": "gemeenschappelijke tekenreeksen",
        "evidence_sentences": "de dichtstbijzijnde zin of vraag",
        "evidence_classifier": "wat de formuleringen leren",
        "evidence_vectors": "nabijheid in betekenis",
        "evidence_content": "de veelzeggende woorden van de vraag die ze bevat",
        "evidence_asked": "de veelzeggende woorden van de eigen vraag waarnaar wordt gevraagd",
        "evidence_unnamed": "de vraag noemt een ander document",
        "evidence_aside": "ze gaat over de pagina of het project, zoals een wijzigingslogboek",
        "why_alone": "Er is geen ander antwoord gevonden.",
        "why_ahead": "Het beste andere antwoord scoort {lead} lager",
        "why_behind": "Het beste andere antwoord scoort {lead} hoger",
        "why_doubt": "{doubt}; daardoor blijft {share} van de zekerheid over.",
        "doubt_opposite": "Ze vraagt het tegendeel van de vraag",
        "doubt_exchanged": "Daar staat ‘{instead}’ waar de vraag ‘{asked}’ zegt",
        "doubt_stranger": "De vraag gaat over iets waar geen document over gaat",
        "doubt_single": "Het enige woord van de vraag staat er zelf niet in",
        "doubt_spelling": "Het enige woord dat de documenten bevatten, is misschien geen tikfout",
        "why_like_decoys": (
            "De vraag lijkt op de vragen die phrasings.csv als onbeantwoordbaar noemt; dat verlaagt de zekerheid."
        ),
        "why_in_short": "{place} bevat {words}: {share} van de vraag",
        "why_no_match": "{place} bevat geen woord van de vraag",
        "why_score_mostly": "score {score}, vooral {kinds}",
        # Why: what follows in a conversation
        "reply_about": "Het antwoord gaat over ‘{topic}’.",
        "topic_now": "Het onderwerp is nu ‘{topic}’.",
        "no_topic_now": "Er is nu geen onderwerp.",
        "it_took": "Dat duurde {time}.",
        # The current topic of a conversation
        "maybe_elsewhere": "Misschien staat wat u zoekt in andere documenten.",
        # Numbers in a conversation
        "nothing_to_choose": "Er is nu niets om uit te kiezen.",
        "no_such_number": ("Hier is alleen nummer {count}.", "De nummers gaan hier van 1 tot {count}."),
        # Small talk; {subjects} are titles
        "and_last": "{others} en {last}",
        "more_titles": ("nog {count} document", "nog {count} documenten"),
        "greeting": "Goedendag. Vraag me iets over {subjects}.",
        "welcome": "Graag gedaan.",
        "what_else": "Wat wilt u weten?",
        "all_right": "Goed. Wat wilt u weten?",
        "goodbye": "Tot ziens.",
        "abilities": "Ik beantwoord vragen over {subjects}: woord voor woord uit de documenten, of helemaal niet.",
        "identity": "Ik ben faqbot. Ik zoek antwoorden over {subjects} op in de documenten en citeer ze.",
        "maker": (
            "Ik ben faqbot, een programma dat antwoorden in documenten opzoekt en citeert. De antwoorden zijn "
            "geschreven door de auteurs van de documenten."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "De documenten gaan over {subjects}.",
        "about_one": "Het document heet ‘{title}’.",
        "for_example": "U kunt bijvoorbeeld vragen:",
        "documents": ("Er is {count} document:", "Er zijn {count} documenten:"),
        "sections": "Het document ‘{title}’ heeft deze onderdelen:",
        "questions": "Het document ‘{title}’ beantwoordt bijvoorbeeld:",
        "more_items": ("en nog {count}", "en nog {count}"),
        # The last answer
        "nothing_before": "Er is nog geen antwoord om op terug te komen. Vraag me iets over {subjects}.",
        "no_next_item": "Dat was het laatste punt van de lijst.",
        "no_more": "Meer heb ik daar niet over.",
        "no_other": "Het spijt me. Ik heb daar verder niets over gevonden; andere woorden helpen misschien.",
        "which_other": "Het spijt me. Bedoelt u een van deze?",
        "which_clearer": "Ik kan alleen uit de documenten citeren. Is een van deze duidelijker?",
        # A message of many questions
        "three_at_a_time": "Dit zijn de antwoorden op uw eerste drie vragen. Stel de andere alstublieft opnieuw.",
        # The first screen of the shell, and its commands
        "ask_for_example": "Vraag in uw eigen woorden, bijvoorbeeld:",
        "ask_about_example": "Vraag in uw eigen woorden, bijvoorbeeld over {headings}.",
        "ask_anything": "Stel een vraag in uw eigen woorden.",
        "help_and_leave": "/help somt de opdrachten op, Ctrl-D sluit af.",
        "counted_documents": ("{count} document", "{count} documenten"),
        "counted_topics": ("{count} onderwerp", "{count} onderwerpen"),
        "nothing_asked": "Er is nog niets gevraagd.",
        "no_more_matches": "Er zijn geen resultaten meer.",
        "no_matches": "Er zijn geen resultaten om te tonen.",
        "matches_left": ("nog {count}: /more", "nog {count}: /more"),
        "that_is_all": "Dat is alles.",
        "nothing_was_found": "Er is niets gevonden.",
        "how_to_open": "/open N toont resultaat N in zijn document.",
        # The commands /topic, /open and /sources
        "topic_set": "Het onderwerp is ‘{topic}’. /topic - wist het.",
        "topic_is": "Het onderwerp is ‘{topic}’.",
        "all_searched": "Er is geen onderwerp: alle documenten worden doorzocht.",
        "titles_match": "Meerdere titels passen:",
        "no_such_title": "Geen document heeft de titel ‘{title}’.",
        "topic_lists": "/topic toont alle titels.",
        "part_of_title": (
            "en nog {count}; een deel van een titel is genoeg",
            "en nog {count}; een deel van een titel is genoeg",
        ),
        "more_documents": (
            "en nog {count} document, {passages} in totaal",
            "en nog {count} documenten, {passages} in totaal",
        ),
        "not_a_number": "‘{text}’ is geen nummer.",
        # The page of `faqbot serve`
        "page_question": "Uw vraag",
        "page_ask": "Vragen",
        "page_skip": "Naar uw vraag",
        "page_conversation": "Gesprek",
        "page_start_over": "Opnieuw beginnen",
        "page_looking": "Ik zoek het op …",
        "page_copy": "Antwoord kopiëren",
        "page_copied": "Gekopieerd",
        "page_not_copied": "De browser stond kopiëren niet toe.",
        "page_good": "Dit hielp",
        "page_bad": "Dit hielp niet",
        "page_thanks": "Bedankt voor uw reactie.",
        "page_close": "Sluiten",
        "page_new_window": "opent in een nieuw tabblad",
        "page_ended": "Het eerdere gesprek is beëindigd. Dit is een nieuw gesprek.",
        # What goes wrong on it
        "page_retry": "Opnieuw proberen",
        "page_unreachable": "De server is niet bereikbaar.",
        "page_too_many": "Er worden op dit moment te veel vragen gesteld. Wacht even.",
        "page_too_long": "De vraag is te lang. Maak hem korter.",
        "page_too_slow": "Het antwoord duurde te lang.",
        "page_failed": "Er ging iets mis op de server.",
        # The page of a source
        "page_cited": "Wat geciteerd wordt, is gemarkeerd.",
        "page_as_read": "Dit is de tekst zoals die uit het document is gelezen.",
        "page_gone": "Die passage bestaat niet. Misschien zijn de documenten veranderd.",
        "page_back": "Een vraag stellen",
    }
)
