"""One form for text that people type differently: علي finds علی, ۱۲ finds 12, Ring finds ring."""

import unicodedata

_SAME_LETTER = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ئ": "ی", "\u200c": " ", "\u0640": ""}
)


def normalised(text: str) -> str:
    """Return ``text`` in lower case, with Persian letters, Latin digits, no vowel signs or accents, single spaces."""
    letters = unicodedata.normalize("NFKD", text.translate(_SAME_LETTER))
    plain = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in letters
        if not unicodedata.combining(letter)
    )
    return " ".join(plain.casefold().split())
