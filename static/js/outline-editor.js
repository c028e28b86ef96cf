// Comfort only: without this file every button of the page is an ordinary form button.
// What is typed goes into the draft (editor/draft.js) at once; sending, drawing and keeping follow from there.

import { Beside } from "./editor/beside.js";
import { Device } from "./editor/device.js";
import { Draft } from "./editor/draft.js";
import { dragging } from "./editor/drag.js";
import { History } from "./editor/history.js";
import { Keys } from "./editor/keys.js";
import { takeUp } from "./editor/left.js";
import { fit, List } from "./editor/list.js";
import { menus } from "./editor/menus.js";
import { difference, movedAfter, withText } from "./editor/outline.js";
import { Preview } from "./editor/preview.js";
import { Removed } from "./editor/removed.js";
import { ask, Sending } from "./editor/sending.js";
import { State } from "./editor/state.js";
import { Verbs } from "./editor/verbs.js";

const LOOK_EVERY_MS = 4000;

const form = document.querySelector(".editor");
const bar = document.querySelector(".editor-bar");
const draft = new Draft(JSON.parse(document.getElementById("editor-draft").textContent));
const list = new List(form);
const removed = new Removed(form.querySelector(".editor-removed"), bar.querySelector(".editor-latest"), (line) =>
  verbs.bringBack(line),
);
const history = new History();
const preview = new Preview(document.querySelector(".editor-preview"));
const beside = new Beside(document.querySelector(".editor-list-beside"), form.action, (mend) => verbs.mend(mend));
const device = new Device(form.dataset.user);
const sending = new Sending(form.dataset.changes, draft, { user: Number(form.dataset.user) }, stateChanged);
const state = new State(bar, form.dataset.login, { draft, sending, list });
const tell = (words) => state.tell(words);
const verbs = new Verbs({ form, draft, list, removed, change, tell, hasBox });
const keys = new Keys({ draft, list, verbs, change, undo, redo, saveNow, hasBox, tell });
let isComposing = false;
let isTakingUp = false;

document.documentElement.classList.add("has-script");
bar.querySelector(".editor-steps").hidden = false;
// What the bar would cover is scrolled to below it.
const showHeight = () => document.documentElement.style.setProperty("--editor-bar", `${bar.offsetHeight}px`);
new ResizeObserver(showHeight).observe(bar);

function hasBox(uid) {
  return Boolean(list.box(uid));
}

// One step of work: `rows` is the new list, `focus` where the cursor goes.
function change(rows, focus, word = "") {
  if (rows === draft.rows) return false;
  const step = { before: draft.rows, after: rows, word, at: Date.now(), focusBefore: list.cursor, focusAfter: focus };
  history.add(step);
  take(rows);
  if (!word) list.show(draft, focus ?? list.cursor);
  unsent();
  return true;
}

// Rows that are joined to another one or undone are not offered to be brought back: their words are not lost.
function take(rows) {
  draft.leaveQuietly(rows);
  draft.rows = rows;
  removed.pass();
}

function unsent() {
  keep();
  say();
  sending.soon();
}

function keep() {
  if (isTakingUp) return;
  const { request } = sending;
  const changes = draft.unsent(request ? draft.expected(request.changes) : draft.stored);
  device.keep(request || changes.length ? { request, changes } : null);
}

// Called by the sending: something is on its way, or its answer has come; `back` are rows that others keep alive.
function stateChanged(back) {
  draft.focused = list.cursor?.uid ?? "";
  if (back) {
    if (!isComposing) list.show(draft);
    if (back.length) tell(`«${back[0].text}» vừa được người khác sửa nên chưa xóa.`);
    removed.show(draft);
    preview.refresh();
    beside.soon();
  }
  keep();
  say();
}

function say() {
  state.say();
  bar.querySelector("[data-step=undo]").disabled = !history.canUndo;
  bar.querySelector("[data-step=redo]").disabled = !history.canRedo;
}

function saveNow() {
  sending.now();
}

function undo() {
  goBack(history.undo(draft.rows));
}

function redo() {
  goBack(history.redo(draft.rows));
}

// What happens to a row without the cursor is told, since it may be out of sight.
function goBack(step) {
  if (!step) return;
  const changes = difference(draft.rows, step.rows);
  if (!changes.length) tell("Lời này đã được sửa tiếp nên không đổi lại được.");
  else if (!step.focus && changes[0].text) tell(`Đã đặt lại «${changes[0].text}».`);
  take(step.rows);
  list.show(draft, step.focus ?? list.cursor);
  removed.show(draft);
  unsent();
}

