"""Every page of a furnished desk, wide and narrow: axe, frame, and the whole way by Tab alone.

Each page is opened once a width. A page that a route gives and that is not walked here fails.
"""

import re
import sqlite3
import warnings
from contextlib import closing

import hatch_build
import pytest
from benchmarks.desk_pages import ADMIN, PASSWORD, furnish, pages

from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger

pytestmark = pytest.mark.browser

AXE = hatch_build.tests_folder(hatch_build.ROOT) / "axe.js"
# What a GET gives that is no page of its own.
NO_PAGES = {
    "/coding/{id}/export.{kind}": "a file",
    "/export/{name}": "a file",
    "/export/{name}/left-out.csv": "a file",
    "/incident/{incident}/dossier": "a file to keep, opened in a test of its own",
    "/map.geojson": "data of the map",
    "/map/outlines.geojson": "data of the map",
    "/map/place": "the card of the map, walked in test_map.py",
    "/saved/{id}/feed.atom": "a feed",
}
# Addresses that answer with a page that says what is wrong.
REFUSED = {"/nowhere": 404, "/claim/c_nothing": 404, "/overview?only=this": 400}
AGAIN = {"/?text=missile"}  # the ledger's page once more, with fewer claims
WIDE = 1440
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
AFTER_ALL = 3  # Tabs pressed once every control should have been reached: focus must move on
NOISE = "GPU stall due to ReadPixels"  # of the software renderer, on the map
SETTLED = "html[data-map=ready], #no-map:not([hidden]), body:not(:has(.atlas))"
SERIOUS = """async rules => {
  const options = {resultTypes: ['violations']};
  if (rules) options.runOnly = {type: 'rule', values: rules};
  const found = await axe.run(document, options);
  return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]);
}"""
# Numbers every control that Tab must reach (of radios of one name one is enough), and notes each
# stop: its number or "", and whether its focus can be seen.
PREPARE = """() => {
  const groups = new Set();
  const all = document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]');
  const wanted = [...all].filter(e => {
    if (e.tabIndex < 0 || e.disabled || e.type === 'hidden' || !e.checkVisibility()) return false;
    if (e.type !== 'radio') return true;
    const group = e.form?.action + e.name;
    return !groups.has(group) && groups.add(group);
  });
  wanted.forEach((e, i) => { e.dataset.stop = i; });
  window.stops = [];
  addEventListener('focusin', ({target: e}) => {
    const same = e.type === 'radio'
      && [...document.getElementsByName(e.name)].find(r => r.dataset.stop !== undefined);
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const shown = style.boxShadow !== 'none'
      || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    const inside = box.right > 0 && box.left < innerWidth && box.width > 1 && box.height > 1
      && box.bottom + scrollY > 0;
    stops.push([(same || e).dataset.stop ?? '', shown && inside, e.outerHTML.slice(0, 100)]);
  });
  wanted[0].focus();
  return wanted.map(e => e.outerHTML.slice(0, 100));
}"""


@pytest.fixture(scope="module", autouse=True)
def built():
    if hatch_build.is_stale(hatch_build.ROOT, tests=True):
        pytest.fail("The JavaScript for the tests is not there: run `make web` first.")


@pytest.fixture(scope="module")
def furnished(tmp_path_factory, sample_ledger):
    """A copy of the sample's ledger with accounts, findings, a saved question and two rounds."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with (
        closing(sqlite3.connect(sample_ledger.path)) as kept,
        closing(sqlite3.connect(path)) as copy,
    ):
        kept.backup(copy)
    with Ledger.open(path, create=False) as ledger:
        yield ledger, pages(ledger, furnish(ledger))


@pytest.fixture(scope="module")
def address(furnished, serve):
    """Where the furnished desk is served."""
    with serve(furnished[0]) as site:
        yield site


@pytest.fixture
def admin(chromium, address, width, watch, sign_in):
    """A window in which the admin has signed in; nothing may be asked for elsewhere or refused."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    found = watch(context.new_page(), address)
    page = found.open("/login")
    assert trouble(page) == []
    sign_in(page, address, ADMIN, PASSWORD)
    yield found
    context.close()


