"""What faqbot says in French; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FRENCH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} passage", "{count} passages"),
        "or_last": "{others} ou {last}",
        "and_more": "{others} et {count} autres",
        # How sure an answer is, and where it is
        "sure": "très probable",
        "likely": "probable",
        "unsure": "sans certitude",
        "line": "ligne {line}",
        "lines": "lignes {first}–{last}",
        # What became of a question
        "which_answer": "Cela peut vouloir dire plusieurs choses. Laquelle\u00a0?",
        "which_document": "Plusieurs documents y répondent. Duquel parlez-vous\u00a0?",
        "which_document_of_many": "{count} documents y répondent\u00a0; en voici {offered}. Duquel parlez-vous\u00a0?",
        "which_document_of_too_many": (
            "Au moins {count} documents y répondent\u00a0; en voici {offered}. Duquel parlez-vous\u00a0?"
        ),
        "nothing_found": "Je n’ai rien trouvé à ce sujet.",
        "nothing_sure": "Je n’ai rien trouvé qui y réponde avec certitude.",
        "nothing_found_in_documents": "Je n’ai rien trouvé à ce sujet dans les documents.",
        "nothing_found_in": "Je n’ai rien trouvé à ce sujet dans {titles}.",
        "title": "«\u00a0{title}\u00a0»",
        "unmentioned": "Aucun document ne mentionne {words}.",
        "unmentioned_in_document": "Le document ne mentionne pas {words}.",
        "missing_word": "«\u00a0{word}\u00a0»",
        "other_language": "La question semble être dans une autre langue que les documents.",
        "did_you_mean": "Vouliez-vous dire «\u00a0{guess}\u00a0»\u00a0?",
        "see_also": "Voir aussi\u00a0:",
        "nearest_things": "Ce qui s’en rapproche le plus\u00a0:",
        "read_as": "J’ai lu {readings}.",
        "reading": "«\u00a0{asked}\u00a0» comme «\u00a0{known}\u00a0»",
        "carried_topic": "À propos de «\u00a0{topic}\u00a0».",
        "carried_both": "À propos de «\u00a0{topic}\u00a0»\u00a0: {question}",
        "carried_question": "Votre question\u00a0: {question}",
        "no_question": "Je n’y trouve pas de question.",
        # Why: what was decided
        "why_small_talk": (
            "Pourquoi cette réponse\u00a0: j’ai pris cela pour du bavardage et n’ai cherché dans aucun document."
        ),
        "why_stored": "Pourquoi cette réponse\u00a0: elle est enregistrée sous cette question exacte.",
        "why_answered": "Pourquoi cette réponse\u00a0: {sure}, et {needed} suffisent.",
        "why_asked_for": (
            "Pourquoi cette réponse\u00a0: vous avez demandé ce passage. Que ce soit la réponse à la "
            "question\u00a0: {sure}."
        ),
        "why_abstained": "Pourquoi pas de réponse\u00a0: {sure}, et il faut {needed}.",
        "why_asked_back": (
            "Pourquoi je demande\u00a0: plusieurs réponses sont trop proches. Que l’une d’elles soit juste\u00a0: "
            "{sure}, et {needed} suffisent."
        ),
        "why_tied": (
            "Pourquoi pas de réponse\u00a0: plusieurs réponses sont trop proches. Que l’une d’elles soit juste\u00a0: "
            "{sure}, et il faut {needed}."
        ),
        "why_only_number": (
            "Pourquoi pas de réponse\u00a0: ce n’est qu’un numéro, et aucun passage à l’écran ne le porte."
        ),
        "why_place": "Pourquoi cette réponse\u00a0: le texte demande ce passage d’après sa place dans le document.",
        "why_no_known_word": (
            "Pourquoi pas de réponse\u00a0: rien de ce qui a été parcouru ne contient un mot de la question."
        ),
        "why_no_word": "Pourquoi pas de réponse\u00a0: la question ne contient aucun mot.",
        "why_decoy": (
            "Pourquoi pas de réponse\u00a0: phrasings.csv cite cette question exacte parmi celles qui n’ont pas de "
            "réponse."
        ),
        # Why: how the question was read
        "taken_for_question": "D’après ce qui précède, je l’ai compris comme «\u00a0{question}\u00a0».",
        "taken_for_topic": "D’après ce qui précède, je l’ai rapporté à «\u00a0{topic}\u00a0».",
        "taken_for_both": (
            "D’après ce qui précède, je l’ai compris comme «\u00a0{question}\u00a0», à propos de «\u00a0{topic}\u00a0»."
        ),
        "why_strangers": "Avec {words}, la question nomme une chose dont aucun document ne traite.",
        "why_named": "La question nomme {titles}.",
        "why_perhaps_named": "La question contient des mots du titre de {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "Le passage le plus proche, {place}\u00a0:",
        "why_of_option": "La première, {place}\u00a0:",
        "why_of_others": "Les autres\u00a0:",
        "why_matched": "Le passage contient ces mots de la question\u00a0: {words}.",
        "why_synonyms": "J’ai pris {readings}, ce qui veut dire à peu près la même chose.",
        "why_coverage": "En tout, le passage couvre {share} de la question\u00a0; les mots rares comptent le plus.",
        "why_score": "Son score est de {score}, la somme de\u00a0:",
        "evidence_text": "les mots de son texte et de ses questions",
        "evidence_headings": "les mots de ses intertitres et de son titre",
        "evidence_characters": "suites de caractères en commun",
        "evidence_sentences": "sa phrase ou question la plus proche",
        "evidence_classifier": "ce qu’enseignent les formulations",
        "evidence_vectors": "proximité de sens",
        "evidence_content": "les mots significatifs de la question que contient le passage",
        "evidence_asked": "les mots significatifs de sa propre question qui sont demandés",
        "evidence_unnamed": "la question nomme un autre document",
        "evidence_aside": "le passage parle de la page ou du projet, comme un journal des modifications",
        "why_alone": "Aucune autre réponse n’a été trouvée.",
        "why_ahead": "La meilleure autre réponse a {lead} de moins",
        "why_behind": "La meilleure autre réponse a {lead} de plus",
        "why_other": "{lead}\u00a0: {answer} ({place})",
        "why_doubt": "{doubt}, ce qui laisse {share} de la confiance.",
        "doubt_opposite": "Le passage demande le contraire de la question",
        "doubt_exchanged": "Le passage dit «\u00a0{instead}\u00a0» là où la question dit «\u00a0{asked}\u00a0»",
        "doubt_stranger": "La question porte sur une chose dont aucun document ne traite",
        "doubt_single": "Le passage ne contient pas lui-même le seul mot de la question",
        "doubt_spelling": "Le seul mot que contiennent les documents n’est peut-être pas une faute de frappe",
        "doubt_negation": "De la question et du passage, un seul porte sur ce qui n’est pas le cas",
        "doubt_code": "La question demande le sens d’un code qu’aucun document ne contient",
        "why_like_decoys": (
            "La question ressemble à celles que phrasings.csv cite comme sans réponse, ce qui diminue la confiance."
        ),
        "why_in_short": "{place} contient {words}\u00a0: {share} de la question",
        "why_no_match": "{place} ne contient aucun mot de la question",
        "why_score_mostly": "score {score}, surtout {kinds}",
        # Why: what follows in a conversation
        "reply_about": "La réponse porte sur «\u00a0{topic}\u00a0».",
        "topic_now": "Le sujet est maintenant «\u00a0{topic}\u00a0».",
        "no_topic_now": "Il n’y a pas de sujet maintenant.",
        "it_took": "Cela a pris {time}.",
        # The current topic of a conversation
        "maybe_elsewhere": "D’autres documents contiennent peut-être ce que vous cherchez.",
        # Numbers in a conversation
        "nothing_to_choose": "Il n’y a rien à choisir pour le moment.",
        "no_such_number": ("Il n’y a ici que le numéro {count}.", "Les numéros vont ici de 1 à {count}."),
        # Small talk; {subjects} are titles
        "and_last": "{others} et {last}",
        "more_titles": ("{count} autre document", "{count} autres documents"),
        "greeting": "Bonjour. Posez-moi une question sur {subjects}.",
        "welcome": "Je vous en prie.",
        "what_else": "Que voulez-vous savoir\u00a0?",
        "all_right": "D’accord. Que voulez-vous savoir\u00a0?",
        "goodbye": "Au revoir.",
        "abilities": (
            "Je réponds aux questions sur {subjects}\u00a0: mot pour mot d’après les documents, ou pas du tout."
        ),
        "identity": "Je suis faqbot. Je cherche des réponses sur {subjects} dans les documents et je les cite.",
        "maker": (
            "Je suis faqbot, un programme qui cherche des réponses dans des documents et les cite. Les réponses ont "
            "été écrites par les auteurs des documents."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "Les documents portent sur {subjects}.",
        "about_one": "Le document s’intitule «\u00a0{title}\u00a0».",
        "for_example": "Vous pouvez demander, par exemple\u00a0:",
        "documents": ("Il y a {count} document\u00a0:", "Il y a {count} documents\u00a0:"),
        "sections": "Le document «\u00a0{title}\u00a0» comprend ces sections\u00a0:",
        "questions": "Le document «\u00a0{title}\u00a0» répond, par exemple, à\u00a0:",
        "more_items": ("et {count} autre", "et {count} autres"),
        # The last answer
        "nothing_before": (
            "Cela renvoie à une réponse précédente, et il n’y en a pas encore. Posez-moi une question sur {subjects}."
        ),
        "no_next_item": "C’était le dernier point de sa liste.",
        "no_more": "Je n’ai rien de plus à ce sujet.",
        "no_other": "Désolé. Je n’ai rien trouvé d’autre à ce sujet\u00a0; d’autres mots aideront peut-être.",
        "which_other": "Désolé. Parlez-vous de l’un de ceux-ci\u00a0?",
        "which_clearer": "Je ne peux que citer les documents. L’un de ceux-ci est-il plus clair\u00a0?",
        # A message of many questions
        "three_at_a_time": "Voici les réponses à vos trois premières questions. Veuillez reposer les autres.",
        # The first screen of the shell, and its commands
        "ask_for_example": "Posez votre question avec vos propres mots, par exemple\u00a0:",
        "ask_about_example": "Posez votre question avec vos propres mots, par exemple sur {headings}.",
        "ask_anything": "Posez une question avec vos propres mots.",
        "help_and_leave": "/help énumère les commandes, Ctrl-D quitte.",
        "counted_documents": ("{count} document", "{count} documents"),
        "counted_topics": ("{count} sujet", "{count} sujets"),
        "nothing_asked": "Aucune question n’a encore été posée.",
        "no_more_matches": "Il n’y a pas d’autres résultats.",
        "no_matches": "Il n’y a pas de résultats à montrer.",
        "matches_left": ("{count} de plus\u00a0: /more", "{count} de plus\u00a0: /more"),
        "that_is_all": "C’est tout.",
        "nothing_was_found": "Rien n’a été trouvé.",
        "how_to_open": "/open N montre le résultat N dans son document.",
        # The commands /topic, /open and /sources
        "topic_set": "Le sujet est «\u00a0{topic}\u00a0». /topic - l’efface.",
        "topic_is": "Le sujet est «\u00a0{topic}\u00a0».",
        "all_searched": "Il n’y a pas de sujet\u00a0: tous les documents sont parcourus.",
        "titles_match": "Plusieurs titres correspondent\u00a0:",
        "no_such_title": "Aucun document n’a pour titre «\u00a0{title}\u00a0».",
        "topic_lists": "/topic montre la liste des titres.",
        "part_of_title": (
            "et {count} autre\u00a0; une partie d’un titre suffit",
            "et {count} autres\u00a0; une partie d’un titre suffit",
        ),
        "more_documents": (
            "et {count} autre document, {passages} en tout",
            "et {count} autres documents, {passages} en tout",
        ),
        "not_a_number": "«\u00a0{text}\u00a0» n’est pas un numéro.",
        # What the shell says about its commands
        "no_such_command": "La commande {command} n’existe pas.",
        "did_you_mean_command": "Vouliez-vous dire {commands}\u00a0?",
        "help_lists": "/help énumère les commandes.",
        "ask_or_command": "Posez une question avec vos propres mots, ou tapez une commande\u00a0:",
        "what_numbers_are": "N est un numéro affiché\u00a0; RIGHT, un numéro, identifiant, fichier:de-à ou -.",
        "keys_leave": "Ctrl-C abandonne la ligne, Ctrl-D quitte.",
        "usage": "Usage\u00a0: {usage}",
        # What each command does, as /help says it
        "command_why": "expliquer la dernière réponse",
        "command_more": "montrer d’autres résultats en entier",
        "command_open": "la section autour d’une citation",
        "command_topic": "montrer ou choisir le sujet\u00a0; - l’efface",
        "command_topics": "énumérer les titres",
        "command_sources": "énumérer les documents",
        "command_search": "énumérer tout ce que ces mots trouvent",
        "command_good": "noter que la réponse était bonne",
        "command_bad": "noter qu’elle était mauvaise, et laquelle est bonne",
        "command_save": "enregistrer la session en Markdown",
        "command_reload": "relire les documents",
        "command_history": "énumérer les questions posées",
        "command_clear": "effacer l’écran",
        "command_help": "montrer cette liste",
        "command_quit": "quitter",
        "ask_or_help": "Posez une question avec vos propres mots\u00a0; /help énumère les commandes, /quit quitte.",
        "interrupted": "Interrompu.",
        "went_wrong": "Une erreur s’est produite\u00a0: {error}",
        # The commands /good, /bad and /save
        "nothing_answered": "Il n’y a pas encore eu de réponse.",
        "choose_first": (
            "La dernière réponse vous demandait de choisir\u00a0: choisissez, ou dites avec /bad N ce qui est juste."
        ),
        "say_where": "Si un document y répond, dites où\u00a0: /bad N, ou /bad fichier:de-à.",
        "was_given": "C’est la réponse qui a été donnée. Si elle est bonne\u00a0: /good.",
        "right_is": "Bonne réponse\u00a0: {place}",
        "right_is_none": "Bonne réponse\u00a0: aucun document n’y répond.",
        "kept": "Noté dans {path}.",
        "kept_in_both": "Noté dans {path} et {log}.",
        "kept_instead": "Cela remplace votre avis précédent sur cette réponse.",
        "nothing_to_save": "Il n’y a encore rien à enregistrer.",
        "saved": ("{count} question enregistrée dans {path}.", "{count} questions enregistrées dans {path}."),
        "questions_and_answers": "Questions et réponses",
        # The commands /reload and /open
        "not_reloaded": "Les documents n’ont pas été relus\u00a0: {error}",
        "as_before": "faqbot répond toujours d’après les documents tels qu’ils avaient été lus.",
        "reloaded": "{passages}, nouvelle lecture en {time}.",
        "topic_gone": (
            "Aucun document n’a plus pour titre «\u00a0{topic}\u00a0»\u00a0: tous les documents sont parcourus."
        ),
        "indexed_missing": "C’est le texte indexé\u00a0: le document est introuvable.",
        "indexed_changed": "C’est le texte indexé\u00a0: le document a changé depuis qu’il a été lu.",
        # The edge of the screen, and the offers while a line is typed
        "bar_about": "sur {topic}",
        "bar_search": "Ctrl-R recherche",
        "bar_leave": "Ctrl-D quitte",
        "a_page": "page",
        # The page of `faqbot serve`
        "page_question": "Votre question",
        "page_ask": "Demander",
        "page_skip": "Aller à votre question",
        "page_conversation": "Conversation",
        "page_start_over": "Recommencer",
        "page_looking": "Recherche en cours…",
        "page_copy": "Copier la réponse",
        "page_copied": "Copié",
        "page_not_copied": "Le navigateur n’a pas permis de copier.",
        "page_good": "Cela m’a aidé",
        "page_bad": "Cela ne m’a pas aidé",
        "page_thanks": "Merci de votre retour.",
        "page_close": "Fermer",
        "page_new_window": "s’ouvre dans un nouvel onglet",
        "page_ended": "La conversation précédente est terminée. En voici une nouvelle.",
        # What goes wrong on it
        "page_retry": "Réessayer",
        "page_unreachable": "Le serveur est injoignable.",
        "page_too_many": "Trop de questions sont posées en ce moment. Veuillez patienter un instant.",
        "page_too_long": "La question est trop longue. Veuillez la raccourcir.",
        "page_too_slow": "La réponse a pris trop de temps.",
        "page_failed": "Une erreur s’est produite sur le serveur.",
        "page_no_index": "Les documents ne peuvent pas être consultés pour le moment. Réessayez dans un instant.",
        # The page of a source
        "page_cited": "Le passage cité est surligné.",
        "page_as_read": "Voici le texte tel qu’il a été lu dans le document.",
        "page_gone": "Ce passage n’existe pas. Les documents ont peut-être changé.",
        "page_back": "Poser une question",
    }
)
