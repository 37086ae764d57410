"""One form for text that people type differently: علي finds علی, ۱۲ finds 12, Ring finds ring."""

import unicodedata

_SAME_LETTER = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "\u200c": " ",
        "\u0640": "",
    }
)


def normalised(text: str) -> str:
    """Return ``text`` in lower case, with Persian letters, Latin digits, no vowel signs or accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    letters = unicodedata.normalize("NFKD", text.translate(_SAME_LETTER))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(latin_digits(plain).casefold().split())


def latin_digits(text: str) -> str:
    """Return ``text`` with every decimal digit of any script as 0 to 9: a code is typed on any keyboard."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)


def one_line(text: str) -> str:
    """Return ``text`` in Unicode's composed form (NFC), trimmed, with single spaces."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def code_of(text: str) -> str:
    """Return a SKU or barcode in the one form in which it is kept and looked for."""
    return latin_digits(one_line(text))
