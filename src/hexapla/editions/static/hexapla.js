// Hexapla: what a page of the edition gains where scripts run. Every page reads without it.
"use strict";

const reader = document.querySelector(".reader");
const picks = reader ? [...reader.querySelectorAll(".pick input")] : [];

/* Versions side by side: the choice is kept in the address, and a row that no chosen version has is not shown. */

function chosen(column) {
  return !picks.length || !picks[column - 1] || picks[column - 1].checked;
}

function settle() {
  for (const row of reader.querySelectorAll("tbody tr")) {
    row.hidden = ![...row.cells].some((cell, place) => place && chosen(place) && cell.textContent);
  }
}

function remember() {
  const address = new URL(location.href);
  address.searchParams.set("v", picks.filter((one) => one.checked).map((one) => one.value).join(","));
  try {
    history.replaceState(null, "", address);
  } catch {
    // A page read from a file may not change its address everywhere; the choice then lasts as long as the page.
  }
}

function recall() {
  const wanted = (new URLSearchParams(location.search).get("v") || "").split(",");
  if (!picks.some((one) => wanted.includes(one.value))) return;
  for (const one of picks) one.checked = wanted.includes(one.value);
}

function choose(sign) {
  const pick = picks.find((one) => one.value === sign);
  if (!pick || pick.checked) return;
  pick.checked = true;
  settle();
  remember();
  count();
}

/* Differences: stepping from one to the next, in the order of the rows, among the versions that are chosen. */

const steps = reader && reader.querySelector(".steps");
let at = null;

function marks() {
  const seen = new Set();
  return [...reader.querySelectorAll("tbody a.m")].filter((mark) => {
    const partner = /(?:^| )v(\d+)/.exec(mark.className);
    if (!mark.getClientRects().length || (partner && !chosen(Number(partner[1]))) || seen.has(mark.hash)) return false;
    seen.add(mark.hash);
    return true;
  });
}

function put(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString(document.documentElement.lang));
}

function count() {
  const all = marks().length;
  const [where, what, link] = steps.querySelectorAll("[role] > *");
  where.textContent = all ? put(steps.dataset.count, { count: all }) : steps.dataset.none;
  what.textContent = "";
  link.hidden = true;
  for (const button of steps.querySelectorAll("button")) button.disabled = !all;
}

function show(mark) {
  const all = marks();
  const place = all.findIndex((one) => one.hash === mark.hash);
  const told = document.querySelector(`${mark.hash} .kind`);
  const [where, what, link] = steps.querySelectorAll("[role] > *");
  for (const one of reader.querySelectorAll(".at, tr.on")) one.classList.remove("at", "on");
  for (const one of reader.querySelectorAll(`a.m[href="${mark.hash}"]`)) one.classList.add("at");
  mark.closest("tr").classList.add("on");
  at = mark;
  where.textContent = put(steps.dataset.at, { n: place + 1, count: all.length });
  what.textContent = told ? `${told.firstElementChild.textContent}: ${told.lastChild.textContent.trim()}` : mark.title;
  link.hidden = false;
  link.hash = mark.hash;
}

function step(by) {
  const all = marks();
  if (!all.length) return;
  const now = all.findIndex((one) => at && one.hash === at.hash);
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length;
  reach(all[next]);
  show(all[next]);
}

/* Rows: one stop of the tabulator for the whole table, then row by row; Escape goes back to the table. */

function reach(element) {
  const row = element.closest("tr");
  for (const one of reader.querySelectorAll('tbody a[tabindex="0"]')) one.tabIndex = -1;
  element.tabIndex = 0;
  element.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function walk(by) {
  const rows = [...reader.querySelectorAll("tbody tr")].filter((row) => row.getClientRects().length);
  const now = rows.indexOf(document.activeElement.closest("tbody tr"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, now + by))];
  if (next) reach(next.querySelector("th a"));
}

