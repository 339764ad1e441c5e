"""The words that mark questions, lists and headings in documents.

Readers do not know the language of a document, so each constant has the words of several languages. Pages in many
languages use some of the English marks, too ("Q:", "FAQ"). All constants are regular expressions for text in any letter
case, but for the questions that find a list, which are templates, and for the names of questions and answers, which
columns of tables have, too.
"""

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

# Questions and answers

# Names before the colon of a question or an answer: "Q:", "Answer 3:", "Frage:". The full names may also stand before a
# dash: "Question - How do I pay?".
FULL_QUESTION_NAME = "|".join(dict.fromkeys(name for names in PAIR_NAMES for name in names.questions))
QUESTION_NAME = rf"(?:[qｑ]|câu(?=[ \u00a0]?\d)|{FULL_QUESTION_NAME})"
FULL_ANSWER_NAME = "|".join(dict.fromkeys(name for names in PAIR_NAMES for name in names.answers))
ANSWER_NAME = rf"(?:[aａ]|ans|r|ج|{FULL_ANSWER_NAME})"
# The words of names with several words, but for the first: "câu hỏi".
INNER_NAMES = "|".join(
    dict.fromkeys(
        word for names in PAIR_NAMES for name in (*names.questions, *names.answers) for word in name.split()[1:]
    )
)
# Letters that stand for "question" in other languages. They count only before a text that ends with a question mark,
# because they stand for other words, too.
QUESTION_LETTER = "[fpdvsвсس]"
# What a page offers to choose from when it asks whether an answer helped; each may stand before a number of votes.
# "Yes and no" and "Yes, no one" are answers.
CHOICE = "|".join(
    rf"{yes}[\s\d()/|·•👍👎]{{0,8}}{no}[\s\d()/|·•👍👎]{{0,8}}"
    for yes, no in (
        pair.split("/")
        for pair in (
            "yes/no ja/nein oui/non s[ií]/no sim/não sì/no ja/nee ja/nej ja/nei tak/nie ano/ne igen/nem da/nu kyllä/ei "
            "evet/hayır да/нет так/ні はい/いいえ 是/否 예/아니요 네/아니오 نعم/لا כן/לא có/không ya/tidak"
        ).split()
    )
)
# The whole text of a link that leads on, back or up, and says nothing of what is there.
LEADS_ON = (
    r"(?:read|learn|find out|see|show|view)? ?more|read on|continue(?: reading)?|"
    r"(?:next|prev|previous|last)(?: (?:page|article|post|chapter|question|step))?|"
    r"(?:go |return )?back(?: to)?(?: the)?(?: top| start| home| overview| list| index| faq| questions)?|"
    r"mehr(?: lesen| erfahren| dazu)?|weiter(?:lesen)?|zurück(?: zur übersicht| nach oben)?|(?:nach|seiten)\s?oben|"
    r"(?:nächste|vorherige)[rs]?(?: seite| artikel| kapitel)?|läs mer|l[eæ]s mere?|nästa|neste|næste|föregående|"
    r"(?:en )?(?:savoir|voir|lire) plus|lire la suite|suivante?|précédente?|retour(?: en haut)?|haut de page|"
    r"(?:leer|saber|ver) más|seguir leyendo|siguiente|anterior|volver(?: arriba)?|"
    r"(?:leia|ler|saiba|ver) mais|próxim[ao]|seguinte|voltar(?: ao topo)?|"
    r"leggi (?:di più|tutto)|continua(?: a leggere)?|scopri di più|avanti|indietro|successiv[ao]|precedente|"
    r"lees (?:meer|verder)|meer lezen|verder(?: lezen)?|volgende|vorige|terug(?: naar boven)?|naar boven|"
    r"czytaj (?:więcej|dalej)|więcej|dalej|wstecz|następn[aey]|poprzedni[ae]?|číst dále|zpět|další|"
    r"(?:читать )?(?:далее|дальше)|подробнее|читати далі|детальніше|далі|назад|впер[её]д|наверх|вгору|"
    r"devamını oku|daha fazla|sonraki|önceki|もっと見る|続きを読む|次へ|前へ|戻る|(?:ページ)?トップへ(?:戻る)?|"
    r"(?:阅读|閱讀|了解|查看)?更多|[上下]一[页頁篇]|返回(?:[顶頂]部)?|回到[顶頂]部|더\s?보기|다음|이전|맨 위로"
)
# The whole text of a heading with an answer below it.
ANSWER_HEADING = r"(?:the\s+)?(?:short\s+)?(?:answer|solution)s?\s*:?"
# Part of a heading with a list of questions below it, or of the name of a file of questions. Names in scripts with
# spaces must begin a word, which also makes the search fast: it compares them at the beginnings of words only.
ASKING_SECTION = (
    r"(?<![^\W_])(?:(?:questions?|faqs?|q\s*(?:&|and|\+)\s*a|чаво)(?![^\W_])|"
    r"frequently\s+asked|häufige\s+fragen|häufig\s+gestellte\s+fragen|fragen\s+und\s+antworten|foire\s+aux|preguntas|perguntas|dúvidas|"
    r"domande|veelgestelde\s+vragen|vanliga\s+frågor|spørsmål|spørgsmål|usein\s+kysyt|często\s+zadawane|pytania|"
    r"часто\s+задаваемые|вопрос|поширені\s+запитання|питання|sık(?:ça|\s+sorulan)|(?:ال)?أسئلة|सवाल|प्रश्न|câu\s+hỏi|"
    r"자주\s*(?:묻는|하는)|질문)|常[见見](?:问题|問題)|问答|問答|よくある(?:質問|ご質問)|質問"
)
# Part of a heading with a list of problems below it, whose headings state the problems.
PROBLEM_SECTION = (
    r"(?<![^\W_])(?:troubleshoot|common\s+(?:problems|issues|errors|pitfalls)|known\s+(?:problems|issues)|"
    r"fehlerbehebung|problembehandlung|dépannage|problèmes?\s+(?:courants|fréquents)|solución\s+de\s+problemas|"
    r"solução\s+de\s+problemas|risoluzione\s+dei\s+problemi|устранение\s+(?:неполадок|проблем)|문제\s*해결)|"
    r"故障|疑难|トラブルシュー"
)

