"""The map in Chromium with a software renderer: marks, card, brush, views; and without them."""

import re
from collections.abc import Iterator

import hatch_build
import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

PAINT = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
READY = "html[data-map=ready]"
PATIENCE = 60_000  # ms: a software renderer on a busy machine
AXE = hatch_build.tests_folder(hatch_build.ROOT) / "axe.js"
SERIOUS = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]);
}"""
RING = """async () => {
  const {ringAround} = await import('/static/map/places.js');
  const far = ([a, b], [c, d]) => {
    const [p, q, s, t] = [b, d, a, c].map(v => v * Math.PI / 180);
    const h = Math.sin((q - p) / 2) ** 2
      + Math.cos(p) * Math.cos(q) * Math.sin((t - s) / 2) ** 2;
    return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
  };
  return [[30, 50, 3], [-131, -45, 70], [10, 70, 400]].map(([lon, lat, km]) =>
    Math.max(...ringAround([lon, lat], km).map(p => Math.abs(far([lon, lat], p) / km - 1))));
}"""
BORDER = """async () => {
  const {drawOutlines} = await import('/static/map/outlines.js');
  const data = await (await fetch('/static/outlines.json')).json();
  const named = name => data.units.findIndex(unit => unit[0] === name);
  const pair = [named('Crimea'), named('Kherson')];
  const arc = data.arcs.find(a => pair.includes(a[0]) && pair.includes(a[1]));
  const start = [arc[2] / data.scale, arc[3] / data.scale].join();
  return Object.fromEntries(['open', 'geonames', 'naturalearth'].map(view => [view,
    drawOutlines(data, view).borders.features
      .filter(f => f.geometry.coordinates.some(line => line[0].join() === start
        && line.length === arc.length / 2 - 1))
      .map(f => f.properties.kind)]));
}"""
APART = """async () => {
  const {marksOf} = await import('/static/map/places.js');
  const places = Array.from({length: 900}, (_, i) =>
    ({id: String(i), at: [(i * 37) % 400, (i * 91) % 300]}));
  const marks = marksOf(places, ([x, y]) => ({x, y}));
  const close = marks.some((a, i) => marks.some((b, j) =>
    j > i && Math.abs(a.x - b.x) < 112 && Math.abs(a.y - b.y) < 38));
  return [marks.reduce((sum, mark) => sum + mark.places.length, 0), marks.length > 1, close];
}"""


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    if hatch_build.is_stale(hatch_build.ROOT, tests=True):
        pytest.fail("The JavaScript of the map is not there: run `make web` first.")


@pytest.fixture(scope="session")
def painting(chromium: Browser) -> Iterator[Browser]:
    """A browser that draws with a software renderer; the other one draws no map at all."""
    from shutil import which

    path = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))))
    browser = chromium.browser_type.launch(executable_path=path, args=list(PAINT))
    yield browser
    browser.close()


@pytest.fixture
def atlas(painting: Browser, site: str, width: int):
    """The map page, ready; nothing may be asked for elsewhere, and nothing may be complained of."""
    context = painting.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((site + "/", "blob:"))
            or wrong.append(f"request to {request.url}")
        ),
    )
    page.goto(site + "/map")
    page.wait_for_selector(READY, timeout=PATIENCE)
    yield page
    context.close()
    assert wrong == []


def ferrow(page: Page) -> Locator:
    return page.locator(".spot", has_text="Ferrow, village")


def test_the_sample_is_marked_and_fits_the_window(atlas, overflow):
    marks = atlas.locator(".spot")
    assert marks.count() >= 3
    assert re.fullmatch(r"\d+Ferrow, village: \d+ incident.*", ferrow(atlas).text_content() or "")
    size = atlas.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert size[0] <= size[1]
    assert [e for e in atlas.evaluate(overflow) if "name" not in e and "spot" not in e] == []


def test_a_mark_opens_by_keyboard_and_escape_leads_back(atlas):
    mark = ferrow(atlas)
    mark.focus()
    atlas.keyboard.press("Enter")
    atlas.wait_for_selector("#card .at-place")
    assert atlas.evaluate("document.activeElement.id") == "place-name"
    card = atlas.locator("#card")
    assert card.get_by_role("link").first.get_attribute("href").startswith("/incident/")
    assert card.get_by_label("Origins").first.is_visible()
    atlas.keyboard.press("Escape")
    assert atlas.evaluate("document.activeElement.classList.contains('spot')")
    assert mark.get_attribute("aria-pressed") == "true"


def test_a_mark_of_several_places_moves_closer(atlas):
    before = atlas.url
    atlas.locator(".spot.several").first.click()
    atlas.wait_for_url(lambda url: url != before and "#at=" in url)
    assert float(atlas.url.split("#at=")[1].split("/")[0]) > 5


def test_the_brush_narrows_marks_table_and_address(atlas):
    rows = atlas.locator("#listed tbody tr a[href^='/incident/']")
    before = rows.count()
    atlas.get_by_label("First day shown").focus()
    atlas.keyboard.press("ArrowRight")
    atlas.wait_for_url(lambda url: "since=" in url)
    atlas.wait_for_selector("#listed-heading:has-text('on these days')")
    assert 0 < rows.count() < before
    assert atlas.get_by_label("Day from").input_value() != ""
    assert "from" in atlas.locator("#brush-words").inner_text().lower()
    atlas.reload()
    atlas.wait_for_selector(READY, timeout=PATIENCE)
    assert atlas.get_by_label("First day shown").input_value() == "1"


def test_the_view_of_borders_is_part_of_the_address(atlas):
    atlas.get_by_label("Disputed borders").select_option("geonames")
    atlas.wait_for_url(lambda url: "view=geonames" in url)


def test_nothing_serious_stands_in_the_way_of_assistive_technology(atlas):
    ferrow(atlas).press("Enter")
    atlas.wait_for_selector("#card .at-place")
    atlas.evaluate(AXE.read_text(encoding="utf-8"))
    assert atlas.evaluate(SERIOUS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(atlas, scheme, contrast):
    atlas.emulate_media(color_scheme=scheme)
    ferrow(atlas).press("Enter")
    atlas.wait_for_selector("#card .at-place")
    assert atlas.evaluate(contrast) == []


def test_rings_are_drawn_to_scale(watched):
    assert max(watched.open("/about").evaluate(RING)) < 1e-9


def test_a_disputed_border_is_dashed_in_every_view(watched):
    assert watched.open("/about").evaluate(BORDER) == {
        "open": ["disputed"],
        "geonames": ["disputed-unit"],
        "naturalearth": ["disputed"],
    }


def test_marks_stand_apart_and_lose_no_place(watched):
    assert watched.open("/about").evaluate(APART) == [900, True, False]


def test_without_a_renderer_a_sentence_and_the_table_stand_there(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(site + "/map")
    page.wait_for_selector("#no-map:not([hidden])", timeout=PATIENCE)
    assert "The map cannot be drawn here" in page.locator("#no-map").inner_text()
    assert page.locator("#listed tbody tr").count() > 3
    assert not page.locator(".atlas").is_visible()
    context.close()


def test_without_script_the_table_has_it_all(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/map?since=2025-03-11&until=2025-03-12")
    assert page.locator("#listed tbody tr").count() > 1
    assert not page.locator(".atlas").is_visible()
    context.close()
