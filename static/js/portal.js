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
const FURTHER = /^more_\d+(_source)?$/;
const IN_PLACE = ["add", "edit"];
const LONGEST_WAIT_MS = 15_000;

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

// Of a choice between answers only the one that was made counts.
const isAnswered = (box) => box.type !== "radio" || box.checked;

const holdsWords = (form) => boxesOf(form).some((box) => box.matches(WORDS) && box.value.trim());

function keep(form, key) {
  const words = Object.fromEntries(
    boxesOf(form)
      .filter(isAnswered)
      .map((box) => [box.name, box.value]),
  );
  const typed = holdsWords(form);
  if (typed) local((store) => store.setItem(key, JSON.stringify({ at: Date.now(), words })));
}

const boxesByName = (form) => new Map(boxesOf(form).map((box) => [box.name, box]));

const isWritten = (box) => box.matches(WORDS) && box.value.trim() !== "";

// Whether something was written on this device that the page does not show: Back and Reload bring an older page.
function lacks(form, words) {
  const boxes = boxesByName(form);
  const isMissing = (box) => (box ? box.matches(WORDS) && !isWritten(box) : true);
  const written = Object.entries(words).filter(([name, text]) => !name.endsWith("_source") && String(text).trim());
  return written.some(([name]) => (boxes.has(name) || FURTHER.test(name)) && isMissing(boxes.get(name)));
}

// An answer that was given on the page stays.
function choose(form, name, answer) {
  const answers = boxesOf(form).filter((box) => box.name === name);
  if (!answers.some((box) => box.checked)) for (const box of answers) box.checked = box.value === answer;
}

// What is written on the page stays as it is.
function fill(form, words) {
  const boxes = boxesByName(form);
  const missing = [];
  for (const [name, text] of Object.entries(words)) {
    const box = boxes.get(name);
    if (!box) missing.push([name, text]);
    else if (box.type === "radio") choose(form, name, text);
    else if (!isWritten(box)) box.value = text;
  }
  const further = missing.filter(([name]) => FURTHER.test(name));
  if (further.length) askForBoxes(form, further);
  else form.dispatchEvent(new Event("input", { bubbles: true }));
}

// The boxes of further matters are drawn by the server, which is asked for them as by «Sửa lại» of the review.
function askForBoxes(form, missing) {
  const hidden = (tag, facts) => Object.assign(document.createElement(tag), { hidden: true, ...facts });
  const stand = missing.map(([name, value]) => hidden("input", { type: "hidden", name, value }));
  const edit = hidden("button", { name: "step", value: "edit" });
  form.append(...stand, edit);
  const clear = () => {
    for (const one of [...stand, edit]) one.remove();
  };
  form.addEventListener("boxes-added", clear, { once: true });
  form.requestSubmit(edit);
}

// A further matter is put into the page itself: an answer to a POST in the history is a page that Back cannot show.
// Where that fails the form is sent as without this file.
async function addInPlace(form, button) {
  const data = new FormData(form);
  const sent = sentAt.get(form);
  data.set(button.name, button.value);
  data.delete("chosen_files"); // they stay chosen here
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: data,
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-kept]");
    if (answer.ok && putIn(form, drawn)) return;
  } catch {
    // No network, or nothing to put in.
  }
  if (sentAt.get(form) !== sent) return; // another button was pressed meanwhile
  sentAsUsual.add(form);
  form.requestSubmit(button);
  sentAsUsual.delete(form);
}

// Takes the boxes that the page does not have yet, with the button for more where there may be more.
function putIn(form, drawn) {
  const shown = boxesByName(form);
  const added = boxesOf(drawn).filter((box) => FURTHER.test(box.name) && !shown.has(box.name));
  if (!added.length) return false;
  const place = addButton(form).parentElement;
  const focused = added.find((box) => box.autofocus);
  place.before(...added.map((box) => drawn.querySelector(`#div_${box.id}`)));
  if (!addButton(drawn)) place.remove();
  form.dispatchEvent(new Event("boxes-added"));
  form.dispatchEvent(new Event("input", { bubbles: true }));
  focused?.focus();
  return true;
}

const addButton = (form) => form.querySelector("button[name=step][value=add]");

const sentAsUsual = new WeakSet();
const adding = new WeakSet();

function answerInPlace(event) {
  const { target, submitter } = event;
  if (sentAsUsual.has(target) || submitter?.name !== "step" || !IN_PLACE.includes(submitter.value)) return;
  event.preventDefault();
  event.stopPropagation(); // two presses here are two matters, but one after the other
  if (adding.has(target)) return;
  adding.add(target);
  addInPlace(target, submitter).finally(() => adding.delete(target));
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

// What was corrected on the review is kept as it is sent.
const reviewed = document.querySelector("form[data-reviewed]");
if (reviewed) {
  const key = `${PREFIX}${location.pathname}`;
  const kept = read(key);
  for (const name of Object.keys(kept?.words ?? {})) {
    const field = reviewed.elements.namedItem(name);
    if (field) kept.words[name] = field.value;
  }
  if (kept) local((store) => store.setItem(key, JSON.stringify(kept)));
}

const form = document.querySelector("form[data-kept]");
if (form) {
  const key = `${PREFIX}${location.pathname}`;
  const kept = read(key);
  if (kept && lacks(form, kept.words)) offer(form, key, kept);
  // After Back the browser fills in its boxes once this file has run.
  addEventListener("pageshow", () => {
    if (kept && !lacks(form, kept.words)) document.querySelector("[data-kept-offer]").hidden = true;
  });
  form.addEventListener("submit", answerInPlace);
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
