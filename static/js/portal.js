// Comfort only: every page works without this file.

// A second press of the same button within two seconds sends nothing twice.
const QUIET_MS = 2000;
const sentAt = new WeakMap();

document.addEventListener("submit", (event) => {
  const now = Date.now();
  if (now - (sentAt.get(event.target) ?? -QUIET_MS) < QUIET_MS) event.preventDefault();
  else sentAt.set(event.target, now);
});

// The staff menu on phones closes with Escape and by touching the page beside it.
const menu = document.querySelector(".desk-bar details");

function closeMenu() {
  if (menu) menu.open = false;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  closeMenu();
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) closeMenu();
});

// The names of chosen files stand beside its button.
function nameFile(input) {
  const shown = input.closest(".file-choice")?.querySelector(".file-name");
  if (shown) shown.textContent = [...input.files].map((file) => file.name).join(", ") || shown.dataset.none;
}

document.addEventListener("change", (event) => {
  if (event.target.type === "file") nameFile(event.target);
});

for (const input of document.querySelectorAll(".file-choice input")) nameFile(input);

// What is typed into the registration form stays on this device until it is sent, and is offered again.
// Nothing is filled in by itself: the next person at a shared computer must not find somebody's words in the boxes.

const PREFIX = "phieu:";
const OLDEST_MS = 7 * 24 * 3600 * 1000;
const LATER_MS = 300;
const WORDS = "textarea, input[type=text], input[type=tel], input[type=email]";
// A consent is given anew each time; whether somebody comes to the conference is kept.
const BOXES = `${WORDS}, select, input[name=attends]`;

function local(act) {
  try {
    return act(localStorage);
  } catch {
    return null; // full or forbidden
  }
}

function read(key) {
  const kept = JSON.parse(local((store) => store.getItem(key)) ?? "null");
  if (kept && Date.now() - kept.at < OLDEST_MS) return kept;
  forget(key);
  return null;
}

const forget = (key) => local((store) => store.removeItem(key));

// A box that nobody sees is not filled in by people.
const boxesOf = (form) => [...form.elements].filter((box) => box.matches(BOXES) && box.name && box.tabIndex >= 0);

const holdsWords = (form) => boxesOf(form).some((box) => box.matches(WORDS) && box.value.trim());

function keep(form, key) {
  const words = Object.fromEntries(
    boxesOf(form).map((box) => [box.name, box.type === "checkbox" ? box.checked : box.value]),
  );
  const typed = holdsWords(form);
  if (typed) local((store) => store.setItem(key, JSON.stringify({ at: Date.now(), words })));
}

function fill(form, words) {
  const boxes = new Map(boxesOf(form).map((box) => [box.name, box]));
  const missing = [];
  for (const [name, text] of Object.entries(words)) {
    const box = boxes.get(name);
    if (!box) missing.push([name, text]);
    else if (box.type === "checkbox") box.checked = text;
    else box.value = text;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  if (missing.length) askForBoxes(form, missing);
}

// The boxes of further matters are drawn by the server, which is asked for them as by «Sửa lại» of the review.
function askForBoxes(form, missing) {
  const hidden = (tag, facts) => Object.assign(document.createElement(tag), { hidden: true, ...facts });
  for (const [name, value] of missing) form.append(hidden("input", { type: "hidden", name, value }));
  const edit = hidden("button", { name: "step", value: "edit" });
  form.append(edit);
  form.requestSubmit(edit);
}

function offer(form, key, kept) {
  const line = document.querySelector("[data-kept-offer]");
  const [again, drop] = line.querySelectorAll("button");
  again.addEventListener("click", () => {
    fill(form, kept.words);
    line.hidden = true;
    boxesOf(form)[0].focus();
  });
  drop.addEventListener("click", () => {
    forget(key);
    line.hidden = true;
    boxesOf(form)[0].focus();
  });
  line.hidden = false;
}

for (const sent of document.querySelectorAll("[data-sent-form]")) forget(`${PREFIX}${sent.dataset.sentForm}`);

const form = document.querySelector("form[data-kept]");
if (form) {
  const key = `${PREFIX}${location.pathname}`;
  const kept = read(key);
  if (kept && !holdsWords(form)) offer(form, key, kept);
  let waiting = 0;
  const keepNow = () => {
    clearTimeout(waiting);
    waiting = 0;
    keep(form, key);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepNow, LATER_MS);
  });
  // Only what is not kept yet: a page that is left after its form was sent stores nothing again.
  addEventListener("pagehide", () => waiting && keepNow());
}
