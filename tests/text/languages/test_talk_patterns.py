"""In the languages without patterns of their own, "das", "le" and "la" refer back only where they are no articles."""

from __future__ import annotations

import pytest

from faqbot.answering.conversation.messages.asked_sentences import questions_in
from faqbot.answering.conversation.messages.joined_questions import parts_in
from faqbot.answering.conversation.phrases import asks_price, back_to, place_in_order, refers_back
from faqbot.text.analyser import shared_analyser
from faqbot.text.known_languages import talk_of

REFERS = {
    "german": (
        "Was kostet das?|Wie viel kostet es?|Ist das kostenlos?|Ist es im Preis enthalten?|Kann ich das verschieben?|"
        "Wie lange darf ich ihn behalten?|Muss ich mich dafür anmelden?|Was passiert damit?|Wie funktioniert das?|"
        "Kann man sie online verlängern?|Ist sie beheizt?|Wo ist das?|Was kosten die?|Gilt das auch für Kinder?|"
        "Kann man dort parken?|Wie lange dauert es?|Was passiert, wenn ich ihn verliere?|Und wie lange dauert das?|"
        "Was muss ich dazu mitbringen?|Kann ich es zurückgeben?|Wer darf diesen Raum nutzen?|Ist das Pflicht?|"
        "Kann ich sie kündigen?|Wann ist er geöffnet?|Geht das auch online?|Brauche ich dafür einen Ausweis?"
    ),
    "french": (
        "Ça coûte combien ?|Combien ça coûte ?|C'est gratuit ?|Est-ce gratuit ?|C'est combien ?|"
        "Il est ouvert le dimanche ?|Elle est chauffée ?|Est-elle chauffée ?|Où est-il ?|Combien coûte-t-elle ?|"
        "Puis-je le réserver ?|Comment l'annuler ?|Peut-on y manger ?|Comment y aller ?|Est-ce que cela coûte cher ?|"
        "Est-ce qu'elle est ouverte ?|Puis-je en louer un ?|Combien de temps ça dure ?|Où puis-je la trouver ?|"
        "Est-ce que je peux les emprunter ?|Est-ce que c'est obligatoire ?|Quand est-ce que ça ouvre ?|"
        "Et dans ce cas ?|Sont-ils admis ?"
    ),
    "spanish": (
        "¿Y cuánto cuesta?|cuanto cuesta|¿Cuánto vale?|¿Es gratis?|¿Es obligatorio?|¿Puedo cancelarlo?|"
        "¿Cómo lo cancelo?|¿Dónde está?|¿Cuánto dura?|¿Y eso cuánto cuesta?|¿Tengo que reservarla?|"
        "¿Lo puedo devolver?|¿Qué pasa si lo pierdo?|¿Hay que pagarlo?|¿Se puede comer allí?|¿Cuánto cuesta al mes?|"
        "¿Está abierto?|¿Sirve eso para estudiantes?|¿Las puedo recoger mañana?|¿Puedo pagarla con tarjeta?|"
        "¿Cuánto cuesta esto?|¿Qué hago en ese caso?"
    ),
    "italian": (
        "E quanto costa?|Quanto costa?|È gratis?|È gratuito?|Posso disdirlo?|Come lo disdico?|Dov'è?|Quanto dura?|"
        "Quanto costa questo?|Devo prenotarla?|Lo posso restituire?|Quanto viene?|Come funziona?|"
        "Ne posso prendere due?|Ci posso andare in auto?|È obbligatorio?|Posso farlo online?|Quanto si paga?|"
        "Quanto costano?|Serve per questo un documento?"
    ),
    "portuguese": (
        "E quanto custa?|Quanto custa isso?|É grátis?|É gratuito?|Posso cancelá-lo?|Onde fica?|Quanto é?|"
        "Quanto tempo demora?|Ele está aberto ao domingo?|Ela é aquecida?|Como funciona isso?|Preciso disso?|"
        "Quanto fica?|É obrigatório?|Posso fazer isso online?|E isso é caro?|quanto custa?|Quanto é que custa?|"
        "Posso comer lá?|O que acontece nesse caso?"
    ),
    "dutch": (
        "Wat kost dat?|En wat kost het?|Hoeveel kost het?|Is het gratis?|Is dat gratis?|Kan ik het annuleren?|"
        "Kan ik dat ook online doen?|Wat kosten die?|Hoe werkt dat?|Hoe lang duurt het?|"
        "Moet ik me daarvoor aanmelden?|Kan ik hem verlengen?|Zijn ze gratis?|Waar is dat?|Kan ik daar parkeren?|"
        "Is het verplicht?|Wat heb ik ervoor nodig?|Hoe duur is dat?|Geldt dat ook voor kinderen?|"
        "Wanneer is hij open?|Wie mag deze ruimte gebruiken?|Kan dat ook?"
    ),
}
STANDS_ALONE = {
    "german": (
        "Gibt es WLAN?|Wie spät ist es?|Was passiert, wenn es regnet?|Ist es möglich, online zu zahlen?|"
        "Ist es erlaubt, im Park zu grillen?|Wie lange dauert es bis zur Lieferung?|"
        "Stimmt es, dass der Eintritt frei ist?|Wo ist das Büro?|Was kostet das Abo?|Ist das WLAN kostenlos?|"
        "Kann ich das Becken nutzen?|Was kosten die Kurse?|Können Sie mir helfen?|Wie kann ich Sie erreichen?|"
        "Haben Sie heute geöffnet?|Gibt es dieses Jahr ein Sommerfest?|Was tun, damit die Karte funktioniert?|"
        "Wenn mein Hund krank ist, muss ich ihn anmelden?|Mein Kind ist krank, bekommt es ein Attest?|"
        "Wie geht es Ihnen?|Worum geht es in diesem Jahr?|Wer ist die Ansprechpartnerin?|"
        "Muss ich das Formular ausdrucken?|Wann muss ich da sein?|Lohnt es sich, früh zu kommen?|"
        "Wie sieht es mit Parkplätzen aus?|Kann ich einen Film ausleihen, der gerade im Kino läuft?|"
        "Sind Sie am Samstag da?|Was kostet der Ausweis?"
    ),
    "french": (
        "Y a-t-il une piscine ?|Faut-il réserver ?|Est-il possible de payer par carte ?|"
        "C'est possible de payer par carte ?|Que faire s'il pleut ?|Est-ce que la piscine est ouverte ?|"
        "La piscine est-elle chauffée ?|Le musée est-il ouvert ?|Qu'est-ce que je dois apporter ?|"
        "Où est la laverie ?|Combien coûte la nuit ?|Pouvez-vous m'aider, s'il vous plaît ?|"
        "Comment la réservation fonctionne-t-elle ?|Quels sont les horaires cette année ?|"
        "Mon chien peut-il entrer s'il est vacciné ?|Il y a du wifi ?|Est-ce qu'il y a un parking ?|"
        "Quelle heure est-il ?|Combien de temps faut-il pour arriver ?|Peut-on venir en été ?|"
        "Comment payer en ligne ?|Il faut une caution ?|Comment annuler ?|Quand ouvre le bureau ?|"
        "Est-ce que je peux venir avec mon chien ?"
    ),
    "spanish": (
        "¿Hay wifi?|¿Cuánto cuesta la entrada?|¿Dónde está el museo?|¿Es posible pagar con tarjeta?|"
        "¿Es necesario reservar?|¿Qué pasa si llueve?|¿Está abierto el gimnasio?|"
        "¿Puedo llevar a mi perro y dejarlo en la entrada?|¿Cuál es el horario este año?|¿Hay charlas?|"
        "¿Qué es lo mejor para empezar?|¿Por eso hay que pagar?|¿Cuánto tiempo dura la sesión?|"
        "¿Puedo traer la merienda?|¿Qué hora es?|¿Cómo puedo pagar?|¿Hay que reservar?|¿Cuánto cuesta un abono?|"
        "¿Dónde puedo aparcar?|¿Qué documentos necesito?"
    ),
    "italian": (
        "C'è il wifi?|Ci sono docce?|Quanto costa la visita?|Dov'è il museo?|È possibile pagare con carta?|"
        "È necessario prenotare?|Cosa succede se piove?|È aperta la farmacia?|"
        "Posso portare il cane e lasciarlo in camera?|Quali sono gli orari questa settimana?|Che ore sono?|"
        "Si può pagare con carta?|Come posso pagare?|Quanto ci vuole per arrivare?|Avete lezioni moderne?|"
        "Serve la carta?|Dove posso parcheggiare?|Bisogna prenotare?|Quanto dura la lezione?|Cosa devo portare?"
    ),
    "portuguese": (
        "Há wifi?|Quanto custa a entrada?|Onde fica o museu?|É possível pagar com cartão?|É preciso reservar?|"
        "O que acontece se chover?|A loja está aberta?|Quais são os horários este ano?|Que horas são?|"
        "Como posso pagar?|Quanto tempo demora a entrega?|Meu filho pode entrar se ele tiver febre?|"
        "Onde posso estacionar?|Preciso de reservar?|Posso levar a minha bicicleta?|Quanto custa um passe?|"
        "O que devo levar?|Está a chover?|Como cancelo uma encomenda?|Há aulas esta semana?"
    ),
    "dutch": (
        "Is er wifi?|Hoe laat is het?|Wat als het regent?|Is het mogelijk om online te betalen?|"
        "Is het toegestaan om te barbecueën?|Hoe lang duurt het voordat mijn pas klaar is?|"
        "Klopt het dat de entree gratis is?|Waar is het kantoor?|Wat kost het abonnement?|Is het zwembad open?|"
        "Kan ik het formulier downloaden?|Zijn er kluisjes?|Kunt u mij helpen?|Hoe kan ik u bereiken?|"
        "Zijn er dit jaar cursussen?|Hoe zorg ik dat de pas werkt?|Mijn kind is ziek, kan hij later komen?|"
        "Hoe gaat het met u?|Wie is de contactpersoon?|Wat kosten de lessen?|Kan ik een film lenen die net uit is?|"
        "Mag ik het water in?|Wanneer moet ik er zijn?|Moet ik het boek terugbrengen?"
    ),
}
SINGLE = {
    "german": (
        "Kann ich mit Karte oder bar zahlen?|Muss ich Handtuch und Seife mitbringen?|"
        "Ist das Bad am Samstag und Sonntag geöffnet?|Können Sie mir sagen, wo ich parken kann?|"
        "Wissen Sie, ob es WLAN und Strom gibt?|Was kostet der Eintritt für Kinder und Senioren?|"
        "Wer ist krank und muss zu Hause bleiben?|Wann und wo findet der Kurs statt?|"
        "Wie oft und wie lange soll ich trainieren?|Was passiert, wenn ich krank bin und nicht kommen kann?|"
        "Darf ich Essen und Getränke mitbringen?|Kann ich die Karte verlängern, die ich gekauft habe?"
    ),
    "french": (
        "Puis-je payer par carte ou en espèces ?|Faut-il apporter une serviette et un cadenas ?|"
        "Pouvez-vous me dire où je peux me garer ?|Savez-vous s'il y a du wifi et une laverie ?|"
        "Quand et où a lieu le cours ?|Que se passe-t-il si je suis malade et que je ne viens pas ?|"
        "Combien coûte l'entrée pour les enfants et les étudiants ?|Est-ce que la piscine et le sauna sont ouverts ?|"
        "Peut-on manger et boire sur place ?|Le musée est-il ouvert le samedi et le dimanche ?"
    ),
    "spanish": (
        "¿Puedo pagar con tarjeta o en efectivo?|¿Tengo que llevar toalla y candado?|"
        "¿Puede decirme dónde puedo aparcar?|¿Sabe si hay wifi y cómo me conecto?|¿Cuándo y dónde es la clase?|"
        "¿Qué pasa si estoy enfermo y no puedo ir?|¿Cuánto cuesta la entrada para niños y estudiantes?|"
        "¿Está abierto sábado y domingo?|¿Se puede comer y beber?"
    ),
    "italian": (
        "Posso pagare con carta o in contanti?|Devo portare asciugamano e lucchetto?|"
        "Può dirmi dove posso parcheggiare?|Sa se c'è il wifi e come mi collego?|Quando e dove si tiene il corso?|"
        "Cosa succede se sono malato e non posso venire?|Quanto costa l'ingresso per bambini e studenti?|"
        "È aperto sabato e domenica?|Si può mangiare e bere?"
    ),
    "portuguese": (
        "Posso pagar com cartão ou em dinheiro?|Tenho de levar toalha e cadeado?|"
        "Pode dizer-me onde posso estacionar?|Sabe se há wifi e como me ligo?|Quando e onde é a aula?|"
        "O que acontece se estiver doente e não puder ir?|Quanto custa a entrada para crianças e estudantes?|"
        "Está aberto ao sábado e ao domingo?|Pode-se comer e beber?"
    ),
    "dutch": (
        "Kan ik met pin of contant betalen?|Moet ik een handdoek en een slot meenemen?|"
        "Kunt u mij zeggen waar ik kan parkeren?|Weet u of er wifi is en hoe ik inlog?|Wanneer en waar is de les?|"
        "Wat gebeurt er als ik ziek ben en niet kan komen?|Wat kost de entree voor kinderen en studenten?|"
        "Is het open op zaterdag en zondag?|Mag ik eten en drinken meenemen?"
    ),
}
JOINED = {
    "german": (
        "Wann haben Sie offen und was kostet der Eintritt?|Gibt es WLAN und ist das kostenlos?|"
        "Wo kann ich parken, und darf mein Hund mit?|Haben Sie Duschen und gibt es Schließfächer?|"
        "Wie lange dauert der Kurs und brauche ich Vorkenntnisse?"
    ),
    "french": (
        "Quand ouvrez-vous et combien coûte l'entrée ?|Y a-t-il du wifi et est-ce que c'est gratuit ?|"
        "Où puis-je me garer et mon chien peut-il entrer ?|Est-ce que vous avez des douches et faut-il réserver ?|"
        "Combien de temps dure le cours et où a-t-il lieu ?"
    ),
    "spanish": (
        "¿Cuándo abren y cuánto cuesta la entrada?|¿Hay wifi y es gratis?|"
        "¿Dónde puedo aparcar y puedo llevar a mi perro?|¿Tienen duchas y hay que reservar?|"
        "cuando abren y cuanto cuesta la entrada?"
    ),
    "italian": (
        "Quando aprite e quanto costa l'ingresso?|C'è il wifi ed è gratuito?|"
        "Dove posso parcheggiare e posso portare il cane?|Avete docce e bisogna prenotare?|"
        "quando aprite e quanto costa?"
    ),
    "portuguese": (
        "Quando abrem e quanto custa a entrada?|Há wifi e é grátis?|Onde posso estacionar e posso levar o meu cão?|"
        "Têm duches e é preciso reservar?"
    ),
    "dutch": (
        "Wanneer zijn jullie open en wat kost de entree?|Is er wifi en is dat gratis?|"
        "Waar kan ik parkeren en mag mijn hond mee?|Heeft u douches en zijn er kluisjes?|"
        "Hoe lang duurt de cursus en moet ik me aanmelden?"
    ),
}