const VERBS = new Set(["settle", "item", "heading", "remove", "up", "down", "in", "out"]);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  button?.closest("details.outline-tools")?.removeAttribute("open");
  const verb = button?.value.split(":")[0] || "save";
  if (verb === "save") saveNow();
  else if (VERBS.has(verb)) verbs[verb](list.uidOf(button));
});

bar.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]")?.dataset.step;
  if (step) ({ undo, redo })[step]();
});

form.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-choice]")?.dataset.choice;
  if (choice) decide(list.uidOf(event.target), choice);
});

function decide(uid, choice) {
  draft.decide(uid, choice);
  const row = draft.row(uid);
  list.show(draft, row && { uid, start: row.text.length });
  unsent();
}

form.addEventListener("input", (event) => {
  const uid = list.uidOf(event.target);
  if (!uid || !event.target.matches("textarea")) return;
  draft.focused = uid;
  fit(event.target);
  const box = event.target;
  if (!event.isComposing && /[\n\t]/.test(box.value)) {
    keys.arrived(uid, box);
    return;
  }
  change(withText(draft.rows, uid, box.value), { uid, start: box.selectionStart }, uid);
  if (draft.theirs.has(uid)) list.show(draft);
});

// The browser's own undoing knows only one box; some keyboards of telephones tell of Enter only here.
form.addEventListener("beforeinput", (event) => {
  const enter = () => keys.broken();
  const works = { historyUndo: undo, historyRedo: redo, insertLineBreak: enter, insertParagraph: enter };
  const work = works[event.inputType];
  if (!work) return;
  event.preventDefault();
  work();
});

form.addEventListener("compositionstart", () => {
  isComposing = true;
});
form.addEventListener("compositionend", () => {
  isComposing = false;
});
document.addEventListener("keydown", (event) => keys.pressed(event));
form.addEventListener("paste", (event) => keys.pasted(event));

form.addEventListener("focusin", () => {
  draft.focused = list.cursor?.uid ?? "";
});
form.addEventListener("focusout", () => {
  draft.focused = "";
  // The focus may only be moving to another box.
  setTimeout(() => {
    draft.focused = list.cursor?.uid ?? "";
    draft.settle();
    list.show(draft);
    if (!draft.isStored) sending.soon();
  });
});

menus(form, bar);

// «Đến dòng này», on this page or from another one, puts the cursor into the row.
function goTo(hash) {
  const node = document.getElementById(hash.slice(1))?.closest(".outline-row");
  if (!node || !form.contains(node)) return false;
  node.scrollIntoView({ block: "center" });
  node.querySelector("textarea")?.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const to = event.target.closest("a[href*='#']");
  if (to && to.pathname === location.pathname && !event.ctrlKey && goTo(to.hash)) event.preventDefault();
});

dragging(form, list, (uid, after) => change(movedAfter(draft.rows, uid, after), list.cursor));

async function look() {
  if (document.hidden || sending.request || isComposing || isTakingUp) return;
  const known = draft.version;
  const answer = await ask(`${form.dataset.rows}?v=${known}`);
  // What was sent meanwhile knows better.
  if (!answer || sending.request || isComposing || draft.version !== known) return;
  draft.focused = list.cursor?.uid ?? "";
  draft.receive(answer);
  list.show(draft);
  removed.show(draft);
  showEdited();
  say();
  preview.refresh();
  beside.soon();
}

function showEdited() {
  form.querySelector(".editor-others").textContent = draft.edited;
}

function tryNow() {
  if (!draft.isStored || sending.request) sending.now();
  else look().catch(() => {});
}

window.addEventListener("online", tryNow);
window.addEventListener("focus", tryNow);
window.addEventListener("pageshow", (event) => event.persisted && tryNow());
window.addEventListener("beforeunload", (event) => {
  keep();
  if (!draft.isStored || sending.request) event.preventDefault();
});
setInterval(() => look().catch(() => {}), LOOK_EVERY_MS);

async function begin() {
  const found = await device.left();
  isTakingUp = found.length > 0;
  for (const one of found) await takeUp(one, draft, form, (words) => state.show(words));
  isTakingUp = false;
  sending.begin();
  if (!found.length) return;
  await Promise.all(found.map(({ forget }) => forget()));
  list.show(draft);
  unsent();
  if (!draft.isStored) tell("Đã lấy lại lời chưa lưu lần trước.");
}

list.show(draft, null);
removed.show(draft);
say();
begin();
goTo(location.hash);
preview.refresh();
