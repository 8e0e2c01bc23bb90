// The map page: a sheet of outlines, marks for places, the brush, and the card of an open place.

import { Brush, dayWords } from "./brush.js";
import { drawOutlines } from "./outlines.js";
import { buttonOf, isArea, marksOf, placesOf, ringsOf, tally } from "./places.js";
import { paints, styleOf } from "./style.js";

const PAGES = { incident: 20, claim: 6 }; // of features that are asked for at most
const LEAST_ZOOM = 0.6;
const MOST_ZOOM = 11; // a place is no more exact than that
const FIRST_ZOOM = 8;
const MOST_PART = 0.85; // of what is shown, in sight at first
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const $ = (id) => document.getElementById(id);
const atlas = document.querySelector(".atlas");

async function fetched(address, as = "json") {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer[as]();
}

/** Every feature of one kind, page by page; `cut` if there are more than are asked for. */
async function featuresOf(kind) {
  const first = new URL(atlas.dataset.source, location.href);
  first.searchParams.set("kind", kind);
  let next = first.href;
  const features = [];
  for (let page = 0; next && page < PAGES[kind]; page += 1) {
    const found = await fetched(next);
    features.push(...found.features);
    next = found.next;
  }
  return { features, cut: Boolean(next) };
}

class Atlas {
  constructor(incidents, claims, outlines) {
    this.features = [...incidents.features, ...claims.features];
    this.cut = incidents.cut || claims.cut;
    this.outlines = outlines;
    this.open = null;
    this.buttons = new Map();
    const asked = new URL(location.href).searchParams;
    this.asked = [asked.get("since") || null, asked.get("until") || null];
    this.brush = new Brush($("brush"), this.features, (since, until, settled) => {
      this.asked = [since, until];
      this.choose();
      if (settled) this.settle();
    });
    this.brush.set(...this.asked);
    $("brush").classList.toggle("idle", this.brush.empty);
    this.choose();
    this.draw();
  }

  get view() {
    return $("view").value;
  }

  /** Take the features of the chosen days. */
  choose() {
    const [since, until] = this.asked;
    const inside = ({ properties: { day } }) => (
      (!since && !until) || (day && day >= (since ?? "") && day.slice(0, until?.length) <= (until ?? "9"))
    );
    const shown = this.features.filter(inside);
    this.places = placesOf(shown);
    const undated = this.features.filter((f) => !f.properties.day).length;
    const days = since || until
      ? [since && `from ${since.length === 10 ? dayWords(since) : since}`, until && `until ${until.length === 10 ? dayWords(until) : until}`].filter(Boolean).join(" ")
      : "All days";
    const left = (since || until) && undated ? `; ${undated} without a day left out` : "";
    const cut = this.cut ? ". The ledger has more: ask for a stretch of days" : "";
    $("brush-words").textContent = `${days[0].toUpperCase()}${days.slice(1)}: ${tally(this.places) || "nothing"} at ${this.places.length} place${this.places.length === 1 ? "" : "s"}${left}${cut}.`;
    if (this.ready) this.refresh();
  }

  /** Put the stretch into the address, the form and the table. */
  async settle() {
    const address = new URL(location.href);
    for (const [i, name] of ["since", "until"].entries()) {
      if (this.asked[i]) address.searchParams.set(name, this.asked[i]);
      else address.searchParams.delete(name);
      $(name).value = this.asked[i] ?? "";
    }
    for (const name of ["after", "claims_after"]) address.searchParams.delete(name);
    history.replaceState(null, "", address);
    const page = new DOMParser().parseFromString(await fetched(address, "text"), "text/html");
    const table = page.getElementById("listed");
    if (address.href === location.href) $("listed").replaceWith(document.adoptNode(table));
  }

  draw() {
    maplibregl.setWorkerUrl(atlas.dataset.worker);
    this.map = new maplibregl.Map({
      container: "canvas",
      style: styleOf(drawOutlines(this.outlines, this.view), atlas.dataset.own),
      hash: "at",
      minZoom: LEAST_ZOOM,
      maxZoom: MOST_ZOOM,
      attributionControl: false,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: still.matches ? 0 : 200,
      ...this.start(),
    });
    const { map } = this;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibregl.ScaleControl({ maxWidth: 90 }), "bottom-left");
    map.getCanvas().setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom; marks follow as buttons.");
    map.on("zoomend", () => this.mark());
    map.on("moveend", () => this.mark());
    map.once("load", () => {
      this.ready = true;
      this.refresh();
      document.documentElement.dataset.map = "ready";
      performance.mark("map-ready");
    });
    dark.addEventListener("change", () => {
      for (const [layer, name, value] of paints()) map.setPaintProperty(layer, name, value);
    });
    $("view").addEventListener("change", () => this.changeView());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /** Where the map begins: most small places in sight, those of incidents first, else the world. */
  start() {
    const choices = [(p) => p.incidents && !isArea(p), (p) => !isArea(p), () => true];
    const found = choices.map((one) => this.places.filter(one)).find((all) => all.length) ?? [];
    const size = (all) => all.reduce((sum, p) => sum + p.incidents + p.claims, 0);
    const whole = size(found);
    const within = found.filter((_, i) => size(found.slice(0, i)) < MOST_PART * whole);
    if (!within.length) return { center: [20, 25], zoom: 1 };
    const bounds = new maplibregl.LngLatBounds();
    for (const place of within) bounds.extend(place.at);
    return { bounds, fitBoundsOptions: { padding: { top: 60, bottom: 60, left: 50, right: 90 }, maxZoom: FIRST_ZOOM } };
  }

