"""The Italian words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

# Italian seldom has a subject, so that "e quanto costa?" refers back by having none. "Lo" and "la" are objects before a
# verb, or attached to one ("disdirlo").
_OF_TIME = (
    r"(?:anno|mese|settimana|notte|sera|estate|inverno|autunno|primavera|mattina|pomeriggio|fine|stagione|momento|"
    r"volta|giorno)"
)
_AND = r"^(?:e |ma |allora |ok |poi |anche )*"
# A pronoun behind a noun refers to that.
_NO_NOUN_YET = (
    r"^(?:(?!(?:il|lo|la|i|gli|le|l|un|uno|una|mi[oa]|miei|mie|vostr[oaie]|nostr[oaie]|su[oa]|del|della|dei|delle|"
    r"qualche)\b)\w+ )*"
)
_REFERS_BACK = "|".join(
    (
        rf"\bquest[oaie]?\b(?! {_OF_TIME}\b)|\b(?:ciò|ess[oaie]|quell[oaie]$)\b(?! che\b)",
        (
            rf"{_NO_NOUN_YET}\w{{3,}}[aei]rl[oaie]\b|"
            rf"{_NO_NOUN_YET}(?:far|dar|usar|aver|saper|prender|aver)(?:l[oaie]|ne)\b|"
            rf"{_NO_NOUN_YET}\w{{2,}}ar(?:ne|ci)\b"
        ),
        rf"{_NO_NOUN_YET}(?:lo|la|li|le|ne) (?:posso|possiamo|può|possono|devo|dobbiamo|voglio|vorrei|ho|abbiamo|si)\b",
        (
            r"\b(?:come|quanto|quando|dove) (?:lo|la|li|le|ne) \w+(?:o|iamo)\b|"
            r"\b(?:ce n|ne ho|quanto ne|quanti ne|quante ne)\b"
        ),
        r"\bci (?:posso|possiamo|vado|andiamo|arrivo|arriva|si arriva|devo|si va)\b",
        (
            rf"{_AND}(?:quanto|quant|che prezzo|qual è il (?:prezzo|costo))(?: (?:mi|ci|lo|la|li|"
            r"le))?(?: (?:costa(?:no)?|viene|vengono|è|fa|costerebbe|pago|si paga|si spende|ha|"
            r"hanno))?(?: (?:in tutto|al mese|all anno|a \w+))?$"
        ),
        rf"{_AND}(?:è|sono) (?:molto |anche )?\w+$|{_AND}(?:dov|dove|com|come|cos|cosa|che cosa) (?:è|sono)$",
        (
            rf"{_AND}(?:quanto(?: tempo)?|fino a quando|come) (?:dura|durano|ci vuole|ci mette|funziona|funzionano|"
            r"si \w+)$"
        ),
    )
)
_EXPLETIVE = r"^(?:e |ma )?per questo\b|\b(?:con questo|oltre a ciò|cioè|ciò nonostante|quello che)\b"

ITALIAN_TALK = talk_from(
    TalkWords(
        numbers="uno due tre quattro",
        ordinals="prim second terz quart",
        last="ultim",
        endings="o|a|i|e",
        beside_pick=(
            "sì si per favore piacere voglio vorrei prendo scelgo preferisco il la lo l i le numero opzione "
            "risposta pagina documento è con di del della allora va bene ok grazie una un quello quella"
        ),
        several="entrambi entrambe tutti tutte qualsiasi",
        bare=(
            "e o ma anche allora ok ora adesso il la lo l i gli le un una di del della dei delle per a al alla "
            "con in nel nella su sul per favore invece"
        ),
        turns_to="che ne dici di, che dire di, e per, com'è per, com è per",
        small_words={
            "farewell": "arrivederci addio ciao",
            "thanks": "grazie ottimo perfetto fantastico eccellente",
            "acknowledgement": "ok bene capito sì certo d'accordo",
            "greeting": "ciao salve buongiorno buonasera hello",
        },
        beside_small_talk=(
            "mille molte tante molto per il tuo suo l'aiuto aiuto a tutti presto domani va bene e faqbot buona giornata"
        ),
        small_phrases={
            "greeting": "buon giorno, buona sera, come stai, come sta, come va",
            "thanks": "grazie mille, molte grazie, no grazie, la ringrazio, ti ringrazio",
            "acknowledgement": (
                "va bene, d'accordo, capisco, ho capito, hm, ho una domanda, un'altra domanda, ancora una domanda"
            ),
            "refusal": (
                "no, nessuno, nessuna, nessuno dei due, nessuna delle due, né l'uno né l'altro, non importa, "
                "lascia stare, lasci stare, annulla"
            ),
            "farewell": "a presto, a domani, a dopo, buona notte, buona giornata, buona serata",
            "abilities": (
                "aiuto, aiutami, mi aiuti, cosa puoi fare, cosa può fare, che cosa puoi fare, che cosa può fare, "
                "cosa sai, cosa posso chiedere, che cosa posso chiedere, cosa posso chiederti, cosa posso "
                "chiederle, puoi aiutarmi, può aiutarmi, mi puoi aiutare, mi può aiutare, come funziona, come "
                "funzioni"
            ),
            "identity": (
                "chi sei, chi è lei, cosa sei, che cosa sei, sei un bot, è un bot, sei un robot, lei è un robot, "
                "sei umano, lei è umano, come ti chiami, come si chiama, con chi parlo"
            ),
        },
        polite_words="ciao salve buongiorno per favore grazie ok allora e ora adesso",
        requests={
            "about": "di cosa si tratta, di che si tratta, di cosa parlano i documenti, di cosa parla",
            "topics": (
                "quali argomenti ci sono, quali argomenti hai, quali documenti ci sono, quali documenti hai, "
                "elenco degli argomenti, argomenti"
            ),
            "examples": "per esempio, esempi, cosa posso chiedere, quali domande posso fare",
            "more": "di più, altro, più dettagli, dimmi di più, continua",
            "next": "e poi, il prossimo passo, qual è il prossimo passo, prossimo passo",
            "repeat": "ripeti, ripetilo, ancora una volta",
            "wrong": "è sbagliato, non è giusto, non è corretto, non è quello che ho chiesto",
            "unclear": "non capisco, non ho capito",
        },
        joining="e ed o oppure",
        also="anche inoltre poi",
        begins="e ed o oppure ma ciao salve buongiorno buonasera ok per favore",
        back_to="torniamo, tornando, ritorniamo, ritornando",
        towards="a al alla all allo ai alle",
        previous="precedent altr",
        topics="argomento tema pagina documento domanda",
        asking=(
            r"(?:(?:a|di|da|fino a|per|con|in|su|entro) )?(?:che (?:cosa|ora|ore|orari\w*|documenti|tipo|giorn\w+)|"
            r"cosa \w+|cos'è|qual(?:e|i)?\b|perché \w+|quant[oaie]? (?:costa\w*|dura\w*|tempo|viene|vengono|è|pago|"
            r"devo|posso|giorni|volte|ore|persone|anni|\w+ (?:posso|devo|sono|ci))|chi (?:può|deve|posso|devo|paga)|"
            r"(?:come|dove|quando) (?:posso|possiamo|si|devo|faccio|funziona\w*|apre|aprono|chiude|chiudono|è|sono|"
            r"prenoto|ritiro|pago|trovo|inizia|arriva|va|vanno|mi|disdico|annullo|restituisco|siete|avete|potrei|"
            r"viene|vengono)|com'è|dov'è)"
        ),
        asking_if_marked=(
            r"(?:c'è|ci sono|posso|possiamo|si può|si possono|devo|dobbiamo|bisogna|è|sono|avete|accettate|offrite|"
            r"fate|ho|serve|servono|esiste|potrei|siete|c'era|vendete|consegnate|spedite|include|occorre|"
            r"(?:quando|come|dove|quanto|che|chi) \w+)"
        ),
        asking_phrases=(
            r"(?:vorrei|volevo|vorremmo|volevamo|piacerebbe|desidero|desideravo|avrei bisogno di|"
            r"ho bisogno di) (?:anche )?(?:sapere|chieder(?:e|vi|le|ti)|conoscere)|mi (?:chiedo|chiedevo|domando)|"
            r"(?:ditemi|dimmi|mi dica|mi dite)|(?:dirmi|dirci|indicarmi|spiegarmi|confermarmi|farmi sapere)|"
            r"(?:la mia|una) domanda è|non so (?:se|come|dove|quando|quanto|quale|cosa)"
        ),
        frames=(
            r"(?:(?:mi|ci) )?(?:potreste|potete|potrebbe|può|puoi|potresti|sapreste|sapete|sa|sai|sapresti|"
            r"saprebbe) (?:(?:per favore|gentilmente|cortesemente) )*(?:dirmi|dirci|dire|indicarmi|indicare|spiegarmi|"
            r"spiegare|confermarmi|confermare|farmi sapere)|(?:mi )?(?:vorrei|volevo|vorremmo|volevamo|piacerebbe|"
            r"desidero|desideravo|avrei bisogno di) (?:anche )?(?:sapere|chieder(?:e|vi|le|ti)|conoscere)|"
            r"mi (?:chiedo|chiedevo|domando)|(?:sapete|sa|sai)|(?:ditemi|dimmi|mi dica)|"
            r"(?:la mia domanda è|non so|ho una (?:piccola )?domanda)|(?:è|sarebbe) possibile sapere"
        ),
        whether="se|che|per favore",
        courtesy=(
            r"(?:spero|speriamo)\b.*|(?:(?:molte|tante|mille) )?grazie\b.*|(?:la|vi|ti) ringrazi(?:o|amo)\b.*|"
            r"ringraziando\b.*|(?:resto|restiamo|rimango) in attesa\b.*|in attesa di\b.*|"
            r"(?:gentil[ei]|egregi\w*|car[oiae]|spettabile|gent)\b(?: \w+){0,4}|"
            r"(?:buongiorno|buonasera|salve|ciao|buon giorno)(?: (?:a|car[oiae]|gentil[ei]|signor\w*|"
            r"dottor\w*)(?: \w+){0,3})?|buona (?:giornata|serata)\b.*|"
            r"come (?:sta|state|stai|va)(?: (?:oggi|voi|tutto))?|"
            r"(?:(?:mi )?(?:potreste|potete|potrebbe|può|puoi)) aiutar(?:e|mi|ci)|"
            r"(?:ho|avrei|abbiamo) (?:solo )?(?:una|due|alcune|qualche|delle) (?:\w+ )?domand[ae]\b.{0,30}|"
            r"(?:ho bisogno di|avrei bisogno di|mi serve) (?:un |il vostro )?(?:aiuto|informazion\w+)|"
            r"(?:scusate|scusi|mi scusi|scusa)(?: (?:il|per|se)\b.{0,30})?"
        ),
        unfinished=r"(?!)",
        signs_off=(
            r"(?:(?:cordiali|distinti|tanti|un|con i migliori|i più cordiali|un caro|un cordiale) )*(?:saluti|saluto)|"
            r"cordialmente|(?:un )?abbraccio|"
            r"grazie(?: (?!mille|in|per|anticipatamente|dell|della|di|a|tante)\w+){1,2}$|inviato da"
        ),
        refers_back=_REFERS_BACK,
        expletive=_EXPLETIVE,
        asks_price=(
            r"\b(?:costa|costano|costare|costerebbe|costi?|prezz[oi]|tariff[ae]|car[oa]|gratuit[oa] o a pagamento)\b|"
            r"\bquanto (?:viene|vengono|è|fa|pago|si paga)(?: (?:questo|in tutto|al mese|a .*))?$|"
            r"^(?:viene|vengono|paga|pago)$"
        ),
    )
)
