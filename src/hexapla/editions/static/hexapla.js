// Hexapla: what a page of the edition gains where scripts run. Every page reads without it.
"use strict";

// A fact opens its sentences wherever it is tapped that does nothing else, and Escape closes what is open around the focus.
document.addEventListener("click", (event) => {
  const fact = event.target.closest(".fact");
  if (!fact || event.target.closest("a, button, summary, .leaf") || String(getSelection())) return;
  const sentences = fact.querySelector("details");
  if (sentences) sentences.open = !sentences.open;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
