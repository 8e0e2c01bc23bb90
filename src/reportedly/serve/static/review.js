// Review by keyboard. Every key presses a link or a button that is on the page and works without
// this file; pages are made on the server, and only the main part and the foot are exchanged. Offsets
// that are sent are UTF-16 units of the stored text, as browsers count; the server turns them into its own.
"use strict";
(() => {
  const main = document.getElementById("main");
  const desk = () => document.getElementById("desk");
  const LETTER = /[\p{L}\p{N}]/u;
  const DECIDES = new Set(["a", "r", "u", "f"]);
  let sending = false; // a decision or a page is on its way
  let next = null; // a key to move by, pressed meanwhile; deciding keys are never kept
  let picked = null; // what was last selected in the report

  // said to screen readers; outside of what is exchanged, so that it is heard
  const voice = document.createElement("p");
  voice.className = "unseen";
  voice.setAttribute("role", "status");
  document.body.append(voice);

  function show(page, address, good) {
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const part = fresh.querySelector("main #desk");
    if (!part && good) { // a page of another kind comes next
      location.assign(address);
      return;
    }
    if (!part) {
      fail((fresh.querySelector(".lede") || fresh.body).textContent.trim().replace(/\s+/g, " "));
      return;
    }
    document.title = fresh.title;
    main.replaceChildren(...fresh.querySelector("main").childNodes);
    const foot = "footer.foot"; // it names the revision, and a decision makes a new one
    document.querySelector(foot).replaceChildren(...fresh.querySelector(foot).childNodes);
    const clean = new URL(address, location.href);
    clean.searchParams.delete("said");
    history.replaceState(null, "", clean.pathname + clean.search);
    arrive();
  }

  function arrive() {
    main.classList.add("scripted");
    const heading = [...document.querySelectorAll("#correct [name=content], #focus-heading")]
      .find((one) => one.checkVisibility());
    const alert = main.querySelector("[role=alert]");
    picked = null;
    if (heading) heading.focus({ preventScroll: true });
    bring();
    const words = document.getElementById("focus-heading");
    voice.textContent = [desk().dataset.said, alert && alert.textContent, words && words.textContent]
      .filter(Boolean).join(" ");
  }

  // The claim in focus is brought to where it can be seen: in the text, or on narrow screens on top.
  function bring() {
    const panel = main.querySelector(".panel");
    if (getComputedStyle(panel).position !== "sticky") {
      panel.scrollIntoView({ block: "start", behavior: "instant" });
      return;
    }
    const words = main.querySelector(".text .focus");
    if (!words) return;
    const box = words.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - 60) {
      words.scrollIntoView({ block: "center", behavior: "instant" });
    }
  }

  function fail(sentence) {
    const old = main.querySelector(".notice.unsent");
    const note = old || document.createElement("div");
    note.className = "notice conflict unsent";
    note.setAttribute("role", "alert");
    note.textContent = `Not saved. ${sentence}`;
    if (!old) main.querySelector(".panel").prepend(note);
  }

  async function go(address, options) {
    if (sending) return;
    sending = true;
    desk().classList.add("sending");
    try {
      const answer = await fetch(address, { credentials: "same-origin", ...options });
      show(await answer.text(), answer.url, answer.ok);
    } catch {
      fail("The program does not answer; what was saved before is safe. Try again.");
    }
    sending = false;
    desk().classList.remove("sending");
    const key = next;
    next = null;
    if (key) press(key);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-swap")) return;
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(form, event.submitter));
    go(form.getAttribute("action"), { method: "POST", body: sent });
  });

  document.addEventListener("click", (event) => {
    const taker = event.target.closest("[data-take]");
    const clearer = event.target.closest("[data-clear]");
    const link = event.target.closest("a[data-swap]");
    if (taker) take(taker.dataset.take, Boolean(taker.dataset.more));
    else if (clearer) put(clearer.dataset.clear, []);
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      const words = link.dataset.key === "m" ? picked : null;
      go(link.href).then(() => words && document.getElementById("f_content") && put("content", [whole(words)]));
    }
  });

  function press(key) {
    const target = main.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (target) target.click();
    const then = target && target.dataset.then; // where to write on
    if (then) document.getElementById(then).focus();
    return Boolean(target);
  }

  function writing(element) {
    return Boolean(element.closest("input:not([type=radio]), textarea, select, [contenteditable]"));
  }

  document.addEventListener("keydown", (event) => {
    if (!desk() || desk().dataset.shortcuts !== "on") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inside = writing(event.target);
    if (event.key === "Escape" && inside) event.target.blur();
    if (inside) return;
    const digit = event.shiftKey && /^Digit[1-4]$/.test(event.code) ? event.code.slice(5) : null;
    if (digit) {
      const button = main.querySelector(`[data-take][data-key="${digit}"]`);
      if (button) { take(button.dataset.take, true); event.preventDefault(); }
      return;
    }
    if (event.repeat && event.key !== "j" && event.key !== "k") return; // a held key decides nothing
    if (sending) {
      if (!DECIDES.has(event.key)) next = event.key;
      return;
    }
    if (press(event.key)) event.preventDefault();
  });

  // selections

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset, false);
    const end = place(range.endContainer, range.endOffset, true);
    if (start !== null && end !== null && start < end) picked = { start, end };
  });

  // Pressing a button of the form must not take the selection away.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-take]")) event.preventDefault();
  });

  function texts(passage) {
    const found = [];
    const walk = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      if (!walk.currentNode.parentElement.closest(".ref")) found.push(walk.currentNode);
    }
    return found;
  }

  // The offset in the stored text of a point in the page; null outside of the report.
  function place(node, offset, ends) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const passage = element.closest(".text .words-of");
    if (!passage) return between(node, ends);
    let at = Number(passage.dataset.at);
    const point = document.createRange();
    point.setStart(node, offset);
    for (const text of texts(passage)) {
      if (text === node) return at + offset;
      const whole = document.createRange();
      whole.selectNodeContents(text);
      if (point.compareBoundaryPoints(Range.START_TO_START, whole) <= 0) return at;
      at += text.data.length;
    }
    return at;
  }

  // A selection that runs out of the paragraphs begins or ends with the paragraph it runs into.
  function between(node, ends) {
    const text = main.querySelector(".text");
    if (!ends || !text) return null;
    const all = [...text.querySelectorAll(".words-of")];
    const before = all.filter((one) => one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const last = before.pop();
    return last ? Number(last.dataset.at) + size(last) : null;
  }

  function size(passage) {
    return texts(passage).reduce((sum, text) => sum + text.data.length, 0);
  }

  function wordsOf(piece) {
    const found = [];
    for (const passage of main.querySelectorAll(".text .words-of")) {
      const at = Number(passage.dataset.at);
      const text = texts(passage).map((node) => node.data).join("");
      const from = Math.max(0, piece.start - at);
      const to = Math.min(text.length, piece.end - at);
      if (from < to) found.push(text.slice(from, to));
    }
    return found.join(" ").trim();
  }

  function pieces(name) {
    const written = document.querySelector(`[name="${name}_at"]`).value;
    return written.split(/\s+/).filter(Boolean).map((one) => {
      const [start, end] = one.split("-").map(Number);
      return { start, end };
    });
  }

  function take(name, more) {
    if (!picked) {
      fail("Select words in the report first.");
      return;
    }
    put(name, [...(more ? pieces(name) : []), whole(picked)].sort((a, b) => a.start - b.start));
  }

  // A selection that begins or ends inside a word is meant to hold the word.
  function whole(piece) {
    let { start, end } = piece;
    for (const passage of main.querySelectorAll(".text .words-of")) {
      const at = Number(passage.dataset.at);
      const text = texts(passage).map((node) => node.data).join("");
      const inside = (point) => point > at && point < at + text.length
        && LETTER.test(text[point - 1 - at]) && LETTER.test(text[point - at]);
      while (inside(start)) start -= 1;
      while (inside(end)) end += 1;
    }
    return { start, end };
  }

  function put(name, found) {
    const field = document.querySelector(`#correct [name="${name}"]`);
    field.value = found.map(wordsOf).join(" … ");
    document.querySelector(`#correct [name="${name}_at"]`).value =
      found.map((one) => `${one.start}-${one.end}`).join(" ");
    field.classList.add("taken");
    voice.textContent = field.value;
    main.querySelector(".notice.unsent")?.remove();
  }

  if (desk()) arrive();
})();
