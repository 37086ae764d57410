"""What is printed: in both languages, on every paper, and nothing that a person typed is ever markup."""

import io
import time
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from pypdf import PdfReader

from project.errors import NotFound
from shared_apps.printing.choices import PaperSize
from shared_apps.printing.qr import qr_svg
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.choices import Tracking
from tenant_apps.customers.models import Customer
from tenant_apps.drawers.letterhead import Letterhead
from tenant_apps.drawers.models import CounterSettings
from tenant_apps.sales.models import Sale
from tenant_apps.sales.receipts.content import Mark, receipt_content
from tenant_apps.sales.selectors.receipt import receipt, verify_address
from tests.counter import NOW, Counter, card, cash
from tests.pictures import png


@pytest.fixture
def sale(counter: Counter) -> Sale:
    customer = Customer.objects.create(name="علی رضایی", search_text="علی رضایی")
    ring = counter.stock(name="#pagebreak() *Ring* $x$")
    return counter.pay(counter.quote(ring, customer_id=customer.pk), card(60_000_000, "8812"), cash(5_000_000))


def pdf_of(sale: Sale, paper: PaperSize = PaperSize.A5, language: str = "en") -> PdfReader:
    _, pdf = receipt(sale_id=sale.pk, paper=paper, language=language)
    return PdfReader(io.BytesIO(pdf))


def content_of(
    sale: Sale, shop: Tenant, language: str = "en", letterhead: Letterhead | None = None, mark: Mark | None = None
) -> dict[str, Any]:
    return receipt_content(
        sale=sale,
        shop=shop,
        letterhead=letterhead or Letterhead(),
        address=verify_address(sale.pk),
        language=language,
        mark=mark,
    )


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_receipt_says_everything_in_english(sale: Sale) -> None:
    pdf = pdf_of(sale)
    text = text_of(pdf)

    assert pdf.metadata is not None
    assert pdf.metadata.title == "Receipt BAZ-1405-000001"
    for words in (
        "Shop aurum",
        "Bazaar",
        "12 Bazaar Lane",
        "+98 21 5555 0000",
        "Number BAZ-1405-000001",
        "Date 1405/08/29 13:00",
        "Cashier Owner of aurum",
        "10 g",
        "750",
        "Metal at 5,000,000/g",
        "Making charge",
        "Profit",
        "VAT 10%",
        "Total 64,443,000",
        "Card (8812) 60,000,000",
        "Cash 5,000,000",
        "Change 557,000",
        "All amounts in Iranian rials.",
    ):
        assert words in text


def test_what_people_typed_is_printed_as_they_typed_it(sale: Sale) -> None:
    pdf = pdf_of(sale)

    assert "#pagebreak() *Ring* $x$" in text_of(pdf)
    assert len(pdf.pages) == 1


def test_the_receipt_is_persian_with_its_own_digits_and_calendar(sale: Sale) -> None:
    text = text_of(pdf_of(sale, language="fa"))

    assert "BAZ-1405-000001" in text
    for figures in ("۶۰٬۰۰۰٬۰۰۰", "۵٬۰۰۰٬۰۰۰"):
        assert figures in text
    assert "Total" not in text


def test_the_persian_words_are_all_there(sale: Sale, shop: Tenant) -> None:
    with translation.override("fa"):
        content = content_of(sale, shop, language="fa")

    assert (content["direction"], content["heading"], content["title"]) == ("rtl", "رسید", "رسید BAZ-1405-000001")
    assert [label for label, _ in content["facts"]] == ["شماره", "تاریخ", "مشتری", "صندوق‌دار"]
    assert content["facts"][1] == ("تاریخ", "۱۴۰۵/۰۸/۲۹ ۱۳:۰۰")
    assert list(content["columns"].values()) == ["شرح", "وزن", "عیار", "اجزای قیمت", "مبلغ"]
    [line] = content["lines"]
    assert (line["quantity"], line["weight"], line["fineness"], line["total"]) == (
        "۱",
        "۱۰ گرم",
        "۷۵۰",
        "۶۴٬۴۴۳٬۰۰۰",
    )
    assert [label for label, _ in line["parts"]] == [
        "فلز (هر گرم ۵٬۰۰۰٬۰۰۰)",
        "اجرت",
        "سود",
        "مالیات بر ارزش افزوده ۱۰٪",
    ]
    assert content["totals"] == [("جمع", "۶۳٬۱۳۰٬۰۰۰"), ("مالیات", "۱٬۳۱۳٬۰۰۰")]
    assert content["total"] == ["مبلغ کل", "۶۴٬۴۴۳٬۰۰۰"]
    assert content["payments"] == [("کارت (8812)", "۶۰٬۰۰۰٬۰۰۰"), ("نقد", "۵٬۰۰۰٬۰۰۰"), ("باقی پول", "۵۵۷٬۰۰۰")]
    assert content["note"] == "همهٔ مبلغ‌ها به ریال ایران است."


def test_the_receipt_of_what_was_quoted_in_persian_is_english_for_who_reads_english(
    counter: Counter, shop: Tenant
) -> None:
    with translation.override("fa"):
        sale = counter.sell(counter.stock())

    content = content_of(sale, shop)

    parts = [label for label, _ in content["lines"][0]["parts"]]
    assert parts == ["Metal at 5,000,000/g", "Making charge", "Profit", "VAT 10%"]


