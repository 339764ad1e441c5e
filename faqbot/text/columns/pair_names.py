"""The names of questions and answers, language by language: of the columns of tables, and of marks such as "Frage:"."""

from __future__ import annotations

from typing import NamedTuple


class PairNames(NamedTuple):
    """The names of a question and of an answer in one language, and further names that only columns have.

    A name in the plural does not mark a single question: "Fragen: info@example.org" is an address.
    """

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    question_columns: tuple[str, ...] = ()
    answer_columns: tuple[str, ...] = ()


PAIR_NAMES = (
    PairNames(("question",), ("answer",), ("questions",), ("answers",)),
    PairNames(("question",), ("réponse",), ("questions",), ("réponses",)),
    PairNames(
        ("frage",),
        ("antwort",),
        ("fragen", "fragestellung", "kundenfrage"),
        ("antworten", "antworttext", "musterantwort"),
    ),
    PairNames(("pregunta",), ("respuesta",), ("preguntas",), ("respuestas",)),
    PairNames(("pergunta",), ("resposta",), ("perguntas",), ("respostas",)),
    PairNames(("pregunta",), ("resposta",), ("preguntes",), ("respostes",)),
    PairNames(("domanda",), ("risposta",), ("domande",), ("risposte",)),
    PairNames(("vraag",), ("antwoord",), ("vragen",), ("antwoorden",)),
    PairNames(("pytanie",), ("odpowiedź",), ("pytania",), ("odpowiedzi",)),
    PairNames(("otázka", "dotaz"), ("odpověď", "odpoveď"), ("otázky", "dotazy"), ("odpovědi", "odpovede")),
    PairNames(("kérdés",), ("válasz",), ("kérdések",), ("válaszok",)),
    PairNames(("întrebare", "întrebarea"), ("răspuns", "răspunsul"), ("întrebări",), ("răspunsuri",)),
    PairNames(("soru",), ("cevap", "yanıt"), ("sorular",), ("cevaplar", "yanıtlar")),
    PairNames(("fråga",), ("svar",), ("frågor",)),
    PairNames(("spørgsmål", "spørsmål"), ("svar",), ("spm",)),
    PairNames(("kysymys",), ("vastaus",), ("kysymykset",), ("vastaukset",)),
    PairNames(("pitanje", "питање", "vprašanje"), ("odgovor", "одговор"), ("pitanja", "питања"), ("odgovori",)),
    PairNames(("вопрос",), ("ответ",), ("вопросы",), ("ответы",)),
    PairNames(("питання", "запитання"), ("відповідь",), (), ("відповіді",)),
    PairNames(("въпрос",), ("отговор",), ("въпроси",), ("отговори",)),
    PairNames(("ερώτηση",), ("απάντηση",), ("ερωτήσεις",), ("απαντήσεις",)),
    PairNames(("سؤال", "السؤال"), ("جواب", "الجواب", "إجابة", "الإجابة")),
    PairNames(("سؤال", "سوال", "پرسش"), ("جواب", "پاسخ")),
    PairNames(("שאלה",), ("תשובה",), ("שאלות",), ("תשובות",)),
    PairNames(("प्रश्न", "सवाल"), ("उत्तर", "जवाब")),
    PairNames(("প্রশ্ন",), ("উত্তর",)),
    PairNames(("質問", "問", "ご質問"), ("回答", "答え", "答")),
    PairNames(("問題", "问题", "提问", "提問", "问", "問", "质问"), ("答案", "回答", "解答", "答")),
    PairNames(("질문", "문"), ("답변", "대답", "답")),
    PairNames(("câu hỏi", "hỏi"), ("câu trả lời", "trả lời", "đáp")),
    PairNames(("pertanyaan", "tanya", "soalan"), ("jawaban", "jawab", "jawapan")),
    PairNames(("คำถาม", "ถาม"), ("คำตอบ", "ตอบ")),
)