def of(table: dict[str, str]) -> list[tuple[str, str]]:
    """Return the language and the text of each of the texts in a table."""
    return [(language, text) for language, texts in table.items() for text in texts.split("|")]


def words(text: str, language: str) -> str:
    return " ".join(shared_analyser(language).words(text))


@pytest.mark.parametrize(("language", "text"), of(REFERS))
def test_a_question_without_a_noun_for_what_it_asks_about_refers_back(language: str, text: str) -> None:
    assert refers_back(words(text, language), talk_of(language))


@pytest.mark.parametrize(("language", "text"), of(STANDS_ALONE))
def test_an_article_or_a_word_that_refers_to_nothing_does_not_refer_back(language: str, text: str) -> None:
    assert not refers_back(words(text, language), talk_of(language))


@pytest.mark.parametrize(("language", "text"), of(SINGLE))
def test_a_question_with_an_and_or_with_a_clause_is_one(language: str, text: str) -> None:
    assert parts_in(text, talk_of(language)) == [text]


@pytest.mark.parametrize(("language", "text"), of(JOINED))
def test_two_questions_in_a_sentence_are_parted(language: str, text: str) -> None:
    assert len(parts_in(text, talk_of(language))) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [("german", "Wie teuer ist das?"), ("french", "C'est combien ?"), ("spanish", "cuanto vale"),
     ("italian", "Quanto viene?"), ("portuguese", "Quanto fica?"), ("dutch", "Hoeveel is het?")],
)  # fmt: skip
def test_a_question_for_a_price_need_not_have_the_word(language: str, text: str) -> None:
    assert asks_price(words(text, language), talk_of(language))


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [("german", "Noch mal zum Freibad", "freibad"), ("french", "Revenons à la piscine", "la piscine"),
     ("spanish", "volviendo al museo", "museo"), ("italian", "Torniamo all'orto", "orto"),
     ("portuguese", "de volta à loja", "loja"), ("dutch", "Even terug naar de winkel", "de winkel")],
)  # fmt: skip
def test_the_topic_to_go_back_to_stands_behind_the_phrase(language: str, text: str, rest: str) -> None:
    assert back_to(words(text, language), talk_of(language)) == rest


