"""The Italian words and phrases for conversations; `talk_patterns` says how each is used."""

from __future__ import annotations

from faqbot.text.languages.talk_patterns import TalkWords, talk_from

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
    )
)
