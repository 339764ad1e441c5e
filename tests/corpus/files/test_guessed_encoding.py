"""The encoding of a text that is not UTF-8 is told by its language; Western text is never taken for anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.files.decoding import decode
from faqbot.corpus.files.guessed_encoding import guess_encoding
from faqbot.errors import CorpusError, CorpusWarning

TEXTS = {
    "russian": "Как записаться на приём? Вы можете позвонить нам или прийти в любой день, если есть полис.",
    "polish": "Czy można zapłacić kartą? Tak, u nas można płacić kartą, ale nie we wszystkich.",
    "czech": "Jak dlouho trvá doručení? Zboží vám přijde do tří dnů, pokud je na skladě a už je zaplacené.",
    "hungarian": "Hogyan tudok előfizetni? Ha ön még nem ügyfelünk, akkor előbb jöjjön be hozzánk, és kösse meg.",
    "romanian": "Cât costă livrarea? Nu costă nimic dacă aţi comandat până la ora trei, şi vă sunăm.",
    "turkish": "Nasıl hesap açabilirim? Bunun için şubeye gelmeniz ya da uygulamayı kullanmanız gerekir, ve çok kolay.",
    "greek": "Πώς μπορώ να πληρώσω; Μπορείτε να πληρώσετε με κάρτα ή με μετρητά, αλλά όχι με επιταγή.",
    "hebrew": "איך אפשר לשלם? אתם יכולים לשלם גם עם כרטיס אשראי או במזומן, אבל לא עם שיק, כי זה לא נוח לנו.",
    "arabic": "كيف يمكنني الدفع؟ يمكنك الدفع في أي وقت من خلال الموقع أو في الفرع، ولا يمكن الدفع عن طريق البريد.",
    "thai": "ชำระเงินอย่างไรได้บ้าง ท่านสามารถชำระเงินด้วยบัตรหรือเงินสดได้ที่ร้านทุกวัน",
    "japanese": "支払い方法は何ですか。カードか現金でお支払いいただけます。",
    "korean": "결제는 어떻게 하나요? 카드나 현금으로 결제하실 수 있습니다.",
    "simplified": "怎么付款？您可以用银行卡或者现金付款，但是不能用支票。",
    "traditional": "怎麼付款？您可以用銀行卡或者現金付款，但是不能用支票。",
}
ENCODINGS = [
    ("russian", "cp1251"), ("russian", "koi8-r"), ("polish", "cp1250"), ("polish", "iso8859-2"), ("czech", "cp1250"),
    ("czech", "iso8859-2"), ("hungarian", "cp1250"), ("romanian", "cp1250"), ("turkish", "cp1254"), ("greek", "cp1253"),
    ("greek", "iso8859-7"), ("hebrew", "cp1255"), ("arabic", "cp1256"), ("thai", "cp874"), ("japanese", "cp932"),
    ("japanese", "euc_jp"), ("korean", "cp949"), ("simplified", "gbk"), ("traditional", "big5"),
]  # fmt: skip
WESTERN = [
    "Wie kann ich für den Kurs zahlen? Überweisen Sie den Betrag, oder zahlen Sie an der Tür in bar.",
    "Où puis-je payer ? À la caisse, déjà prête dès huit heures, ou là où vous êtes, créées et naïves.",
    "¿Cómo puedo pagar? En la tienda, también los sábados por la mañana, según el día.",
    "Não há taxas? As opções são três: cartão, dinheiro e transferência.",
    "Può pagare? Sì, perché è già così, però solo di lunedì.",
    "Hur köper jag? I vår butik på måndagar går det också att få råd.",
    "Hvordan får jeg pas? På rådhuset, når det er åbent, og gå så til skranke fire.",
    "Hvernig greiði ég? Þú getur greitt með korti eða í búðinni og það er líka hægt að millifæra.",
    "It’s “free” – isn’t it? A café, a crêpe, 20 °C, 5 £, ½ m²…",
    "Café",
]


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_a_text_is_read_in_the_encoding_of_its_language(language, encoding):
    data = TEXTS[language].encode(encoding)
    with pytest.warns(CorpusWarning, match=r"a\.txt:1: is not UTF-8; read as \w"):
        assert decode(data, "a.txt") == TEXTS[language]


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_text_is_read_as_windows_text(text, encoding):
    data = text.encode(encoding, "replace")
    assert guess_encoding(data) == "cp1252"
    assert guess_encoding(b"# A page\n\n" + data * 3) == "cp1252"


def test_an_english_page_with_a_curly_apostrophe_is_no_chinese():
    assert guess_encoding("It’s a page. ".encode("cp1252") * 20) == "cp1252"


@pytest.mark.parametrize(("text", "encoding"), [("Цена", "cp1251"), ("Τιμή", "cp1253"), ("מחיר", "cp1255")])
def test_a_text_whose_encoding_too_few_words_tell_is_refused(text, encoding):
    with pytest.raises(CorpusError, match=r"a\.txt:2: .*cannot be told.* save it as UTF-8"):
        decode(f"EUR\n{text}\n".encode(encoding), "a.txt")


def test_the_tones_of_vietnamese_are_parts_of_their_letters():
    data = "Bạn có thể trả tiền bằng thẻ hoặc tiền mặt, và không phải trả thêm phí nào cho việc này ở đây."
    parted = {"ạ": "a\u0323", "ể": "ê\u0309", "ả": "a\u0309", "ề": "ê\u0300", "ằ": "ă\u0300", "ẻ": "e\u0309"}
    parted |= {"ặ": "ă\u0323", "à": "à", "ở": "ơ\u0309", "ệ": "ê\u0323"}
    coded = "".join(parted.get(sign, sign) for sign in data)
    with pytest.warns(CorpusWarning, match="cp1258"):
        assert decode(coded.encode("cp1258"), "a.txt") == data


@given(st.binary(max_size=200))
def test_any_bytes_have_an_encoding_or_none(data):
    encoding = guess_encoding(data)
    assert encoding is None or isinstance(data.decode(encoding, "replace"), str)


@pytest.mark.parametrize(
    "text",
    [
        "Soup;5\n" * 300 + "ÄÖÜ;1\n",
        "Which characters may my password have? Letters, digits and äöüÄÖÜß are fine for the password.",
    ],
)
def test_a_text_of_ascii_that_lists_a_few_letters_is_western(text):
    assert guess_encoding(text.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("text", ["如何退货？请在14天内把商品退回商店。", "问：停车收费吗？\n答：停车免费。"])
def test_a_short_chinese_text_is_no_thai(text):
    assert guess_encoding(text.encode("gbk")) == "gb18030"


def test_letters_behind_a_long_text_in_ascii_tell_its_encoding():
    asked = "Как вернуть товар? Его можно вернуть в течение двух недель, если он не был в употреблении."
    assert guess_encoding(b"A line of plain English.\n" * 5000 + asked.encode("cp1251")) == "cp1251"