def trouble(page):
    """What axe finds serious or critical on a page, and of contrast by night on a wide one."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(SERIOUS, None)
    if page.viewport_size["width"] == WIDE:  # colours are the same on a narrow one
        page.emulate_media(color_scheme="dark")
        found += page.evaluate(SERIOUS, ["color-contrast"])
        page.emulate_media(color_scheme="light")
    return found


def frame(page, overflow):
    """What stands out of the window, and headings of the first level if there is not just one."""
    firsts = page.get_by_role("heading", level=1).count()
    return page.evaluate(overflow) + ([f"{firsts} × h1"] if firsts != 1 else [])


def way(page):
    """From the skip link on by Tab: controls not reached, stops without a visible focus, traps."""
    wanted = page.evaluate(PREPARE)
    keys = page.context.new_cdp_session(page)
    for _ in range(len(wanted) - 1 + AFTER_ALL):
        keys.send("Input.dispatchKeyEvent", TAB)
    keys.detach()
    stops = page.evaluate("stops")
    reached = {int(number) for number, _, _ in stops if number}
    faults = [f"not reached: {words}" for i, words in enumerate(wanted) if i not in reached]
    faults += [f"focus not seen: {words}" for _, seen, words in stops if not seen]
    faults += [] if "skip" in wanted[0] else [f"not the skip link first: {wanted[0]}"]
    last = {words for _, _, words in stops[-AFTER_ALL:]}
    return faults + ([f"a trap: {last}"] if len(last) == 1 else [])


def skipped(page):
    """Where the skip link leads: what has the focus after it."""
    page.evaluate("document.querySelector('.skip').focus()")
    page.keyboard.press("Enter")
    return page.evaluate("document.activeElement.id")


def visit(found, path, status, overflow):
    """Everything that is wrong with one page, in words."""
    answer = found.page.goto(found.site + path)
    found.page.wait_for_selector(SETTLED, state="attached")
    faults = [] if answer.status == status else [f"status {answer.status}"]
    faults += frame(found.page, overflow) + way(found.page) + trouble(found.page)
    faults += [] if skipped(found.page) == "main" else ["the skip link leads nowhere"]
    expected = (NOISE, f"status of {status}") if status >= 400 else (NOISE,)
    faults += [one for one in found.wrong if not any(words in one for words in expected)]
    found.wrong.clear()
    return faults


def test_every_page_can_be_read_by_all_and_walked_by_keyboard(admin, furnished, overflow):
    asked = dict.fromkeys((path for path in furnished[1] if path not in AGAIN), 200) | REFUSED
    found = {path: visit(admin, path, status, overflow) for path, status in asked.items()}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_what_only_programs_see_makes_no_page_wider_than_the_window(admin):
    """The name beside a new password, for password managers, made /account wider than a phone."""
    admin.open("/account")
    assert admin.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_dossier_that_was_kept_can_be_read_by_all_and_loads_nothing(
    admin, furnished, overflow, tmp_path
):
    path = next(one for one in furnished[1] if one.startswith("/incident/"))
    kept = tmp_path / "dossier.html"
    kept.write_bytes(admin.page.context.request.get(f"{admin.site}{path}/dossier").body())
    admin.page.wait_for_load_state("networkidle")  # the page before asks for its icon late
    admin.site = kept.as_uri().rpartition("/")[0]
    admin.page.goto(kept.as_uri())
    assert frame(admin.page, overflow) + trouble(admin.page) + admin.wrong == []


def routes_of(app):
    """The addresses that answer to GET, as templates, those without parameters first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # GET and HEAD of one function share an id
        paths = app.openapi()["paths"]
    given = [path for path, acts in paths.items() if "get" in acts]
    return sorted(given, key=lambda path: (path.count("{"), path))


def route_for(path, routes):
    """The first template that an address fits."""
    plain = path.partition("?")[0]
    for route in routes:
        if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(route)), plain):
            return route
    return None


def test_every_route_is_walked_or_said_to_be_no_page(furnished):
    routes = routes_of(create_app(furnished[0]))
    walked = {route_for(path, routes) for path in furnished[1]} | {"/login"}
    assert walked.isdisjoint(NO_PAGES)
    assert sorted(set(routes) - walked - set(NO_PAGES)) == []
    assert set(NO_PAGES) <= set(routes)