# The beginnings of sentences that ask, which need no question mark. "How to" is not among them: a section with this
# heading is a procedure.
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|can|could|should|shall|will|would|has|have|had|may|might|must)(?:n['’]?t)?\b|"
    r"can(?:no|['’])t\b|won['’]t\b"
)
# The beginning of a sentence that asks if a question mark ends it.
QUESTION_AUXILIARY = _AUXILIARY
_SUBJECT = (
    r"(?:i|you|we|they|he|she|it|there|this|that|these|those|the|an?|my|your|our|its|any|anyone|anybody|someone|all)\b"
)
QUESTION_OPENING = (
    rf"(?:how|why|where|when|who|what|which)(?:['’]s\b|\s+(?:{_AUXILIARY}))|why\s+not\b|"
    rf"(?:how\s+(?:much|many|long|often|far|big|large|fast|old|soon|early|late)|what|which|whose)"
    rf"(?:\s+(?!(?:i|we|you|it|they|he|she|this|that|to|if)\b)[\w'’-]+){{0,3}}\s+(?:{_AUXILIARY})|"
    rf"(?:is|are|was|were|can|could|should|does|did|will|would|has)(?:n?['’]?t)?\s+{_SUBJECT}|"
    r"(?:do|have|may|am|must|shall)(?:n['’]?t)?\s+(?:i|you|we|they)\b|"
    # German, Dutch
    r"(?:wie|warum|wieso|weshalb|wann|wo|wer|was|woher|wohin|wozu|welche[rmns]?|wieviele?)(?:\s+\w+)?\s+"
    r"(?:kann|können|könnte|muss|müssen|soll|sollen|sollte|darf|ist|sind|war|wird|werden|hat|habe|haben|gibt|geht|"
    r"funktioniert|mache|macht|komme|kommt|bekomme|finde|erhalte|bedeutet|passiert|kostet|dauert)\b|"
    r"(?:kann|darf|muss|soll|gibt|ist)\s+(?:ich|man|wir|es)\b|"
    r"(?:hoe|waarom|waar|wanneer|wat|welke)\s+(?:kan|moet|werkt|is|zijn|wordt|doe|heeft|kost)\b|(?:kan|mag|moet)\s+ik\b|"
    # French, Spanish, Portuguese, Italian
    r"(?:comment|pourquoi|quand|où|que|combien|quels?|quelles?)\s+(?:puis|peut|dois|doit|faire|est|sont|faut|sera)\b|"
    r"(?:est-ce|puis-je|dois-je|peut-on|qu['’]est-ce|y\s+a-t-il)\b|"
    r"(?:cómo|qué|dónde|cuándo|cuál(?:es)?|cuánt[oa]s?|quién(?:es)?|por\s+qué)\s|¿|"
    r"(?:como|quando|onde|por\s+que|qual|quanto|o\s+que)\s+(?:posso|faço|devo|fazer|é|são|acontece|está)\b|"
    r"(?:come|perché|quando|dove|cosa|quanto|quali?)\s+(?:posso|faccio|devo|fare|è|sono|si|succede|costa)\b|"
    # Slavic languages, Turkish
    r"(?:почему|зачем|можно\s+ли|нужно\s+ли|есть\s+ли|что\s+(?:такое|делать)|как\s+(?:мне|я|можно|быть)|сколько)\b|"
    r"(?:чому|навіщо|чи\s+можна|що\s+таке)\b|(?:dlaczego|czy|jak\s+mogę|co\s+to)\s|"
    r"(?:nasıl|neden|niçin|ne\s+zaman|nerede)\b|"
    # Chinese
    r"为什么|為什麼|为何|為何|什么是|什麼是|是否|能否|可否|有没有|有沒有"
)
# The ends of sentences that ask without a question mark: Chinese, Japanese, Korean.
QUESTION_ENDING = (
    r"[吗嗎呢]|(?<=[\u3040-\u30ff\u4e00-\u9fff])か|"
    r"(?:습니|입니|을|할|될|나|는|은|인)까요?|(?:나|은가|는가|인가|가)요"
)

# The names that programs give to the sheets of a workbook: "Sheet1", "Tabelle1", "Лист1", "シート1".
UNNAMED_SHEET = (
    r"(?:sheet|worksheet|table|tabelle|tabellenblatt|feuille?|feuil|hoja|planilha|folha|foglio|blad|ark|arkusz|list|taul|"
    r"munka|foaie|sayfa|лист|аркуш|φύλλο|גיליון|ورقة|シート|工作表|시트|trang tính|แผ่น)[ _]?\d{0,4}"
)

# The headings of sections that are about the page or the project, not answers: their items are of low standing.
ASIDE_SECTION = (
    r"(?:full\s+)?change\s*logs?|release\s+notes|(?:version|revision|release|document)\s+history|"
    r"upgrade\s+notices?|further\s+(?:information|reading)|see\s+also|related\s+(?:links|pages|topics|articles|projects|questions)|"
    r"(?:useful\s+|external\s+|more\s+)?links|references|translations|contributors|screenshots|acknowledge?ments|"
    r"(?:table\s+of\s+)?contents|index|footnotes|bibliography|"
    r"änderungen|änderungsprotokoll|versionshinweise|siehe\s+auch|weiterführende\s+(?:links|informationen)|inhalt(?:sverzeichnis)?|"
    r"voir\s+aussi|liens|journal\s+des\s+modifications|sommaire|table\s+des\s+matières|"
    r"véase\s+también|ver\s+también|enlaces|registro\s+de\s+cambios|índice|contenido|"
    r"veja\s+também|ligações|vedi\s+anche|collegamenti|indice|"
    r"см\.?\s+также|ссылки|список\s+изменений|история\s+изменений|содержание|оглавление|"
    r"更新日志|更新日誌|変更履歴|更新履歴|目录|目錄|目次|関連リンク|参考(?:资料|資料|链接|文献)?|변경\s*(?:로그|사항)|목차"
)

# The whole text of a line that is a heading even without any mark of a heading.
WELL_KNOWN_HEADING = (
    r"(?:instructions?|steps?|directions?|tips?(?:\s*(?:&|and)\s*tricks?)?|advice|"
    r"(?:frequently asked )?questions(?: (?:&|and) answers)?|faqs?|q\s*&\s*a|summary|overview|introduction|"
    r"notes?)\s*:?"
)

# Lists

# Part of the heading of a list of steps (`PROCEDURE`) or of a list of tips (`ADVICE`).
PROCEDURE = (
    r"\b(?:instructions?|steps?|directions?|procedure|how[ -]?to|how do|set[ -]?up|install(?:ation|ing)?|"
    r"getting started|walkthrough|guide)\b"
)
ADVICE = r"\b(?:tips?|tricks?|advice|hints?|best practices?|recommendations?|do['’]?s (?:and|&) don['’]?ts)\b"
# Questions that find a whole list. `{title}` is the title of the document and `{thing}` is its last word. A list of
# steps has `STEPS_QUESTION`, and the plain ones too if its heading has a single word ("Instructions"). A list of tips
# has `TIPS_QUESTIONS`, or `HEADED_TIPS_QUESTION` if its heading does not say that it holds tips.
STEPS_QUESTION = "How do I do {title}? {heading}"
PLAIN_STEPS_QUESTIONS = ("How do I do this?", "How do I do it?", "How do I do this {thing}?", "What are the steps?")
TIPS_QUESTIONS = ("Any tips for {title}?", "Any tips?", "Any tips for this {thing}?", "What are the tips?")
HEADED_TIPS_QUESTION = "{heading} for {title}?"
ANY_THING = "one"  # stands for `{thing}` where the document has no title

# Letters

# The whole text of a line that begins a letter or a mail, with the sign behind it: "Hi all,", "Liebe Mieter,".
GREETING = (
    r"(?:hi|hello|hey|dear|good\s+(?:morning|afternoon|evening)|hallo|lieber?|liebes|guten\s+(?:tag|morgen|abend)|moin|"
    r"bonjour|bonsoir|ch[eè]re?s?|hola|buen[oa]s\s+(?:días|tardes|noches)|estimad[oa]s?|querid[oa]s?|ciao|salve|"
    r"buongiorno|buonasera|gentil[ei]|car[oaie]|olá|oi|bom\s+dia|boa\s+(?:tarde|noite)|prezad[oa]s?|car[oa]s|hoi|"
    r"goede(?:morgen|middag|navond|ndag)|beste|geachte)(?:\s[^,:;.!?]{1,40})?,|"
    r"(?:estimad[oa]s?|querid[oa]s?|hola)(?:\s[^,:;.!?]{1,40})?:|(?:lieber?|liebes)\s[^,:;.!?]{1,40}!|"
    r"sehr\s+geehrte[rs]?\s[^:;.!?]{1,50}[,!]|mesdames,?\s+messieurs\s?,|"
    r"(?:hi|hello|hey|hallo|bonjour|hola|ciao|olá|hoi)(?:\s+(?:all|everyone|everybody|there|team|zusammen|à\s+tous|"
    r"a\s+todos|a\s+tutti|allemaal|iedereen))?\s?[!.]?"
)
# The words that end a letter or a mail, above the name.
CLOSING = (
    r"(?:(?:with\s+)?(?:(?:kind(?:est)?|best|warm(?:est)?|many)\s+)*(?:regards|wishes|greetings)|best(?=,)|rgds|"
    r"all\s+the\s+best|yours(?:\s+(?:sincerely|faithfully|truly))?|sincerely(?:\s+yours)?|cheers|"
    r"(?:many\s+)?(?:thanks|thx)(?:\s+(?:again|in\s+advance|a\s+lot|so\s+much|very\s+much|and\s+.{1,12}regards))?|"
    r"thank\s+you(?:\s+(?:again|in\s+advance|so\s+much|very\s+much|all|and\s+.{1,12}regards))?|"
    # German
    r"(?:mit\s+)?(?:(?:freundlich|best|herzlich|lieb|viel|schön|sonnig)e[mnr]?\s+)(?:und\s+\w+\s+)?"
    r"(?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss))(?:\s+(?:aus|vo[mn])\s+.{1,30})?|gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|mfg|"
    r"(?:lg|vg)(?=,)|hochachtungsvoll|"
    r"(?:(?:vielen|besten|herzlichen)\s+dank|danke(?:schön|\s+schön)?)(?:\s+im\s+voraus)?|"
    # French
    r"(?:bien\s+|très\s+)?(?:cordialement|amicalement|sincèrement)|bien\s+à\s+(?:vous|toi)|"
    r"(?:(?:meilleures|sincères|cordiales)\s+)?salutations(?:\s+(?:distinguées|cordiales))?|"
    r"merci(?:\s+(?:beaucoup|d['’]avance|par\s+avance))?|veuillez\s+(?:agréer|recevoir)\b.{1,120}|"
    # Spanish
    r"(?:un\s+|reciba\s+un\s+)?(?:cordial\s+|atento\s+)?saludos?(?:\s+cordial(?:es)?)?|un\s+abrazo|"
    r"(?:le\s+saluda\s+)?atentamente|cordialmente|(?:muchas\s+)?gracias(?:\s+de\s+antemano)?|"
    # Italian
    r"(?:(?:cordiali|distinti|cari|tanti)\s+)?saluti(?:\s+(?:cordiali|distinti))?|un\s+(?:caro|cordiale)\s+saluto|"
    r"(?:(?:molte|mille|tante)\s+)?grazie(?:\s+(?:mille|in\s+anticipo))?|in\s+fede|"
    # Portuguese
    r"(?:com\s+os\s+)?(?:melhores\s+)?cumprimentos|atenciosamente|att|(?:muito\s+)?obrigad[oa]s?|"
    r"(?:um\s+)?(?:grande\s+)?abraços?|saudações(?:\s+cordiais)?|"
    # Dutch
    r"(?:met\s+)?(?:(?:vriendelijke|hartelijke|beste|lieve)\s+)?groet(?:en|jes)?|mvg|hoogachtend|"
    r"(?:(?:alvast|hartelijk)\s+)?bedankt|(?:hartelijk|veel)\s+dank)"
)
# The line that a mail program adds to the end of a mail.
SENT_FROM = (
    r"(?:sent\s+from|get\s+outlook|von\s+meine[mr]|gesendet\s+von|envoyé\s+(?:de|depuis)|enviado\s+d(?:esde|o)|"
    r"inviato\s+da|(?:verzonden|verstuurd)\s+vanaf)\b.{0,30}\b(?:i?phone|ipad|telephone|android|samsung|galaxy|outlook|"
    r"handy|smartphone|tablet|mobile?|portable|m[oó]vil|celular|cellulare|telefono?|telefoon)\b.{0,30}"
)
# The words before the name of the author below a text: "Written by Ann".
WRITTEN_BY = (
    r"(?:(?:written|compiled|prepared)\s+by|(?:verfasst|geschrieben|zusammengestellt)\s+von|(?:écrit|rédigé)\s+par|"
    r"(?:escrito|redactado|redigido)\s+por|(?:scritto|redatto)\s+da|(?:geschreven|opgesteld)\s+door)"
)
# The end of the name of a company, whose full stop ends no sentence.
COMPANY = r"\b(?:ltd|inc|co|corp|e\.\s?v|s\.\s?[alp]|s\.\s?r\.\s?l|s\.\s?p\.\s?a|s\.\s?a\.\s?s|b\.\s?v|n\.\s?v|lda)\."

# Sentences

# A full stop after an `ABBREVIATION` does not end a sentence. After `BEFORE_NUMBER`, it does not if a number follows.
ABBREVIATION = r"\b(?:e\.g|i\.e|cf|vs|etc|approx|ca|al|st|mr|mrs|ms|dr|prof|jr|sr|inc|ltd|co|dept|est|resp)"
BEFORE_NUMBER = r"\b(?:no|nos|nr|fig|figs|eq|sec|ch|vol|p|pp|min|max)\.$"
# Words behind a hyphen that stands for the rest of a word: "Vor- und Nachteile", "pre- and post-war".
AFTER_SUSPENDED_HYPHEN = (
    r"and|or|to|und|oder|bzw|sowie|bis|en|of|och|eller|og|et|ou|y|o|e|i|oraz|lub|и|или|та|або|ja|tai|és|vagy|ve|veya"
)

# Names that say nothing
#
# These are plain words in lower case, and not regular expressions. They name the kind of a page, and not what the page
# is about.

# Names of a page of questions that English pages use; a title that is made of one of them ends with `FAQ_LABEL`.
FAQ_LABEL = "FAQ"
FAQ_NAMES = (
    "faq", "faqs", "f a q", "frequently asked questions", "frequently asked question", "frequent questions",
    "common questions", "q a", "q and a", "questions and answers", "question and answer",
)  # fmt: skip
# Names of other kinds of pages, and of pages of questions in other languages.
PAGE_NAMES = (
    "help", "help center", "help centre", "support", "question", "questions", "answers", "documentation", "docs",
    "overview", "introduction", "manual", "user manual", "guide", "user guide", "about", "wiki", "knowledge base",
    "häufige fragen", "häufig gestellte fragen", "häufige fragen und antworten", "fragen und antworten", "fragen",
    "hilfe", "dokumentation", "anleitung", "handbuch", "überblick", "einführung",
    "preguntas frecuentes", "preguntas más frecuentes", "preguntas y respuestas", "preguntas", "ayuda",
    "documentación", "guía", "introducción",
    "foire aux questions", "questions fréquentes", "questions fréquemment posées", "questions courantes",
    "questions et réponses", "aide", "guide de l utilisateur",
    "domande frequenti", "domande e risposte", "aiuto", "guida", "documentazione", "introduzione",
    "perguntas frequentes", "perguntas e respostas", "ajuda", "documentação", "introdução",
    "veelgestelde vragen", "veel gestelde vragen", "vragen en antwoorden", "handleiding", "documentatie",
    "vanliga frågor", "vanliga frågor och svar", "frågor och svar", "hjälp",
    "ofte stillede spørgsmål", "spørgsmål og svar", "hjælp", "ofte stilte spørsmål", "spørsmål og svar", "hjelp",
    "usein kysytyt kysymykset", "usein kysyttyä", "kysymyksiä ja vastauksia", "ohjeet",
    "często zadawane pytania", "najczęściej zadawane pytania", "pytania i odpowiedzi", "pomoc", "dokumentacja",
    "často kladené otázky", "časté dotazy", "časté otázky", "otázky a odpovědi", "nápověda",
    "gyakori kérdések", "gyakran ismételt kérdések", "súgó",
    "întrebări frecvente", "ajutor",
    "sık sorulan sorular", "sıkça sorulan sorular", "yardım",
    "συχνές ερωτήσεις", "συχνές ερωτήσεις και απαντήσεις", "βοήθεια",
    "часто задаваемые вопросы", "частые вопросы", "вопросы и ответы", "помощь", "справка", "документация",
    "часті запитання", "поширені запитання", "питання та відповіді", "допомога",
    "câu hỏi thường gặp", "pertanyaan yang sering diajukan", "pertanyaan umum", "soalan lazim",
    "よくある質問", "よくあるご質問", "よくある質問と回答", "質問と回答", "ヘルプ", "ドキュメント",
    "常见问题", "常見問題", "常见问题解答", "常見問題解答", "常见问题与解答", "问答", "帮助", "幫助", "文档",
    "자주 묻는 질문", "자주하는 질문", "질문과 답변", "도움말",
    "أسئلة شائعة", "الأسئلة الشائعة", "الأسئلة المتكررة", "أسئلة متكررة", "مساعدة",
    "שאלות נפוצות", "שאלות ותשובות", "עזרה",
    "अक्सर पूछे जाने वाले प्रश्न", "सामान्य प्रश्न", "सहायता",
)  # fmt: skip
# Names that are left out of a title that is made.
EMPTY_NAMES = (
    "readme", "read me", "index", "home", "main", "start", "page", "startseite", "accueil", "inicio", "welcome",
    "untitled", "untitled document", "title", "document", "solution", "answer", "response", "content", "contents",
    "table of contents", "data", "export", "sheet", "list", "text", "section", "new", "copy", "lösung", "antwort",
    "ohne titel", "unbenannt", "sans titre", "réponse", "solución", "respuesta", "sin título",
)  # fmt: skip
# Words between such names.
BETWEEN_NAMES = (
    "the", "our", "your", "my", "a", "and", "or", "und", "oder", "unsere", "die", "der", "das", "y", "o", "las", "los",
    "nuestras", "et", "ou", "les", "la", "le", "nos", "e", "i", "en", "de", "och", "og", "ja", "и",
)  # fmt: skip
# Names of folders that are named after what their files are for, and not after what the files are about.
FOLDER_NAMES = (
    "doc", "source", "sources", "src", "pages", "posts", "articles", "site", "website", "www", "web", "html", "public",
    "static", "assets", "resources", "files", "folder", "md", "markdown", "txt", "csv", "json", "corpus", "documents",
    "docs src", "i18n", "l10n", "locale", "locales", "lang", "languages", "translations", "latest", "stable", "current",
    "master", "trunk", "build", "dist", "out", "output", "input", "tmp", "temp", "temporary", "cache", "usr", "var",
    "opt", "srv", "mnt", "media", "root", "users", "user", "workspace", "work", "app", "repo", "project", "downloads",
    "desktop",
)  # fmt: skip
# Codes of languages that folders and files are named by. "it" and "hr" are missing: they are departments, too.
LANGUAGE_CODES = (
    "ar bg bn ca cs da de el en es et eu fa fi fr gl he hi hu id ja ka ko lt lv ms nb nl nn pl pt ro ru sk sl sr sv "
    "ta th tr uk ur vi zh cn tw us gb br eng deu ger fra fre spa english deutsch german french français spanish español"
)  # fmt: skip