  changeView() {
    const drawn = drawOutlines(this.outlines, this.view);
    this.map.getSource("borders").setData(drawn.borders);
    const address = new URL(location.href);
    address.searchParams.set("view", this.view);
    history.replaceState(null, "", address);
  }

  refresh() {
    this.map.getSource("rings").setData(ringsOf(this.places, this.open));
    for (const { marker } of this.buttons.values()) marker.remove();
    this.buttons.clear();
    this.mark();
  }

  /** Set the marks that are in sight at this zoom, in reading order for the keyboard. */
  mark() {
    const { map } = this;
    const zoom = map.getZoom();
    const size = 512 * 2 ** zoom;
    const flat = ([lon, lat]) => {
      const at = maplibregl.MercatorCoordinate.fromLngLat({ lng: lon, lat });
      return { x: at.x * size, y: at.y * size };
    };
    const sight = map.getBounds();
    const marks = marksOf(this.places, flat).filter((mark) => sight.contains(mark.places[0].at));
    const wanted = new Map(marks.map((mark) => [mark.places.map((place) => place.id).join(" "), mark]));
    for (const [key, { marker }] of this.buttons) {
      if (!wanted.has(key)) {
        marker.remove();
        this.buttons.delete(key);
      }
    }
    for (const [key, mark] of wanted) if (!this.buttons.has(key)) this.buttons.set(key, this.place(mark));
    this.showOpen();
  }

  place(mark) {
    const button = buttonOf(mark);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (mark.places.length > 1 && this.map.getZoom() < MOST_ZOOM - 0.1) this.spread(mark);
      else this.show(mark.places, event.detail === 0);
    });
    const marker = new maplibregl.Marker({ element: button, anchor: "center" }).setLngLat(mark.places[0].at).addTo(this.map);
    for (const name of ["aria-label", "role", "tabindex"]) button.removeAttribute(name); // MapLibre's
    return { marker, button, mark };
  }

  /** Move so close that the places of a mark come apart. */
  spread(mark) {
    const bounds = new maplibregl.LngLatBounds();
    for (const place of mark.places) bounds.extend(place.at);
    const before = this.map.getZoom();
    const camera = this.map.cameraForBounds(bounds, { padding: 90, maxZoom: MOST_ZOOM });
    const zoom = Math.min(MOST_ZOOM, Math.max(camera?.zoom ?? before, before + 1));
    this.map.easeTo({ center: camera?.center ?? mark.places[0].at, zoom });
  }

  /** Open the card of places, and draw their rings as open. */
  async show(places, byKey) {
    this.open = places[0].id;
    this.map.getSource("rings").setData(ringsOf(this.places, this.open));
    this.showOpen();
    const parts = await Promise.all(places.slice(0, 5).map((place) => {
      const address = new URL("/map/place", location.href);
      address.searchParams.set("place", place.id);
      for (const [i, name] of ["since", "until"].entries()) if (this.asked[i]) address.searchParams.set(name, this.asked[i]);
      return fetched(address, "text");
    }));
    if (this.open !== places[0].id) return;
    const page = new DOMParser().parseFromString(parts.join(""), "text/html");
    $("card").replaceChildren(...[...page.body.childNodes].map((node) => document.adoptNode(node)));
    $("card").scrollTop = 0;
    if (byKey) $("place-name")?.focus();
    else if (matchMedia("(max-width: 60rem)").matches) $("card").scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
  }

  showOpen() {
    for (const { button, mark } of this.buttons.values()) {
      const open = mark.places.some((place) => place.id === this.open);
      button.setAttribute("aria-pressed", String(open));
    }
  }

  /** Back from the card to the mark. */
  close() {
    if (!this.open || !$("card").contains(document.activeElement)) return;
    for (const { button, mark } of this.buttons.values()) {
      if (mark.places.some((place) => place.id === this.open)) button.focus();
    }
  }
}

function give_up(why) {
  atlas.hidden = true;
  $("no-map").hidden = false;
  $("no-map").textContent = `The map cannot be drawn here (${why}). The table below has all that it shows.`;
}

async function begin() {
  atlas.hidden = false;
  try {
    const [incidents, claims, outlines] = await Promise.all([
      featuresOf("incident"), featuresOf("claim"), fetched(atlas.dataset.outlines),
    ]);
    new Atlas(incidents, claims, outlines);
  } catch (error) {
    give_up(error.message.slice(0, 120));
  }
}

begin();
