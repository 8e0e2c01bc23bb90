// The look of the map, in the colours of the page; labels are drawn with the reader's own fonts.

const FONT = ["Liberation Sans, Noto Sans, Segoe UI, Helvetica Neue, sans-serif"];
const empty = { type: "FeatureCollection", features: [] };
const kinds = (...names) => ["in", ["get", "kind"], ["literal", names]];
const byZoom = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];

// The further off, the larger what is named: square degrees, as less than nothing.
const LARGE = ["step", ["zoom"], ["<", ["get", "rank"], -25], 3, ["<", ["get", "rank"], -4], 4.5, ["<", ["get", "rank"], -0.3], 7, true];

function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--map-${name}`).trim();
}

/** [layer, property, value] of everything that depends on the colours of the page. */
export function paints() {
  const c = colours();
  return [
    ["sea", "background-color", c("sea")],
    ["land", "fill-color", ["case", ["get", "water"], c("sea"), c("land")]],
    ["own-land", "fill-color", c("land")],
    ["coast", "line-color", c("coast")],
    ["own-border", "line-color", c("border")],
    ["units", "line-color", c("unit")],
    ["countries", "line-color", c("border")],
    ["disputed-units", "line-color", c("disputed")],
    ["disputed", "line-color", c("disputed")],
    ["ring-fill", "fill-color", c("ring")],
    ["ring-line", "line-color", c("ring")],
    ...["country-names", "own-names", "unit-names"].flatMap((layer) => [
      [layer, "text-color", c("name")], [layer, "text-halo-color", c("land")],
    ]),
  ];
}

const line = (id, filter, width, more = {}) => ({
  id, type: "line", source: "borders", filter,
  layout: { "line-join": "round", ...more.layout }, paint: { "line-width": width, ...more.paint },
  ...(more.minzoom ? { minzoom: more.minzoom } : {}),
});

const names = (id, level, extra) => ({
  id, type: "symbol", source: "names", filter: ["all", ["==", ["get", "level"], level], LARGE], ...extra.zooms,
  layout: {
    "text-field": ["get", "name"], "text-font": FONT, "text-size": extra.size, "text-max-width": 8,
    "symbol-sort-key": ["get", "rank"], "text-padding": 6, ...extra.layout,
  },
  paint: { "text-halo-width": 1.2, "text-opacity": extra.opacity },
});

function layersOf() {
  return [
    { id: "sea", type: "background", paint: {} },
    { id: "land", type: "fill", source: "land", layout: { "fill-sort-key": ["get", "order"] }, paint: { "fill-antialias": false } },
    { id: "own-land", type: "fill", source: "own", paint: {} },
    line("coast", kinds("coast"), 0.7),
    { id: "own-border", type: "line", source: "own", layout: {}, paint: { "line-width": 1 } },
    line("units", kinds("unit"), byZoom(3, 0.4, 8, 1), { minzoom: 3 }),
    line("countries", kinds("country"), byZoom(1, 0.6, 6, 1.6)),
    line("disputed-units", kinds("disputed-unit"), byZoom(3, 0.8, 8, 1.4), { paint: { "line-dasharray": [3, 3] } }),
    line("disputed", kinds("disputed"), byZoom(1, 0.9, 6, 1.9), { paint: { "line-dasharray": [3, 2] } }),
    { id: "ring-fill", type: "fill", source: "rings", paint: { "fill-opacity": ["case", ["get", "open"], 0.16, ["get", "wide"], 0.015, 0.07] } },
    { id: "ring-line", type: "line", source: "rings", layout: {}, paint: {
      "line-width": ["case", ["get", "open"], 2, 1], "line-dasharray": [2, 2],
      "line-opacity": ["case", ["get", "open"], 1, ["get", "wide"], 0.35, 0.7],
    } },
    names("country-names", "country", { size: byZoom(1, 10, 6, 15), opacity: 0.75, zooms: { maxzoom: 7 }, layout: { "text-transform": "uppercase", "text-letter-spacing": 0.14 } }),
    { ...names("own-names", "", { size: byZoom(3, 10, 8, 15), opacity: 0.75, layout: { "symbol-sort-key": 0, "text-transform": "uppercase", "text-letter-spacing": 0.14 } }), source: "own", filter: true },
    names("unit-names", "unit", { size: byZoom(5, 10, 9, 13), opacity: 0.8, zooms: { minzoom: 5 }, layout: {} }),
  ];
}

/** A whole style: nothing in it names an address, but for the user's own outlines. */
export function styleOf(drawn, own) {
  const source = (data, more = {}) => ({ type: "geojson", data, tolerance: 0.2, ...more });
  const layers = layersOf();
  for (const [id, name, value] of paints()) layers.find((layer) => layer.id === id).paint[name] = value;
  return {
    version: 8,
    sources: {
      land: source(drawn.land), borders: source(drawn.borders), names: source(drawn.names),
      own: source(own ? new URL(own, location.href).href : empty), rings: source(empty, { maxzoom: 12 }),
    },
    layers,
  };
}