@pytest.mark.parametrize(
    ("language", "place", "expected"),
    [("german", "vorherigen thema", "previous"), ("german", "ersten", "erst"),
     ("french", "sujet précédent", "previous"), ("spanish", "tema anterior", "previous"),
     ("italian", "argomento precedente", "previous"), ("portuguese", "tema anterior", "previous"),
     ("portuguese", "último", "last"), ("dutch", "vorige pagina", "previous")],
)  # fmt: skip
def test_the_noun_of_a_place_may_stand_before_or_behind_it(language: str, place: str, expected: str) -> None:
    assert place_in_order(f"{place} was", talk_of(language)) == (expected, "was")


@pytest.mark.parametrize(
    "text", ["Wann war der 3. Mai ein Feiertag?", "Wer war Heinrich IV. von England?", "Lebte er 300 n. Chr. in Rom?"]
)
def test_the_full_stop_of_a_german_ordinal_ends_no_sentence(text: str) -> None:
    assert [one.sentence for one in questions_in(text, talk_of("german"))] == [text]


def test_a_question_behind_a_number_is_a_sentence_of_its_own() -> None:
    found = questions_in("Ich wohne in Haus 12. Wann haben Sie geöffnet?", talk_of("german"))
    assert [one.sentence for one in found] == ["Wann haben Sie geöffnet?"]


