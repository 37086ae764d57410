"""A person opens a shop, stocks it from a file, sells, and prints the receipt: in Chromium, in both languages."""

import re
import shutil
import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from pypdf import PdfReader

from tests.plugins.platform import CHECKOUT, Platform

pytestmark = pytest.mark.e2e

PASSWORD = "correct horse battery staple"
CATALOGUE = """SKU,Name,Item class,Tracking,Metal,Fineness,Gross weight,Making method,Making amount,Quantity
R-1,Laleh ring,ORNAMENT,PIECE,XAU,750,"4.25",PERCENT_OF_METAL,18,1
R-2,Yas ring,ORNAMENT,PIECE,XAU,750,10,PERCENT_OF_METAL,18,1
"""
START_SECONDS = 20


class Words:
    """The texts of the web app in one language, by their English, from the app's own catalogue."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Without its first entry, the header: dates in it are empty, which read_po cannot take.
        _, _, entries = (CHECKOUT / f"frontend/src/locales/{language}.po").read_bytes().partition(b"\n\n")
        self._catalogue = {str(message.id): str(message.string) for message in read_po(BytesIO(entries))}

    def __call__(self, english: str) -> str:
        text = self._catalogue[english]
        return text or english


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(params=["en", "fa"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


@pytest.fixture
def context(browser: Browser, words: Words) -> Iterator[BrowserContext]:
    locale = {"en": "en-GB", "fa": "fa-IR"}[words.language]
    context = browser.new_context(locale=locale, viewport={"width": 1366, "height": 900})
    context.set_default_timeout(START_SECONDS * 1000)
    yield context
    context.close()


def test_from_signing_up_to_the_receipt(
    platform: Platform, context: BrowserContext, words: Words, tmp_path: Path
) -> None:
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))

    sign_up(page, platform, words)
    log_in(page, words)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if words.language == "fa" else "ltr")
    set_rate(page, words)
    import_catalogue(page, words, tmp_path)
    sell(page, words)
    receipt = print_receipt(page, words)

    assert re.search(r"MAIN-14\d\d-000001", receipt)
    # IR-2 in the digits of the language. What reads the PDF's text puts right-to-left digits in another order.
    assert {"en": "64,443,000", "fa": "۴۶٬۳۴۴٬۰۰۰"}[words.language] in receipt
    assert complaints == []


def sign_up(page: Page, platform: Platform, words: Words) -> None:
    page.goto(platform.url())
    page.get_by_role("link", name=words("Open your shop")).first.click()
    slug = f"{words.language}-{uuid.uuid4().hex[:8]}"
    field(page, words, "Name of the shop").fill("گالری نمونه")
    field(page, words, "Address").fill("www")
    expect(page.get_by_text(words("This address is kept for the platform."))).to_be_visible()
    field(page, words, "Address").fill(slug)
    field(page, words, "Your name").fill("زهرا زرین")
    field(page, words, "Your e-mail").fill("owner@shop.example")
    field(page, words, "User name").fill("owner")
    field(page, words, "Password").fill("12345")
    button(page, words, "Open my shop").click()
    expect(field(page, words, "Password")).to_have_attribute("data-invalid", "true")
    field(page, words, "Password").fill(PASSWORD)
    button(page, words, "Open my shop").click()
    page.get_by_role("link", name=words("Go to the shop and log in")).click()


def log_in(page: Page, words: Words) -> None:
    field(page, words, "E-mail or user name").fill("owner")
    field(page, words, "Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation").get_by_text(words("Rates"))).to_be_visible()


def set_rate(page: Page, words: Words) -> None:
    page.get_by_role("navigation").get_by_text(words("Rates")).click()
    # Persian digits on a Persian keyboard, Latin ones on another.
    field(page, words, "Price of one unit").fill({"en": "5000000", "fa": "۵۰۰۰۰۰۰"}[words.language])
    button(page, words, "Set the rate").click()
    expect(page.get_by_text({"en": "5,000,000", "fa": "۵٬۰۰۰٬۰۰۰"}[words.language]).first).to_be_visible()


def import_catalogue(page: Page, words: Words, folder: Path) -> None:
    file = folder / "catalogue.csv"
    file.write_text(CATALOGUE, encoding="utf-8")
    page.get_by_role("navigation").get_by_text(words("Imports")).click()
    page.get_by_role("link", name=words("New import")).first.click()
    page.locator("input[type=file]").set_input_files(file)
    button(page, words, "Check the file").click()
    button(page, words, "Import now").click()
    expect(page.get_by_text(words("The import is done."))).to_be_visible()


def sell(page: Page, words: Words) -> None:
    page.get_by_role("navigation").get_by_text(words("Point of sale")).click()
    search = page.get_by_label(words("Scan a code, or search name or SKU"))
    search.fill("R-2")
    search.press("Enter")
    pay = button(page, words, "Take payment")
    expect(pay).to_be_enabled()
    page.keyboard.press("F9")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words("Amount")).first.fill("4443000")
    dialog.get_by_role("button", name=words("Add another payment")).click()
    dialog.get_by_role("button", name=words("Complete the sale")).click()
    expect(page.get_by_text(words("The sale is complete"))).to_be_visible()


FETCH = """async (address) => {
  const response = await fetch(address);
  const bytes = [...new Uint8Array(await response.arrayBuffer())];
  return [response.headers.get("content-type"), bytes];
}"""


def print_receipt(page: Page, words: Words) -> str:
    """Press the print button, fetch what its window is sent to, as the browser does, and return the text."""
    with page.expect_response(lambda answer: "printReceipt" in (answer.request.post_data or "")) as answered:
        button(page, words, "Print the receipt").click()
    address = answered.value.json()["data"]["printReceipt"]["url"]
    content_type, content = page.evaluate(FETCH, address)
    assert content_type == "application/pdf"
    return "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(bytes(content))).pages)


def field(page: Page, words: Words, label: str) -> Locator:
    return page.get_by_role("textbox", name=words(label))


def button(page: Page, words: Words, label: str) -> Locator:
    return page.get_by_role("button", name=words(label))
