"""The values of cells that mean yes, no or nothing."""

from __future__ import annotations

# Values of a column that says whether a row is in use: those that mean no, and those that mean yes.
NO = frozenset(
    (
        *("no", "n", "false", "f", "0", "0.0", "off", "disabled", "inactive", "draft", "archived", "unpublished"),
        *("hidden", "deleted", "not published", "not active"),
        *(
            "nein",
            "falsch",
            "aus",
            "inaktiv",
            "entwurf",
            "archiviert",
            "non",
            "faux",
            "inactif",
            "brouillon",
            "archivé",
        ),
        *("falso", "inactivo", "borrador", "archivado", "não", "inativo", "rascunho", "inattivo", "bozza"),
        *("nee", "onwaar", "nie", "nej", "нет", "ложь", "черновик", "いいえ", "否", "아니요", "hayır"),
    )
)
YES = frozenset(
    (
        *("yes", "y", "true", "t", "1", "1.0", "on", "x", "disabled", "draft", "archived", "hidden", "deleted"),
        *("inactive", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sim", "verdadeiro", "vero", "tak"),
        *("waar", "да", "истина", "はい", "是", "예", "evet"),
    )
)
# What programs write into cells without a value. A person may write "none" or "n/a" as an answer.
MISSING = frozenset(("nan", "<na>", "nat", "#n/a", "null", "#value!", "#ref!"))
MISSING_WORDS = MISSING | {"none", "n/a", "-", "–", "—"}