def test_a_refund_is_marked_as_one(counter: Counter, sale: Sale) -> None:
    back = counter.take_back(sale, note="Does not fit")

    text = text_of(pdf_of(back))

    for words in ("Refund", "Refund of BAZ-1405-000001", "Reason Does not fit", "Total -64,443,000", "Cash -4,443,000"):
        assert words in text


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(("paper", "millimetres"), [(PaperSize.MM80, 80), (PaperSize.A5, 148), (PaperSize.A4, 210)])
def test_every_paper_has_its_width(sale: Sale, paper: PaperSize, millimetres: int, language: str) -> None:
    width = pdf_of(sale, paper, language).pages[0].mediabox.width

    assert round(float(width) * 25.4 / 72) == millimetres


def test_a_long_receipt_breaks_into_pages_and_not_on_the_roll(counter: Counter) -> None:
    sale = counter.sell(*(counter.stock(f"R{number}") for number in range(40)))

    assert len(pdf_of(sale, PaperSize.MM80).pages) == 1
    assert len(pdf_of(sale, PaperSize.A4).pages) == 4


def test_only_our_own_font_is_used(sale: Sale) -> None:
    fonts = pdf_of(sale, language="fa").pages[0]["/Resources"]["/Font"]  # type: ignore[index]  # a dictionary of the PDF

    assert {font["/BaseFont"].partition("+")[2].partition("-")[0] for font in fonts.values()} == {"Vazirmatn"}


def test_a_receipt_is_made_while_the_customer_watches(sale: Sale) -> None:
    pdf_of(sale)  # the first one reads the fonts
    began = time.perf_counter()

    pdf_of(sale, PaperSize.MM80, "fa")

    assert time.perf_counter() - began < 0.1


def test_the_shop_says_of_itself_what_it_wrote(sale: Sale) -> None:
    CounterSettings.objects.create(
        receipt_header="Since 1950\nGoldsmiths", tax_number="411", receipt_footer="No returns of engraved pieces"
    )

    text = text_of(pdf_of(sale))

    for words in ("Since 1950 Goldsmiths Bazaar", "Tax number 411", "No returns of engraved pieces"):
        assert words in text


def test_the_logo_is_on_the_receipt(sale: Sale) -> None:
    CounterSettings.objects.create(logo=default_storage.save("counter/logo.png", ContentFile(png(40, 20))))

    with_logo = pdf_of(sale).pages[0].images
    CounterSettings.objects.update(logo="")

    assert len(with_logo) == len(pdf_of(sale).pages[0].images) + 1


def test_a_logo_whose_file_is_gone_does_not_keep_a_receipt_back(sale: Sale) -> None:
    CounterSettings.objects.create(logo="counter/gone.png")

    assert "Total 64,443,000" in text_of(pdf_of(sale))


@pytest.mark.parametrize("paper", list(PaperSize))
def test_a_shop_may_keep_the_parts_of_its_prices_to_itself(sale: Sale, paper: PaperSize) -> None:
    CounterSettings.objects.create(shows_price_parts=False)

    text = text_of(pdf_of(sale, paper))

    assert "Total 64,443,000" in text
    for words in ("Making charge", "Profit", "Parts of the price", "at 5,000,000/g"):
        assert words not in text


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 2, "COPY 2 · 1405/08/29 15:00"),
        ("fa", 2, "رونوشت ۲ · ۱۴۰۵/۰۸/۲۹ ۱۵:۰۰"),
        ("en", None, "Not for the customer · viewed 1405/08/29 15:00"),
        ("fa", None, "برای مشتری نیست · مشاهده در ۱۴۰۵/۰۸/۲۹ ۱۵:۰۰"),
    ],
)
def test_what_is_not_the_original_says_so(
    sale: Sale, shop: Tenant, language: str, number: int | None, words: str
) -> None:
    mark = Mark(number=number, at=NOW + timedelta(hours=2))

    with translation.override(language):
        content = content_of(sale, shop, language, mark=mark)

    assert content["copy"] == words


def test_a_copy_is_marked_on_the_paper_and_the_original_is_not(sale: Sale) -> None:
    _, pdf = receipt(sale_id=sale.pk, paper=PaperSize.MM80, language="en", mark=Mark(number=3, at=NOW))

    assert "COPY 3 · 1405/08/29 13:00" in text_of(PdfReader(io.BytesIO(pdf)))
    assert "COPY" not in text_of(pdf_of(sale, PaperSize.MM80))


def test_the_code_on_the_receipt_leads_to_where_it_is_verified(sale: Sale, shop: Tenant) -> None:
    address = verify_address(sale.pk)

    assert address.startswith(f"https://{shop.slug}.testserver/r/")
    assert content_of(sale, shop)["qr"] == qr_svg(address)
    assert "Scan to verify this receipt." in text_of(pdf_of(sale))


def test_an_unknown_document_has_no_receipt(counter: Counter) -> None:
    with pytest.raises(NotFound):
        receipt(sale_id=uuid.uuid4(), paper=PaperSize.A4, language="en")


def test_a_piece_that_has_a_huid_shows_it(counter: Counter) -> None:
    chain = counter.stock("PIECE", tracking=Tracking.PIECE, huid="AB12C3")
    sale = counter.pay(counter.quote(chain))

    assert "HUID AB12C3" in text_of(pdf_of(sale))
