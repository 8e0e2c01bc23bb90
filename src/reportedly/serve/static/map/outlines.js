// The borders of the map: unpacked from outlines.json, and drawn as the chosen view has them.

const DISPUTED = "disputed";

/** The points of a packed border, in degrees. */
function pointsOf(arc, scale) {
  let [x, y] = [arc[2], arc[3]];
  const points = [[x / scale, y / scale]];
  for (let i = 4; i < arc.length; i += 2) {
    x += arc[i];
    y += arc[i + 1];
    points.push([x / scale, y / scale]);
  }
  return points;
}

function signedArea(ring) {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  }
  return sum / 2;
}

/** For each unit, the number of the disputed area it is in. */
function areasOfUnits(data) {
  const areas = new Map();
  data.disputed.forEach((area, number) => area.units.forEach((unit) => areas.set(unit, number)));
  return areas;
}

/** What lies between two units: "country", "unit", or a disputed border of either weight. */
function kindOf(data, areas, view, [one, other]) {
  if (other < 0) return other === -1 ? "coast" : null;
  const code = (unit) => {
    const area = data.disputed[areas.get(unit)];
    return area && view === "geonames" ? area.filed_code : data.units[unit][1];
  };
  const heavy = code(one) !== code(other);
  if (areas.get(one) === areas.get(other)) return heavy ? "country" : "unit";
  if (view === "open") return DISPUTED;
  return heavy ? DISPUTED : "disputed-unit";
}

const feature = (type, coordinates, properties) => ({
  type: "Feature", geometry: { type, coordinates }, properties,
});
const collection = (features) => ({ type: "FeatureCollection", features });

/** Shores as areas, the largest first, so that lakes lie on land and islands on lakes. */
function landOf(data, lines) {
  const rings = data.land.map((arcs) => {
    const ring = arcs.flatMap((arc, i) => (i ? lines[arc].slice(1) : lines[arc]));
    ring.push(ring[0]);
    return [ring, signedArea(ring)];
  });
  const outer = Math.sign(rings.reduce((a, b) => (Math.abs(b[1]) > Math.abs(a[1]) ? b : a))[1]);
  rings.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return rings.map(([ring, area], order) => feature("Polygon", [ring], {
    order, water: Math.sign(area) !== outer,
  }));
}

/** Everything that can be drawn of outlines.json under one view. */
export function drawOutlines(data, view) {
  const areas = areasOfUnits(data);
  const lines = data.arcs.map((arc) => pointsOf(arc, data.scale));
  const byKind = {};
  data.arcs.forEach((arc, i) => {
    const kind = kindOf(data, areas, view, arc);
    if (kind) (byKind[kind] ??= []).push(lines[i]);
  });
  const borders = Object.entries(byKind).map(([kind, all]) => feature("MultiLineString", all, { kind }));
  const names = data.countries.map(([name, code, at, size]) => (
    feature("Point", at, { name, rank: -size, level: "country" })
  ));
  data.units.forEach(([name, , at, size]) => {
    if (name && at) names.push(feature("Point", at, { name, rank: -size, level: "unit" }));
  });
  return { land: collection(landOf(data, lines)), borders: collection(borders), names: collection(names) };
}
