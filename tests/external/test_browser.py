"""The page in a real browser: Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from termqa.config import Settings
from termqa.model import Lang, Report
from termqa.pipeline import check
from termqa.report import write

SAMPLES = Path(__file__).parents[2] / "samples"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine (apt install chromium)")


@pytest.fixture(scope="module")
def report() -> Report:
    return check([str(SAMPLES)], settings=Settings())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with api.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, report: Report, tmp_path: Path) -> Iterator[Any]:
    write(report, tmp_path / "report.html", Lang.EN)
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto((tmp_path / "report.html").as_uri())
    yield opened
    context.close()
    assert complaints == []


def visible(page: Any) -> int:
    count: int = page.locator("article:visible").count()
    assert page.locator("#shown").inner_text() == f"{count} / {page.locator('article').count()}"
    return count


def number(report: Report, **wanted: str) -> int:
    return sum(all(getattr(f, name) == value for name, value in wanted.items()) for f in report.findings)


def test_filters_show_what_they_say(page: Any, report: Report):
    assert visible(page) == len(report.findings)
    page.uncheck("input[value=minor]")
    assert visible(page) == len(report.findings) - number(report, severity="minor")
    page.select_option("select[name=rule]", "term-forbidden")
    assert visible(page) == number(report, rule="term-forbidden", severity="major")
    page.click("button[type=reset]")
    api.expect(page.locator("article[hidden]")).to_have_count(0)
    file = report.findings[0].file
    page.select_option("select[name=file]", file)
    assert visible(page) == number(report, file=file)


def test_the_search_finds_words_of_both_languages(page: Any, report: Report):
    page.fill("#search", "13270亿元 13,270 BILLION")
    assert visible(page) == 1
    page.fill("#search", "no such words")
    assert visible(page) == 0


def test_a_finding_leads_to_its_segment_and_back_by_mouse_and_by_keys(page: Any):
    article = page.locator("article").nth(2)
    words = article.locator("div[lang=en] p").inner_text()
    article.locator("a.jump").click()
    assert words in page.locator("tr:focus").inner_text()
    assert page.locator("tr:focus").evaluate("row => row.getBoundingClientRect().top") < 900
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    for _ in range(3):
        page.keyboard.press("j")
    assert page.locator("article:focus").get_attribute("id") == "f3"
    page.keyboard.press("Enter")
    page.wait_for_selector("tr:focus")
    assert words in page.locator("tr:focus").inner_text()
    page.keyboard.press("Backspace")
    assert page.locator("article:focus").get_attribute("id") == "f3"
    page.keyboard.press("k")
    assert page.locator("article:focus").get_attribute("id") == "f2"
    page.keyboard.press("/")
    assert page.locator("#search:focus").count() == 1
    page.keyboard.type("robots")
    assert visible(page) < page.locator("article").count()
    page.keyboard.press("Escape")
    api.expect(page.locator("article[hidden]")).to_have_count(0)


def test_a_suggestion_is_copied_with_one_key(page: Any):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("c")
    api.expect(page.locator("article .copy").first).to_have_text("✓")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("article b").first.inner_text()


def test_it_is_light_or_dark_as_the_system_is_until_the_reader_chooses(page: Any):
    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page.emulate_media(color_scheme="dark")
    assert paper() == "rgb(20, 24, 29)"
    page.click("#theme")
    assert paper() == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="light")
    page.click("#theme")
    assert paper() == "rgb(20, 24, 29)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_against_its_ground(page: Any, scheme: str):
    page.emulate_media(color_scheme=scheme)
    poor = page.evaluate(
        """() => {
          const light = (color) => {
            const [r, g, b] = color.match(/[\\d.]+/g).map((n) => n / 255)
              .map((n) => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            const color = getComputedStyle(element).backgroundColor;
            return color === "rgba(0, 0, 0, 0)" && element.parentElement ? ground(element.parentElement) : color;
          };
          return [...document.querySelectorAll("h1, h2, p, td, th, mark, label, a, code, b, .badge")].filter((e) => {
            const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05) < 4.5;
          }).map((e) => e.outerHTML.slice(0, 80));
        }"""
    )
    assert poor == []
