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

# The words of labels that tell prices: "Price GBP".
PRICES = (
    *("price", "prices", "cost", "costs", "fee", "fees"),
    *("preis", "preise", "kosten", "gebühr", "gebühren", "einzelpreis", "versandkosten", "tarif"),
    *("prix", "coût", "tarifs", "precio", "precios", "coste", "tarifa", "tarifas", "preço", "preços", "custo"),
    *("prezzo", "prezzi", "costo", "tariffa", "tariffe", "prijs", "prijzen", "tarief", "tarieven"),
)
# The labels that tell opening hours.
HOURS = (
    *("hours", "opening hours", "opening times", "office hours", "visiting hours", "öffnungszeiten", "öffnungszeit"),
    *("sprechzeiten", "sprechstunde", "besuchszeiten", "horaires", "heures d ouverture", "horario", "horarios"),
    *("horário", "horários", "orario", "orari", "openingstijden", "openingsuren"),
)
# The labels of the days of a week and of times, which together tell a timetable.
DAYS = (
    *("day", "days", "weekday", "tag", "tage", "wochentag", "wochentage", "jour", "jours", "día", "días", "dia"),
    *("dias", "giorno", "giorni", "dag", "dagen", "weekdag"),
)
TIMES = (
    *("time", "times", "from", "start", "starts", "begins", "uhrzeit", "zeit", "von", "beginn", "heure", "début", "de"),
    *("hora", "desde", "inicio", "início", "ora", "inizio", "dalle", "tijd", "aanvang", "open", "opens"),
)
# The labels of what a timetable tells besides days and times.
ACTIVITIES = (
    *("class", "course", "lesson", "activity", "session", "event", "rehearsal", "group", "trainer", "teacher"),
    *("coach", "instructor", "room", "hall", "place", "location", "where", "when", "end", "ends", "to", "until"),
    *("kurs", "stunde", "angebot", "veranstaltung", "probe", "gruppe", "trainerin", "leitung", "lehrer", "raum"),
    *("saal", "ort", "wo", "wann", "bis", "ende", "cours", "activité", "groupe", "professeur", "animateur", "salle"),
    *("lieu", "clase", "curso", "actividad", "grupo", "profesor", "monitor", "sala", "lugar", "hasta", "corso"),
    *("attività", "gruppo", "insegnante", "istruttore", "luogo", "aula", "aulas", "atividade", "local", "professor"),
    *("até", "les", "cursus", "activiteit", "groep", "docent", "leraar", "zaal", "lokaal", "plaats", "waar", "tot"),
    *("workshop", "workshops"),
)
# The words of labels of records, which are for programs and offices: orders, accounts, people, stock.
LABELS_OF_RECORDS = (
    *("patient", "patients", "member", "members", "student", "students", "pupil", "pupils", "resident", "residents"),
    *("singer", "singers", "player", "players", "person", "people", "debtor", "debtors", "who", "competitor"),
    *("message", "level", "error", "log", "input", "output", "expected", "actual", "test", "grade", "worked"),
    *("diagnosis", "patienten", "mitglied", "mitglieder", "schüler", "bewohner", "sänger", "spieler", "schuldner"),
    *("konkurrent", "élève", "élèves", "membre", "membres", "joueur", "alumno", "alumna", "alumnos", "paciente"),
    *("pacientes", "socio", "socios", "miembro", "miembros", "studente", "studenti", "paziente", "pazienti"),
    *("membro", "aluno", "alunos", "sócio", "sócios", "leerling", "leerlingen", "patiënt", "patiënten", "lid"),
    *("leden", "speler", "spelers", "order", "orders", "customer", "customers", "client", "invoice", "employee"),
    *("employees", "staff", "user", "users", "login", "password", "passwords", "email", "mail", "salary", "status"),
    *("assignee", "owner", "quantity", "qty", "amount", "balance", "paid", "sold", "sales", "revenue", "tenant"),
    *("transaction", "account", "shift", "supplier", "first name", "last name", "surname", "birthday", "commit"),
    *("id", "bestellung", "bestellnummer", "auftrag", "kunde", "kunden", "rechnung", "mitarbeiter", "benutzer"),
    *("passwort", "kennwort", "gehalt", "menge", "betrag", "saldo", "bezahlt", "umsatz", "mieter", "konto"),
    *("schicht", "lieferant", "vorname", "nachname", "bestand", "einkaufspreis", "commande", "facture", "employé"),
    *("utilisateur", "statut", "quantité", "montant", "payé", "compte", "prénom", "fournisseur", "pedido", "cliente"),
    *("clientes", "factura", "empleado", "usuario", "contraseña", "estado", "cantidad", "importe", "pagado"),
    *("cuenta", "proveedor", "apellido", "existencias", "encomenda", "fatura", "funcionário", "utilizador", "senha"),
    *("quantidade", "pago", "conta", "fornecedor", "ordine", "fattura", "dipendente", "utente", "stato", "quantità"),
    *("importo", "pagato", "conto", "fornitore", "cognome", "giacenza", "bestelling", "klant", "factuur"),
    *("medewerker", "gebruiker", "wachtwoord", "bedrag", "betaald", "rekening", "leverancier", "voornaam"),
    *("achternaam", "voorraad"),
)
