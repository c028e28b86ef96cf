// Comfort only: without this file every button of the page is an ordinary form button.
// What is typed goes into the draft (editor/draft.js) at once; sending, drawing and keeping follow from there.

import { Beside } from "./editor/beside.js";
import { Device } from "./editor/device.js";
import { Draft } from "./editor/draft.js";
import { dragging } from "./editor/drag.js";
import { History } from "./editor/history.js";
import { Keys, moves } from "./editor/keys.js";
import { fit, List } from "./editor/list.js";
import { menus } from "./editor/menus.js";
import {
  applied,
  DEEPEST,
  ITEM,
  inserted,
  movedAfter,
  newUid,
  placeOf,
  SUBJECT,
  without,
  withText,
} from "./editor/outline.js";
import { Preview } from "./editor/preview.js";
import { Removed } from "./editor/removed.js";
import { ask, Problem, Sending } from "./editor/sending.js";

const LOOK_EVERY_MS = 4000;
const TOLD_FOR_MS = 6000;
const NO_LEVEL = "Dòng này không đổi cấp được nữa. Muốn rời danh sách: Esc rồi Tab.";

const form = document.querySelector(".editor");
const state = form.querySelector(".editor-state");
const spoken = form.querySelector(".editor-spoken");
const draft = new Draft(JSON.parse(document.getElementById("editor-draft").textContent));
const list = new List(form);
const removed = new Removed(form.querySelector(".editor-removed"), form.querySelector(".editor-latest"), bringBack);
const history = new History();
const preview = new Preview(document.querySelector(".editor-preview"));
const beside = new Beside(document.querySelector(".editor-list-beside"), form.action, () => look().catch(() => {}));
const device = new Device(form.dataset.user);
const sending = new Sending(form.dataset.changes, draft, { user: Number(form.dataset.user) }, stateChanged);
const editor = { draft, list, change, move, undo, redo, saveNow, goUp, goDown, hasBox };
const keys = new Keys(editor);
let isComposing = false;
let isTakingUp = false;
let savedAt = "";
let told = "";

document.documentElement.classList.add("has-script");
form.querySelector(".editor-steps").hidden = false;

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
    savedAt = timeNow();
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
  const { problem } = sending;
  const many = draft.conflicts.length;
  const [refused] = draft.refused;
  const isStored = draft.isStored && !sending.request;
  let words = isStored ? savedAt && `Đã lưu ${savedAt}` : sending.isAsking ? "Đang lưu…" : "Chưa lưu";
  if (!isStored && many) words = `Chưa lưu: ${many} dòng có hai bản khác nhau, xin chọn bản dùng ở dòng được đánh dấu.`;
  else if (!isStored && refused) words = `Chưa lưu: ${refused}`;
  if (problem && !isStored) words = problem.message;
  if (isStored && told) words = told;
  for (const [step, can] of [
    ["undo", history.canUndo],
    ["redo", history.canRedo],
  ]) {
    form.querySelector(`[data-step=${step}]`).disabled = !can;
  }
  if (state.dataset.words === words) return;
  state.dataset.words = words;
  state.textContent = words;
  const isProblem = Boolean(problem || many || refused) && !isStored;
  state.classList.toggle("is-unsent", isProblem);
  // Read aloud is what somebody has to know, not every letter that was saved.
  spoken.textContent = isProblem ? words : "";
  if (isStored) return;
  if (problem?.kind === "login") state.append(" ", link(form.dataset.login, "Đăng nhập ở thẻ mới", "_blank"));
  else if (many) state.append(" ", link(`#${list.node(draft.conflicts[0]).id}`, "Đến dòng ấy"));
}

function link(href, textContent, target = "") {
  return Object.assign(document.createElement("a"), { href, textContent, target });
}

// A sentence in the place of the state, for a while.
function tell(words) {
  told = words;
  say();
  state.textContent = words;
  state.dataset.words = words;
  spoken.textContent = words;
  setTimeout(() => {
    told = "";
    say();
  }, TOLD_FOR_MS);
}

const timeNow = () => new Date().toLocaleTimeString("vi-VN", { hour: "numeric", minute: "2-digit" });

function saveNow() {
  sending.now();
}

function undo() {
  goBack(history.undo(draft.rows));
}

function redo() {
  goBack(history.redo(draft.rows));
}

function goBack(step) {
  if (!step) return;
  take(step.rows);
  list.show(draft, step.focus ?? list.cursor);
  removed.show(draft);
  unsent();
}

function move(direction, uid) {
  const isDone = change(moves[direction](draft.rows, uid), list.cursor);
  if (!isDone && (direction === "in" || direction === "out")) tell(NO_LEVEL);
}