@pytest.mark.parametrize(
    ("language", "told", "asked"),
    [
        ("german", "Hallo, mein Login geht nicht.", "Was kann ich tun?"),
        ("german", "Sorry, das Paket ist kaputt.", "Was mache ich jetzt?"),
        ("french", "Bonjour ma carte est bloquée.", "Que faire ?"),
        ("spanish", "Espero mi pedido desde el lunes.", "¿Qué hago?"),
        ("italian", "Salve il mio conto è bloccato.", "Cosa devo fare?"),
        ("portuguese", "Aguardo a encomenda há dias.", "O que faço?"),
        ("dutch", "Hallo mijn pas is kapot.", "Wat moet ik doen?"),
    ],
)
def test_what_is_told_behind_a_greeting_is_kept(language: str, told: str, asked: str) -> None:
    assert questions_in(f"{told} {asked}", talk_of(language)) == [(asked, (told,))]


@pytest.mark.parametrize(
    ("language", "polite", "asked"),
    [
        ("german", "Sehr geehrte Damen und Herren,", "Wann haben Sie geöffnet?"),
        ("german", "Danke im Voraus!", "Kann ich bar zahlen?"),
        ("french", "Merci d'avance !", "Peut-on payer par carte ?"),
        ("spanish", "Hola, buenos días.", "¿Cómo está el pedido?"),
        ("italian", "Grazie mille!", "Come va pagato il conto?"),
        ("portuguese", "Obrigada desde já!", "Como está a minha encomenda?"),
        ("dutch", "Alvast bedankt!", "Kan ik pinnen?"),
    ],
)
def test_a_question_beside_what_is_polite_is_asked_alone(language: str, polite: str, asked: str) -> None:
    assert questions_in(f"{polite}\n{asked}", talk_of(language)) == [(asked, ())]
