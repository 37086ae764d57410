"""Search for any part of a word among many rows: an index of every one, two and three letters in a row.

PostgreSQL's own trigram index is an extension, which an embedded or hosted server may not have. ``search_grams`` of a
row holds a number for each gram of the words of its ``search_text`` (normalised); the trigger function
``public.keep_search_grams`` writes it, by the formula of ``gram_number``.
"""

from django.db.models import Q

LONGEST = 3
MODULUS = 2**31 - 1


def gram_number(gram: str) -> int:
    """Return the number of one to three letters. Two grams seldom have the same; they differ for one letter each."""
    number = 0
    for letter in gram.ljust(LONGEST, "\0"):
        number = number * 0x10000 + ord(letter)
    return number % MODULUS


def containing(text: str) -> Q:
    """Return the condition that a row's ``search_text`` contains every word of ``text`` (normalised).

    A word of up to three letters is a gram itself. The letters of a longer one may be there in another order, so the
    text is compared as well; only then, because the database would take that for a second, independent condition and
    expect far too few rows.
    """
    words = text.split()
    if not words:
        return Q()
    grams = {word[at : at + LONGEST] for word in words for at in range(max(len(word) - LONGEST, 0) + 1)}
    found = Q(search_grams__contains=sorted(map(gram_number, grams)))
    for word in words:
        if len(word) > LONGEST:
            found &= Q(search_text__contains=word)
    return found
