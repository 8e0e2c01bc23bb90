// The brush of days: bars of how many features a day has, and the stretch that is shown.

const MOST_BARS = 120;
const EARLY = 0.1; // of the days, those told in passing, years before, are gathered in the first bar
const DAY_MS = 86_400_000;
const SVG = "http://www.w3.org/2000/svg";
const number = (day) => Date.parse(`${day}T00:00Z`) / DAY_MS;
const dayOf = (value) => new Date(value * DAY_MS).toISOString().slice(0, 10);
const worded = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "2025-03-11" as "11 March 2025". */
export const dayWords = (day) => worded.format(new Date(`${day}T00:00Z`));

/** First and last day of a prefix ("2025-03"), or of nothing. */
function endsOf(prefix, fallback, last) {
  if (!prefix) return fallback;
  if (prefix.length === 10) return prefix;
  const [year, month] = prefix.split("-").map(Number);
  if (!last) return `${prefix}-01-01`.slice(0, 10);
  return new Date(Date.UTC(month ? year : year + 1, month ?? 0, 0)).toISOString().slice(0, 10);
}

export class Brush {
  /** `changed(since, until, settled)` is told each new stretch, null for an open end. */
  constructor(root, features, changed) {
    this.from = root.querySelector("#brush-from");
    this.to = root.querySelector("#brush-to");
    this.svg = root.querySelector("#bars");
    this.axis = root.querySelector("#axis");
    this.changed = changed;
    const days = features.map((f) => f.properties.day).filter(Boolean).sort();
    this.empty = days.length === 0;
    if (this.empty) return;
    this.first = number(days[Math.floor(days.length * EARLY)]);
    this.earlier = number(days[0]) < this.first;
    this.step = Math.max(1, Math.ceil((number(days.at(-1)) - this.first + 1) / MOST_BARS));
    this.bars = Math.floor((number(days.at(-1)) - this.first) / this.step) + 1;
    this.drawBars(features);
    for (const input of [this.from, this.to]) {
      input.max = this.bars - 1;
      input.addEventListener("input", () => this.moved(input, false));
      input.addEventListener("change", () => this.moved(input, true));
    }
    this.svg.addEventListener("pointerdown", (event) => this.drag(event));
  }

  /** The bar a day is in. */
  barOf(day) {
    return Math.min(this.bars - 1, Math.max(0, Math.floor((number(day) - this.first) / this.step)));
  }

  drawBars(features) {
    const counts = Array.from({ length: this.bars }, () => ({ incident: 0, claim: 0 }));
    for (const { properties: told } of features) if (told.day) counts[this.barOf(told.day)][told.kind] += 1;
    const most = Math.max(...counts.map((c) => c.incident + c.claim));
    this.svg.setAttribute("viewBox", `0 0 ${this.bars} ${most}`);
    this.svg.replaceChildren(...counts.flatMap((count, i) => [
      this.rect(i, most - count.incident, count.incident, "incident"),
      this.rect(i, most - count.incident - count.claim, count.claim, "claim"),
    ]));
    const part = { 1: "day" }[this.step] ?? `${this.step} days`;
    const ends = [dayOf(this.first), dayOf(this.first + this.bars * this.step - 1)];
    this.axis.replaceChildren(...[`${this.earlier ? "until " : ""}${dayWords(ends[0])}`, `one bar a ${part}, ${most} at most`, dayWords(ends[1])].map((text) => {
      const span = document.createElement("span");
      span.textContent = text;
      return span;
    }));
  }

  rect(x, y, height, kind) {
    const rect = document.createElementNS(SVG, "rect");
    const all = { x: x + 0.08, y, width: 0.84, height, class: kind };
    for (const [name, value] of Object.entries(all)) rect.setAttribute(name, value);
    rect.dataset.bar = x;
    return rect;
  }

  /** Show the stretch of an address; "" for an open end. */
  set(since, until) {
    if (this.empty) return;
    this.from.value = since ? this.barOf(endsOf(since, "", false)) : 0;
    this.to.value = until ? this.barOf(endsOf(until, "", true)) : this.bars - 1;
    this.show();
  }

  /** The stretch shown as days; null at an end that has not been moved. */
  get stretch() {
    if (this.empty) return [null, null];
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    const end = this.first + (to + 1) * this.step - 1;
    return [from ? dayOf(this.first + from * this.step) : null, to < this.bars - 1 ? dayOf(end) : null];
  }

  moved(input, settled) {
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to) (input === this.from ? this.to : this.from).value = input.value;
    this.show();
    this.changed(...this.stretch, settled);
  }

  show() {
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    for (const rect of this.svg.children) {
      const bar = Number(rect.dataset.bar);
      rect.classList.toggle("out", bar < from || bar > to);
    }
    const words = (bar) => dayWords(dayOf(this.first + bar * this.step));
    this.from.setAttribute("aria-valuetext", words(from));
    this.to.setAttribute("aria-valuetext", words(to));
  }

  /** A stretch drawn with the pointer across the bars. */
  drag(down) {
    const box = this.svg.getBoundingClientRect();
    const bar = (event) => {
      const part = (event.clientX - box.left) / box.width;
      return Math.min(this.bars - 1, Math.max(0, Math.floor(part * this.bars)));
    };
    const start = bar(down);
    const move = (event, settled) => {
      const here = bar(event);
      this.from.value = Math.min(start, here);
      this.to.value = Math.max(start, here);
      this.show();
      this.changed(...this.stretch, settled);
    };
    this.svg.setPointerCapture(down.pointerId);
    const drawn = (event) => move(event, false);
    this.svg.addEventListener("pointermove", drawn);
    this.svg.addEventListener("pointerup", (event) => {
      this.svg.removeEventListener("pointermove", drawn);
      move(event, true);
    }, { once: true });
    move(down, false);
  }
}