function goUp(uid) {
  const above = draft.rows.slice(0, placeOf(draft.rows, uid)).findLast((row) => hasBox(row.uid));
  if (above) list.focus({ uid: above.uid, start: above.text.length });
}

function goDown(uid) {
  const below = draft.rows.slice(placeOf(draft.rows, uid) + 1).find((row) => hasBox(row.uid));
  if (below) list.focus({ uid: below.uid, start: 0 });
  else if (uid === SUBJECT) addBelow(uid, ITEM);
}

function addBelow(uid, level) {
  const row = { uid: newUid(), level, text: "" };
  change(inserted(draft.rows, placeOf(draft.rows, uid) + 1, row), { uid: row.uid, start: 0 });
}

function remove(uid) {
  const at = placeOf(draft.rows, uid);
  const rows = without(draft.rows, uid);
  if (rows === draft.rows) return;
  const before = draft.rows;
  const next = rows.slice(at).find((row) => hasBox(row.uid)) ?? rows.findLast((row) => hasBox(row.uid));
  change(rows, next && { uid: next.uid, start: next.text.length });
  draft.leaveLoudly(before);
  removed.add(before, rows);
  removed.show(draft);
}

// «Lấy lại»: the rows come back under their names, at their place.
function bringBack(line) {
  let { after } = line;
  let { rows } = draft;
  for (const { uid, level, text } of line.lines) {
    rows = applied(rows, [{ do: "add", row: uid, after: after ? [after] : [], level, text }]);
    after = uid;
  }
  const first = line.lines[0];
  change(rows, { uid: first.uid, start: first.text.length });
  removed.show(draft);
}

// The level of a heading that is added below a row: that of the heading the row stands under.
function levelBelow(uid) {
  const above = draft.rows.slice(0, placeOf(draft.rows, uid) + 1).findLast((row) => row.level < ITEM);
  return Math.min(Math.max(above?.level ?? 1, 1), DEEPEST);
}

// «Đã sửa» of what a leader asks for in the row; nothing else of the page is sent with it.
async function settle(uid) {
  const row = draft.storedRow(uid);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("do", `settle:${row.id}`);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) throw new Problem("network");
  } catch {
    tell("Chưa ghi được là đã sửa. Xin bấm lại.");
    return;
  }
  draft.stored = draft.stored.map((one) => (one.uid === uid ? { ...one, asked: "" } : one));
  list.show(draft);
}

const VERBS = {
  settle,
  save: saveNow,
  item: (uid) => addBelow(uid, ITEM),
  heading: (uid) => addBelow(uid, levelBelow(uid)),
  remove,
  up: (uid) => move("up", uid),
  down: (uid) => move("down", uid),
  in: (uid) => move("in", uid),
  out: (uid) => move("out", uid),
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  button?.closest("details.outline-tools")?.removeAttribute("open");
  VERBS[button?.value.split(":")[0] || "save"]?.(list.uidOf(button));
});

form.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]")?.dataset.step;
  if (step) ({ undo, redo })[step]();
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
  change(withText(draft.rows, uid, box.value), { uid, start: box.selectionStart }, uid);
  if (draft.theirs.has(uid)) list.show(draft);
});

// The browser's own undoing knows only one box.
form.addEventListener("beforeinput", (event) => {
  const work = { historyUndo: undo, historyRedo: redo }[event.inputType];
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
form.addEventListener("keydown", (event) => keys.pressed(event));
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

menus(form);

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

// What an earlier page could not send: first the request whose answer never came, then the rest.
async function takeUp() {
  const found = await device.left();
  isTakingUp = found.length > 0;
  for (const { request, changes } of found) {
    const versions = new Map();
    const again = [];
    if (request) {
      const { results } = await answerOf(request);
      request.changes.forEach((one, at) => {
        if (results[at].is === "done") versions.set(one.row, results[at].version);
        else if (results[at].is !== "refused") again.push(one);
      });
      const fresh = await ask(form.dataset.rows);
      if (fresh) draft.receive(fresh);
    }
    draft.takeUp([...again, ...changes.map((one) => ({ ...one, base: versions.get(one.row) ?? one.base }))]);
  }
  isTakingUp = false;
  sending.begin();
  if (!found.length) return;
  await Promise.all(found.map(({ forget }) => forget()));
  list.show(draft);
  unsent();
  if (!draft.isStored) tell("Đã lấy lại lời chưa lưu lần trước.");
}

async function answerOf(request) {
  const content = { user: Number(form.dataset.user), known: 0, ...request };
  for (;;) {
    try {
      return await ask(form.dataset.changes, content);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.kind === "refused") return { results: request.changes.map(() => ({ is: "again" })) };
      state.textContent = problem.message;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}

list.show(draft, null);
removed.show(draft);
say();
takeUp();
goTo(location.hash);
preview.refresh();