function along(by) {
  const row = document.activeElement.closest("tbody tr");
  if (!row) return false;
  const links = [...row.querySelectorAll("a[href]")].filter((one) => one.getClientRects().length);
  const turned = document.documentElement.dir === "rtl" ? -by : by;
  const next = links[links.indexOf(document.activeElement) + turned];
  if (next) reach(next);
  return Boolean(next);
}

const KEYS = { n: () => step(1), p: () => step(-1), j: () => walk(1), k: () => walk(-1) };

function typed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (KEYS[event.key]) {
    KEYS[event.key]();
  } else if (event.key === "Escape" && document.activeElement.closest("tbody")) {
    for (const one of reader.querySelectorAll(".at, tr.on")) one.classList.remove("at", "on");
    reader.querySelector(".tall").focus();
  } else if (!(event.target.closest("tbody") && { ArrowDown: 1, ArrowUp: 1, ArrowRight: 1, ArrowLeft: 1 }[event.key])) {
    return;
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (!along(event.key === "ArrowRight" ? 1 : -1)) {
    return;
  }
  event.preventDefault();
}

if (reader) {
  recall();
  settle();
  reader.addEventListener("change", () => {
    settle();
    remember();
    count();
  });
  for (const link of reader.querySelectorAll("tbody a")) link.tabIndex = -1;
  const first = reader.querySelector("tbody tr:not([hidden]) th a");
  if (first) first.tabIndex = 0;
  steps.hidden = !reader.querySelector("a.m");
  count();
  reader.addEventListener("keydown", typed);
  reader.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    const mark = event.target.closest("a.m");
    if (button) step(Number(button.dataset.step));
    if (!mark || steps.hidden) return;
    event.preventDefault();
    show(mark);
  });
}

/* Facts: a tap opens the sentences, Escape closes them, and a sentence that was cut is shown whole from the table. */

const FACT = ".fact > details";

function whole(details) {
  for (const link of details.querySelectorAll('a[href^="#p"]:not(:has(b))')) {
    if (!link.textContent.endsWith("…")) continue;
    const head = reader && [...reader.querySelectorAll("thead th")].findIndex((one) => signOf(one) === signOf(link.parentElement));
    const cell = head > 0 && document.querySelector(`${link.hash}`).cells[head];
    if (!cell) continue;
    const copy = cell.cloneNode(true);
    for (const extra of copy.querySelectorAll(".sign, a:last-child:not(.m)")) extra.remove();
    link.textContent = copy.textContent.trim();
  }
}

function signOf(element) {
  const sign = element.querySelector(".siglum, i");
  return sign ? sign.textContent : "";
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest(".matrix tbody td");
  if (cell && cell.textContent) location.hash = cell.parentElement.querySelector("a").hash;
  const quote = event.target.closest('.fact a[href^="#p"], .sides a[href^="#p"]');
  if (quote) choose(signOf(quote.parentElement));
  const fact = event.target.closest(".fact");
  if (!fact || event.target.closest("a, button, summary, ol") || String(getSelection())) return;
  const sentences = fact.querySelector("details");
  if (sentences) sentences.open = !sentences.open;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const one of document.querySelectorAll(`${FACT}:not([open])`)) one.classList.add("hush");
  const open = event.target.closest(`${FACT}[open]`);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

for (const details of document.querySelectorAll(FACT)) {
  details.addEventListener("toggle", () => whole(details));
  details.parentElement.addEventListener("pointerenter", () => whole(details));
  details.parentElement.addEventListener("pointerleave", () => details.classList.remove("hush"));
}

/* A link to a fact opens it; a link to a row shows the versions that have it. */

function arrive() {
  let target = null;
  try {
    target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  } catch {
    return;
  }
  if (!target) return;
  const sentences = target.matches(".fact") && target.querySelector("details");
  if (sentences) sentences.open = true;
  if (target.matches(".parallel tr") && !target.getClientRects().length) {
    const cell = [...target.cells].findIndex((one, place) => place && one.textContent);
    if (cell > 0) choose(picks[cell - 1].value);
    target.scrollIntoView({ block: "center" });
  }
}

addEventListener("hashchange", arrive);
arrive();
