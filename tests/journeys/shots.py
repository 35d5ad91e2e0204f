"""Photographs of every page: `make shots`. 360 and 1280 px, light and dark, English and Urdu, into build/shots.

Below the photographs lies one contact sheet for each kind, so that a change can be looked at in a minute.
"""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from .tour import Tour, demo

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("urdu_letters"),
]
SHOTS = Path(__file__).parents[2] / "build" / "shots"
WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
TALLEST = 2400  # pixels of a page that fit on a contact sheet
PRINTED = ("lesson", "course-guest", "quiz-passed", "certificate-share")
LOAD_PICTURES = """async () => {
    const lazy = [...document.querySelectorAll('img[loading=lazy]')];
    lazy.forEach(one => { one.loading = 'eager' });
    await Promise.all(lazy.map(one => one.decode().catch(() => null)));
}"""
CELL, COLUMNS, LABEL = 240, 10, 16


def folder(language, width, scheme) -> Path:
    return SHOTS / f"{language}-{width}-{scheme}"


@pytest.mark.parametrize("language", ["en", "ur"])
def test_shoot(browser, live_server, language):
    """Not a test: pytest gives it a database, a server and a browser."""
    demo()
    Tour(browser=browser, server=live_server.url, language=language, look=shoot_in(language)).walk()
    for width in WIDTHS:
        for scheme in SCHEMES:
            contact_sheet(folder(language, width, scheme))


def shoot_in(language):
    def look(page, name):
        if name in PRINTED:
            page.emulate_media(media="print")
            page.screenshot(path=SHOTS / f"{language}-paper" / f"{name}.png", full_page=True)
            page.emulate_media(media="screen")
        page.evaluate(LOAD_PICTURES)
        for width in WIDTHS:
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                place = folder(language, width, scheme) / f"{name}.png"
                stretch(page, width)
                page.screenshot(path=place, full_page=True)
        page.set_viewport_size({"width": WIDTHS[0], "height": 740})

    return look


def stretch(page, width):
    """As tall as the page is, so that what sticks to the foot of the screen covers nothing in the middle."""
    page.set_viewport_size({"width": width, "height": 740 if width < 1000 else 900})
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": tall})


def contact_sheet(shots: Path):
    """All pictures of one folder in rows, each under its name."""
    cells = [cell(path) for path in sorted(shots.glob("*.png"))]
    rows = [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]
    heights = [max(one.height for one in row) for row in rows]
    sheet = Image.new("RGB", (COLUMNS * (CELL + 8), sum(heights) + 8 * len(rows)), "#888")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for column, one in enumerate(row):
            sheet.paste(one, (column * (CELL + 8), top))
        top += height + 8
    sheet.save(shots.with_suffix(".png"))


def cell(path: Path) -> Image.Image:
    with Image.open(path) as shot:
        part = shot.convert("RGB").crop((0, 0, shot.width, min(shot.height, TALLEST)))
    part = part.resize((CELL, round(part.height * CELL / part.width)))
    made = Image.new("RGB", (CELL, part.height + LABEL), "white")
    made.paste(part, (0, LABEL))
    ImageDraw.Draw(made).text((2, 2), path.stem, fill="black")
    return made
