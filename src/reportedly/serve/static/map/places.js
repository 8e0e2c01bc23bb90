// Places on the map: features gathered by place, places gathered into marks that do not overlap,
// and rings drawn to scale.

const EARTH_KM = 6371.0088;
const ACROSS = 112; // pixels within which the names of two marks would run into one another
const UPRIGHT = 38;
const CORNERS = 72; // of a ring
const AREAS = new Set(["country", "region", "district", "area", "water"]);

/** True for what is no point at all: a province, a sea. */
export const isArea = (place) => AREAS.has(place.kind);

/** Features gathered by place, the fullest first. */
export function placesOf(features) {
  const places = new Map();
  for (const { geometry, properties: told } of features) {
    let place = places.get(told.place_id);
    if (!place) {
      place = {
        id: told.place_id, name: told.place, kind: told.place_kind, admin1: told.admin1,
        radius: told.radius_km, at: geometry.coordinates, incidents: 0, claims: 0, days: [],
      };
      places.set(told.place_id, place);
    }
    place[told.kind === "incident" ? "incidents" : "claims"] += 1;
    if (told.day) place.days.push(told.day);
  }
  const size = (p) => p.incidents * 1e6 + p.claims - (isArea(p) ? 0.5 : 0);
  return [...places.values()].sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
}

/** Marks for places, each of one place or of several that lie too close: the fullest leads. */
export function marksOf(places, project) {
  const marks = [];
  const cells = new Map();
  for (const place of places) {
    const { x, y } = project(place.at);
    const [column, row] = [Math.floor(x / ACROSS), Math.floor(y / UPRIGHT)];
    let near = null;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const mark of cells.get(`${c},${r}`) ?? []) {
          if (!near && Math.abs(mark.x - x) < ACROSS && Math.abs(mark.y - y) < UPRIGHT) near = mark;
        }
      }
    }
    if (near) near.places.push(place);
    else {
      const mark = { x, y, places: [place] };
      marks.push(mark);
      const key = `${column},${row}`;
      cells.set(key, [...(cells.get(key) ?? []), mark]);
    }
  }
  return marks;
}

/** A ring of points all `km` away from [lon, lat]. */
export function ringAround([lon, lat], km) {
  const [phi, lambda, far] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180, km / EARTH_KM];
  const ring = [];
  for (let i = 0; i <= CORNERS; i += 1) {
    const turn = (2 * Math.PI * i) / CORNERS;
    const up = Math.asin(Math.sin(phi) * Math.cos(far) + Math.cos(phi) * Math.sin(far) * Math.cos(turn));
    const along = Math.atan2(
      Math.sin(turn) * Math.sin(far) * Math.cos(phi), Math.cos(far) - Math.sin(phi) * Math.sin(up),
    );
    ring.push([((lambda + along) * 180) / Math.PI, (up * 180) / Math.PI]);
  }
  return ring;
}

/** The rings of places as areas. */
export const ringsOf = (places, open) => ({
  type: "FeatureCollection",
  features: places.map((place) => ({
    type: "Feature",
    geometry: { type: "Polygon", coordinates: [ringAround(place.at, place.radius)] },
    properties: { open: place.id === open, wide: isArea(place) },
  })),
});

const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** "7 incidents and 1 claim". */
export function tally(places) {
  const sum = (key) => places.reduce((all, place) => all + place[key], 0);
  const parts = [[sum("incidents"), "incident"], [sum("claims"), "claim"]];
  return parts.filter(([n]) => n).map(([n, noun]) => counted(n, noun)).join(" and ");
}

/** The button of a mark; its own words are its name: "Kest +1 more place: 4 incidents". */
export function buttonOf(mark) {
  const [first, ...rest] = mark.places;
  const button = document.createElement("button");
  const incidents = mark.places.reduce((all, place) => all + place.incidents, 0);
  const number = incidents || mark.places.reduce((all, place) => all + place.claims, 0);
  button.type = "button";
  button.className = "spot";
  button.classList.toggle("several", rest.length > 0);
  button.classList.toggle("wide-place", rest.length === 0 && isArea(first));
  button.classList.toggle("claims-only", incidents === 0);
  const count = document.createElement("span");
  count.className = "count";
  count.ariaHidden = "true";
  count.textContent = number.toLocaleString("en");
  count.style.setProperty("--size", `${Math.round(Math.min(44, 19 + 3.5 * Math.log2(number)))}px`);
  const name = document.createElement("span");
  name.className = "name";
  name.dir = "auto";
  name.textContent = rest.length ? `${first.name} +${rest.length}` : first.name;
  const more = document.createElement("span");
  more.className = "unseen";
  const what = rest.length ? ` more place${rest.length === 1 ? "" : "s"}` : `, ${first.kind}`;
  more.textContent = `${what}: ${tally(mark.places)}`;
  button.append(count, name, more);
  return button;
}
