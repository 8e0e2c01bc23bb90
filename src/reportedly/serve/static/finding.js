// Computes the SHA-256 of a chosen file in the browser. Without this script it is typed in.
"use strict";
for (const pick of document.querySelectorAll(".pick")) {
  if (!globalThis.crypto?.subtle) break; // only where the page is trusted: this machine, or HTTPS
  const input = pick.querySelector("input[type=file]");
  const told = pick.querySelector(".picked");
  const field = (name) => document.getElementById(`${name}_${input.dataset.number}`);
  pick.hidden = false;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    told.textContent = "Computing …";
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      const bytes = [...new Uint8Array(digest)];
      field("sha256").value = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
      field("file").value = file.name;
      if (!field("what").value) field("what").value = file.name;
      told.textContent = "Done; nothing was sent.";
    } catch {
      told.textContent = "This file cannot be read here; type the SHA-256 in.";
    }
  });
}
