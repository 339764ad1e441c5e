"""The names of styles of word processors, and the titles that they give to documents by themselves.

Word writes the names of its own styles in English, whatever its language is. Other programs, and documents that came
through them, have the names of their language. All are regular expressions for the whole name, in lower case.
"""

# The styles of headings; a level of one digit stands behind the name.
HEADING_STYLE = (
    "(?:heading|header|überschrift|titre|título|titulo|titolo|título|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|"
    "címsor|titlu|başlık|επικεφαλίδα|заголовок|заглавие|tiêu đề|見出し|标题|標題|제목|عنوان|כותרת)[ _-]?([1-9])"
)
# The style of the title of the whole document.
TITLE_STYLE = (
    "title|titel|titre|título|titulo|titolo|tytuł|tittel|otsikko|název|názov|cím|titlu|konu başlığı|τίτλος|название|"
    "заголовок|назва|表題|标题|標題|제목|العنوان|כותרת טקסט"
)
# The styles of lines in tables of contents and in indexes, and of the headings above them.
CONTENTS_STYLE = (
    "(?:toc|contents|inhaltsverzeichnis|verzeichnis|table des matières|tdc|оглавление|目次|目录)[ _-]?(?:\\d|heading)?|"
    "(?:index|user index|illustration index|table index|bibliography)[ _-](?:\\d|heading|separator)|"
    "table of (?:figures|authorities|contents)|contents heading|toc heading|inhaltsverzeichnisüberschrift"
)
# The styles of code.
CODE_STYLE = "html[ -]?preformatted|preformatted text|source ?code|code|code ?block|macro text|listing|quelltext"
# The styles of lists whose marks the style itself stands for, as "List Bullet 2".
BULLET_STYLE = "list ?bullet ?([2-9]?)"
NUMBER_STYLE = "list ?number ?([2-9]?)"

# The names of typefaces whose letters are equally wide, in which code is set, in part.
CODE_TYPEFACE = "courier|consolas|mono|menlo|monaco|fixedsys|lucida console|inconsolata"

# The titles in the properties of a document that say nothing of it: those that programs give to new documents, and the
# names of files.
MADE_TITLE = (
    r"(?:document|dokument|documento|document sans titre|документ|文書|文档|문서|word document|microsoft word document|"
    r"unbenannt|untitled|untitled document|ohne titel|sans titre|sin título|senza titolo|sem título|без имени|"
    r"без названия|無題|無題のドキュメント|无标题|title|titel|template|vorlage|шаблон|normal)[ _-]?\d*|"
    r"microsoft word - .*|.*\.(?:docx?|docm|dotx?|dotm|rtf|odt|pdf|wpd)|\W*"
)
