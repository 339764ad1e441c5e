"""The values of cells that switch a row off, and those that mean nothing."""

from __future__ import annotations

# Values that switch a row off in a column such as `enabled` or `status`.
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
# Values that switch a row off in a column such as `archived` or `hidden`.
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
