"""Which alphabet a text file is written in.

The rule, in this order: a byte order mark decides; then a file that is UTF-8 from end to end is UTF-8; then a file that
is UTF-8 but for a few bytes is damaged UTF-8 and refused; what is left is a Windows code page, 1256 when its high bytes
stand together in words, as Arabic and Persian letters do, else 1252, where an accented letter stands alone.
"""

import codecs
import re
from typing import IO

from tenant_apps.imports.errors import FileNotReadable

CHUNK = 1024 * 1024
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_HIGH = re.compile(rb"[\x80-\xff]+")


def encoding_of(file: IO[bytes]) -> str:
    """Return the name of the encoding; reads all of the file, a piece at a time.

    Raises:
        FileNotReadable: the text is damaged, names row and byte; or the file holds NUL bytes.
    """
    file.seek(0)
    start = file.read(4)
    for mark, name in _MARKS.items():
        if start.startswith(mark):
            _decode_all(file, name)
            return name
    try:
        _decode_all(file, "utf-8")
    except FileNotReadable as error:
        if error.facts["reason"] != "BROKEN_UTF8" or _is_mostly_utf8(file, error.facts["byte"]):
            raise
    else:
        return "utf-8"
    name = "cp1256" if _has_words_of_high_bytes(file) else "cp1252"
    _decode_all(file, name)
    return name


def _decode_all(file: IO[bytes], encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    rows, position = 1, 0
    while True:
        chunk = file.read(CHUNK)
        kept = len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            byte = max(position - kept, 0) + error.start
            reason = "BROKEN_UTF8" if encoding.startswith("utf-8") else "BROKEN_TEXT"
            rows += chunk[: max(error.start - kept, 0)].count(b"\n")
            raise FileNotReadable(reason, row=rows, byte=byte) from error
        if "\0" in text:
            raise FileNotReadable("NUL", row=rows + text[: text.index("\0")].count("\n"))
        if not chunk:
            return
        rows += text.count("\n")
        position += len(chunk)


def _is_mostly_utf8(file: IO[bytes], broken_at: int) -> bool:
    file.seek(max(broken_at - CHUNK // 2, 0))
    text = file.read(CHUNK).decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) - broken > broken


def _has_words_of_high_bytes(file: IO[bytes]) -> bool:
    file.seek(0)
    together = alone = 0
    while chunk := file.read(CHUNK):
        for word in _HIGH.findall(chunk):
            if len(word) > 1:
                together += len(word)
            else:
                alone += 1
    return together > alone
