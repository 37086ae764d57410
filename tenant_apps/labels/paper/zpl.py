"""Labels in ZPL II, the language of Zebra's tag printers and of those that understand it."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.translation import get_language_bidi

from tenant_apps.labels.choices import Dpi, LabelKind, LabelPart
from tenant_apps.labels.formats import LabelFormat
from tenant_apps.labels.paper.code128 import is_code128, modules_of
from tenant_apps.labels.paper.content import Label
from tenant_apps.labels.paper.pdf import PADDING, printed_width

# A head of “203 dpi” has 8 dots in a millimetre, one of “300 dpi” 300 in an inch.
DOTS_PER_MM = {Dpi.DPI_203: Decimal(8), Dpi.DPI_300: Decimal(300) / Decimal("25.4")}
_TEXT_SCALE = Decimal("1.2")
_LARGEST_TEXT, _SMALLEST_NAME = Decimal(4), Decimal("1.2")
_LETTER = Decimal("0.6")
"""How wide a letter is by its height, rather more than less: what is longer than its place is printed over itself."""
_QR_MODULES = 33
"""Of the widest QR code that a SKU makes in most shops (version 4); the printer makes smaller ones where it can."""
_MAX_MAGNIFICATION = 10
_HEXADECIMAL = {ord(sign): f"_{ord(sign):02X}" for sign in "^~_\\"} | {code: f"_{code:02X}" for code in range(32)}
# The printer's own font has no Persian letters; its Unicode font has, and ^PA joins them and turns their direction.
_FONT = "^CW0,E:TT0003M_.FNT^PA0,1,1,1"


def labels_zpl(labels: Sequence[Label], *, chosen: LabelFormat) -> str:
    """Return a job of one format for each label, in UTF-8; a label with an EPC has it written into its tag."""
    return "".join(_label(label, chosen=chosen) for label in labels)


def escaped(text: str) -> str:
    """Return a text as ^FH_ reads it: what would be a command, an escape or a control code in hexadecimal."""
    return text.translate(_HEXADECIMAL)


def _label(label: Label, *, chosen: LabelFormat) -> str:
    page = _Page(chosen)
    head = f"^XA^CI28{_FONT}^PW{page.dots(chosen.width)}^LL{page.dots(chosen.height)}^LH0,0"
    rfid = f"^RFW,H^FD{label.epc}^FS" if label.epc else ""
    return f"{head}{rfid}{page.fields(label)}^XZ\n"


class _Page:
    """Where things stand on one label, in dots."""

    def __init__(self, chosen: LabelFormat) -> None:
        self.chosen = chosen
        self.inner = chosen.height - 2 * PADDING
        self.folded = chosen.kind == LabelKind.RAT_TAIL
        self.face = printed_width(chosen)

    def dots(self, millimetres: Decimal) -> int:
        return int((millimetres * DOTS_PER_MM[self.chosen.dpi]).quantize(Decimal(1), ROUND_HALF_UP))

    def fields(self, label: Label) -> str:
        """Return the words on the left or the first face, and the codes beside them or on the second."""
        barcode = self._barcode_module(label)
        bars = self.inner * Decimal("0.35") if barcode else Decimal(0)
        has_qr = LabelPart.QR in self.chosen.parts
        side = min(self.inner - bars, self.face * Decimal("0.42")) if has_qr else Decimal(0)
        codes = PADDING if not self.folded else self.face + 3 * PADDING
        words = self.face if self.folded else self.face - side
        room = self.inner if self.folded else self.inner - bars
        parts = [self._words(label, width=words, room=room)]
        if has_qr:
            parts.append(self._qr(label, left=codes if self.folded else PADDING + words, side=side))
        if barcode:
            parts.append(self._bars(label, left=codes, top=PADDING + self.inner - bars, height=bars, module=barcode))
        return "".join(parts)

    def _words(self, label: Label, *, width: Decimal, room: Decimal) -> str:
        # Only a name may be cut: half a price or half a weight is another one.
        name = label.name[: int(width / (_LETTER * _SMALLEST_NAME))]
        lines = [one for one in (name, "  ".join(label.facts), label.price, label.priced, label.sku) if one]
        height = min(_LARGEST_TEXT, room / (_TEXT_SCALE * max(len(lines), 1)))
        side = "R" if get_language_bidi() else "L"
        fields = []
        for number, line in enumerate(lines):
            size = self.dots(min(height, width / (_LETTER * len(line))))
            top = self.dots(PADDING + number * height * _TEXT_SCALE)
            where = f"^FO{self.dots(PADDING)},{top}^A0N,{size},{size}^FB{self.dots(width)},1,0,{side},0"
            fields.append(f"{where}^FH_^FD{escaped(line)}^FS")
        return "".join(fields)

    def _qr(self, label: Label, *, left: Decimal, side: Decimal) -> str:
        fitting = int((side * DOTS_PER_MM[self.chosen.dpi] / _QR_MODULES).to_integral_value(ROUND_FLOOR))
        magnification = max(1, min(_MAX_MAGNIFICATION, fitting))
        where = f"^FO{self.dots(left)},{self.dots(PADDING)}^BQN,2,{magnification}"
        return f"{where}^FH_^FDQA,{escaped(label.code)}^FS"

    def _barcode_module(self, label: Label) -> int:
        """Return the width of a module in dots, or zero where no barcode has the room or can say the code."""
        if LabelPart.BARCODE not in self.chosen.parts or not is_code128(label.code):
            return 0
        return min(3, int(self.dots(self.face) / modules_of(label.code)))

    def _bars(self, label: Label, *, left: Decimal, top: Decimal, height: Decimal, module: int) -> str:
        # “>” starts a command of ^BC, and “>0” is the sign itself.
        code = escaped(label.code.replace(">", ">0"))
        where = f"^FO{self.dots(left)},{self.dots(top)}^BY{module}^BCN,{self.dots(height)},N,N,N,N"
        return f"{where}^FH_^FD{code}^FS"
