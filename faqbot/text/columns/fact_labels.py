"""The names of the columns of tables of facts, such as opening hours, which are neither questions nor answers."""

from __future__ import annotations

from faqbot.text.columns.column_names import names_for

# Tables of facts: names of columns that hold neither questions nor answers, such as opening hours. None is that of
# people ("name", "position"), of states ("status", "stock") or of sums: lists of these are for programs and offices.
LABELS_OF_FACTS = (
    *(name for name in names_for("topic", "section", "title", "problem", "term", "meaning", "cause") if len(name) > 1),
    *("solution", "fix", "remedy", "what to do", "workaround", "lösung", "abhilfe", "maßnahme", "inhalt", "remède"),
    *("contenu", "solución", "remedio", "contenido", "solução", "conteúdo", "soluzione", "rimedio", "contenuto"),
    *("oplossing", "inhoud"),
    *("item", "article", "part", "model", "type", "plan", "feature", "option", "setting", "step", "shop", "size"),
    *("day", "days", "date", "time", "weekday", "month", "hours", "opening hours", "event", "course", "activity"),
    *("open", "opens", "close", "closes", "opening", "closing", "closed", "from", "to", "until", "morning"),
    *("afternoon", "evening", "duration", "delivery time", "deadline"),
    *("place", "location", "room", "branch", "office", "address", "city", "country", "region", "zone", "building"),
    *("price", "prices", "cost", "costs", "fee", "fees", "rate", "delivery cost", "shipping cost"),
    *("code", "shortcut", "command", "function", "description", "notes", "note", "remarks", "details", "purpose"),
    *("rule", "condition", "conditions", "requirements"),
    *("bezeichnung", "artikel", "modell", "typ", "art", "tag", "tage", "datum", "uhrzeit", "zeit", "wochentag"),
    *("monat", "ort", "raum", "standort", "filiale", "adresse", "stadt", "land", "öffnungszeiten", "öffnung"),
    *("geöffnet", "geschlossen", "von", "bis", "vormittag", "nachmittag", "dauer", "lieferzeit", "versandkosten"),
    *("preis", "preise", "kosten", "gebühr", "gebühren", "frist", "beschreibung", "hinweis", "hinweise", "termin"),
    *("termine", "bemerkung", "bemerkungen", "tastenkürzel", "leistung", "leistungen", "veranstaltung", "kurs"),
    *("modèle", "jour", "jours", "date", "heure", "mois", "lieu", "salle", "adresse", "ville", "pays", "horaires"),
    *("ouverture", "fermeture", "matin", "après midi", "durée", "prix", "coût", "tarif", "tarifs", "délai"),
    *("remarque", "remarques"),
    *("artículo", "modelo", "día", "fecha", "hora", "mes", "lugar", "sala", "dirección", "ciudad", "país"),
    *("horario", "apertura", "cierre", "mañana", "tarde", "duración", "precio", "coste", "tarifa", "plazo"),
    *("descripción", "observaciones", "notas"),
    *("artigo", "dia", "data", "mês", "endereço", "cidade", "horário", "abertura", "fecho", "manhã", "duração"),
    *("preço", "custo", "taxa", "prazo", "descrição", "observações"),
    *("articolo", "modello", "giorno", "ora", "mese", "luogo", "stanza", "indirizzo", "città", "paese", "orario"),
    *("orari", "chiusura", "mattina", "pomeriggio", "durata", "prezzo", "costo", "tariffa", "scadenza"),
    *("descrizione", "note"),
    *("dag", "tijd", "maand", "plaats", "kamer", "adres", "stad", "openingstijden", "gesloten", "van", "tot"),
    *("ochtend", "middag", "duur", "prijs", "tarief", "termijn", "omschrijving", "opmerking"),
)
