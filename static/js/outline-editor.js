// Comfort only: without this file every button of the page is an ordinary form button.

const SAVE_AFTER_MS = 1000;
const LOOK_EVERY_MS = 5000;
const RETRY_MS = 4000;

const form = document.querySelector(".editor");
const list = form.querySelector(".editor-rows");
const state = form.querySelector(".editor-state");
const preview = document.querySelector(".editor-preview");
const memory = `soan-${form.dataset.plan}`;
let waiting = 0;
let saving = Promise.resolve();
let previewing = 0;

document.documentElement.classList.add("has-script");

const say = (words) => {
  state.textContent = words;
};
const rowOf = (node) => node?.closest?.(".outline-row");
const boxOf = (id) => document.getElementById(`text-${id}`);
const timeNow = () => new Date().toLocaleTimeString("vi-VN", { hour: "numeric", minute: "2-digit" });

function changed() {
  return [...list.querySelectorAll("textarea")].filter((box) => box.value !== box.defaultValue);
}

function body(verb) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("do", verb);
  for (const box of changed()) {
    const id = rowOf(box).dataset.id;
    data.set(`text-${id}`, box.value);
    data.set(`seen-${id}`, form.elements[`seen-${id}`].value);
  }
  return data;
}

// What is typed survives a closed browser, a lost login and a lost network.
function remember() {
  const texts = Object.fromEntries(changed().map((box) => [rowOf(box).dataset.id, box.value]));
  if (Object.keys(texts).length) localStorage.setItem(memory, JSON.stringify(texts));
  else localStorage.removeItem(memory);
}

function offerAgain() {
  const texts = JSON.parse(localStorage.getItem(memory) ?? "{}");
  for (const [id, text] of Object.entries(texts)) {
    const box = boxOf(id);
    if (box && box.value !== text) box.value = text;
  }
  if (changed().length) say("Đã lấy lại lời chưa lưu lần trước.");
  later();
}

async function ask(verb) {
  const sent = changed().map((box) => [box, box.value]);
  const answer = await fetch(form.action, {
    method: "POST",
    body: body(verb),
    headers: { "X-Requested-With": "fetch" },
  });
  if (answer.status === 401) throw new Error("login");
  if (![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
  if (answer.headers.get("Content-Type").startsWith("application/json")) {
    const told = await answer.json();
    for (const [box, value] of sent) {
      box.defaultValue = value;
      const id = rowOf(box)?.dataset.id;
      if (told.seen[id]) form.elements[`seen-${id}`].value = told.seen[id];
    }
    list.firstElementChild.dataset.version = told.version;
  } else {
    show(await answer.text(), answer.status === 200 ? [] : sent);
  }
  remember();
  say(answer.status === 200 ? `Đã lưu ${timeNow()}` : "Có chỗ chưa lưu được, xin xem dòng được đánh dấu.");
  refreshPreview();
}

function act(verb) {
  clearTimeout(waiting);
  saving = saving
    .then(() => {
      say("Đang lưu…");
      return ask(verb);
    })
    .catch((error) => {
      say(
        error.message === "login"
          ? "Phiên làm việc đã hết. Xin đăng nhập lại ở một thẻ khác, lời đã gõ vẫn còn ở đây."
          : "Chưa lưu được, đang thử lại…",
      );
      waiting = setTimeout(() => act(verb), RETRY_MS);
    });
  return saving;
}

function later() {
  remember();
  clearTimeout(waiting);
  if (changed().length) waiting = setTimeout(() => act("save"), SAVE_AFTER_MS);
}

// New rows take the place of the old ones; the box one writes in keeps its words.
function show(html, kept) {
  const active = document.activeElement?.matches?.(".editor-rows textarea") ? document.activeElement : null;
  const mine = active && { id: rowOf(active).dataset.id, value: active.value, at: active.selectionStart };
  const typed = new Map([...kept.map(([box, value]) => [rowOf(box)?.dataset.id, value])]);
  list.innerHTML = html;
  for (const [id, value] of typed) if (boxOf(id)) boxOf(id).value = value;
  const focus = list.firstElementChild.dataset.focus || mine?.id;
  const box = focus && boxOf(focus);
  if (!box) return;
  if (mine?.id === focus && mine.value !== box.value && kept.length) box.value = mine.value;
  box.focus({ preventScroll: false });
  if (mine?.id === focus) box.setSelectionRange(mine.at, mine.at);
}

async function look() {
  if (document.hidden || changed().length || form.querySelector(".outline-tools[open], .is-dragged")) return;
  const known = list.firstElementChild.dataset.version;
  const answer = await fetch(`${form.dataset.rows}?v=${known}`);
  if (answer.status !== 200 || answer.redirected) return;
  const html = await answer.text();
  // Whoever began to type meanwhile is asked when he saves.
  if (changed().length || list.firstElementChild.dataset.version !== known) return;
  show(html, []);
  refreshPreview();
}

function refreshPreview() {
  if (!preview || getComputedStyle(preview).position !== "sticky") return;
  clearTimeout(previewing);
  previewing = setTimeout(() => drawPages().catch(() => {}), 400);
}

async function drawPages() {
  const answer = await fetch(preview.dataset.address, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  const at = preview.scrollTop;
  preview.querySelector(".sheets").innerHTML = await answer.text();
  preview.scrollTop = at;
}

list.addEventListener("input", later);
list.addEventListener("focusout", () => {
  if (changed().length) act("save");
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  act(event.submitter?.value || "save");
});

const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
list.addEventListener("keydown", (event) => {
  const row = rowOf(event.target);
  if (!row || !event.target.matches("textarea") || event.isComposing) return;
  const verb = event.altKey ? KEYS[event.key] : event.key === "Enter" && !event.shiftKey ? "item" : "";
  if (!verb) return;
  event.preventDefault();
  act(`${verb}:${row.dataset.id}`);
});

// Mouse and touch: the label of a row is its handle.
list.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-drag]");
  if (!handle || event.button) return;
  const row = rowOf(handle);
  let target = null;
  handle.setPointerCapture(event.pointerId);
  row.classList.add("is-dragged");

  const move = (at) => {
    if (at.clientY < 60) window.scrollBy(0, -12);
    if (at.clientY > window.innerHeight - 60) window.scrollBy(0, 12);
    const under = rowOf(document.elementFromPoint(at.clientX, at.clientY));
    if (under === target) return;
    target?.classList.remove("drop-below");
    target = under !== row ? under : null;
    target?.classList.add("drop-below");
  };
  const end = () => {
    handle.removeEventListener("pointermove", move);
    row.classList.remove("is-dragged");
    target?.classList.remove("drop-below");
    if (target) act(`put:${row.dataset.id}:${target.dataset.id}`);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end, { once: true });
  handle.addEventListener(
    "pointercancel",
    () => {
      target = null;
      end();
    },
    { once: true },
  );
});

window.addEventListener("beforeunload", remember);
setInterval(() => look().catch(() => {}), LOOK_EVERY_MS);
offerAgain();
refreshPreview();
