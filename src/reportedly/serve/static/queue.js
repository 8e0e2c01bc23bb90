// The queue of review by keyboard. Every key moves, marks a box or presses a button that is on the
// page and works without this file. Moving decides nothing, and what is not on the page is not marked.
"use strict";
(() => {
  const form = document.getElementById("queue");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox][name^=on_]")];
  const all = document.getElementById("mark-all");
  const count = document.getElementById("marked");
  const buttons = [...form.querySelectorAll("button[name=action]")];
  let at = -1;

  function tell() {
    const marked = boxes.filter((one) => one.checked).length;
    count.textContent = `${marked} of ${boxes.length} marked`;
    for (const one of buttons) one.setAttribute("aria-disabled", String(marked === 0));
    all.checked = marked === boxes.length;
    all.indeterminate = marked > 0 && marked < boxes.length;
  }

  function go(to) {
    if (to < 0 || to >= boxes.length) return;
    at = to;
    boxes[at].focus({ preventScroll: true });
    boxes[at].closest("li").scrollIntoView({ block: "center", behavior: "instant" });
  }

  all.closest("p").hidden = false;
  all.addEventListener("change", () => {
    for (const one of boxes) one.checked = all.checked;
    tell();
  });
  form.addEventListener("change", tell);
  form.addEventListener("focusin", (event) => {
    const found = boxes.indexOf(event.target);
    if (found >= 0) at = found;
  });
  form.addEventListener("submit", (event) => {
    if (!boxes.some((one) => one.checked) || form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "yes"; // a second press decides nothing more
  });
  addEventListener("pageshow", () => delete form.dataset.sent);

  document.addEventListener("keydown", (event) => {
    if (form.dataset.shortcuts !== "on" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.repeat) return;
    else if (event.key === "x" && at >= 0) boxes[at].click();
    else if (event.key === "X") all.click();
    else if (event.key === "A") buttons.find((one) => one.value === "accept").click();
    else if (event.key === "R") buttons.find((one) => one.value === "reject").click();
    else if (event.key === "u") document.getElementById("undo-all")?.click();
    else if (event.key === "?") document.querySelector("#keys summary").click();
    else return;
    event.preventDefault();
  });
  tell();
})();
