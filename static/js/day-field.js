// Comfort only: every day can be typed. This says the typed day in words, and offers a calendar beside the box.

const WAIT_MS = 250;
const ASKED = { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } };
const WEEK = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
const WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const MARKS = { off: "nghỉ", "made-up": "bù" };

// Days are texts like 2026-06-12 and are counted in UTC, where every day has 24 hours.
const dateOf = (day) => new Date(`${day}T00:00Z`);
const dayOf = (date) => date.toISOString().slice(0, 10);
const after = (day, count) => dayOf(new Date(dateOf(day).getTime() + count * 86_400_000));
const weekday = (day) => (dateOf(day).getUTCDay() + 6) % 7;
const monthOf = (day) => day.slice(0, 7);
const lastOf = (month) => dayOf(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)));
const todayHere = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
const dayFirst = (day) => day.split("-").reverse().join("/");

// The same day of another month, or the last one of a shorter month.
function monthsAfter(day, count) {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + count, 1));
  const last = lastOf(monthOf(dayOf(first)));
  return dayOf(first).slice(0, 8) + (day.slice(8) > last.slice(8) ? last.slice(8) : day.slice(8));
}

async function answerOf(address) {
  const answer = await fetch(address, ASKED);
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

const NOTHING = { day: null, words: "" };

// What was asked of one address is kept as long as the page; a failed answer is asked for again.
const kept = new Map();
function once(address) {
  if (!kept.has(address)) {
    kept.set(
      address,
      answerOf(address).catch(() => {
        kept.delete(address);
        return null;
      }),
    );
  }
  return kept.get(address);
}

// The words below a box

function follow(input, words) {
  let waiting = 0;
  let asked = 0;

  function show(told, isFault) {
    words.dataset.day = told.day ?? "";
    words.textContent = told.words;
    words.classList.toggle("is-fault", isFault);
  }

  async function say(finished) {
    const request = asked;
    const typed = input.value.trim();
    const told = typed ? await answerOf(`${words.dataset.words}?chu=${encodeURIComponent(typed)}`) : NOTHING;
    if (request !== asked) return;
    // Nobody is told of a fault while the day is only half typed.
    show(told.day || finished ? told : NOTHING, Boolean(typed) && !told.day);
  }

  const later = (wait, finished) => {
    clearTimeout(waiting);
    asked += 1;
    waiting = setTimeout(() => say(finished).catch(() => {}), wait);
  };
  // The words of the day before never stand below another one, however late the answer comes.
  input.addEventListener("input", () => show(NOTHING, false));
  input.addEventListener("input", () => later(WAIT_MS, false));
  input.addEventListener("change", () => later(0, true));
}

// The calendar: one dialog for all boxes of the page

const dialog = document.createElement("dialog");
dialog.className = "day-calendar";
dialog.setAttribute("aria-labelledby", "day-calendar-title");
dialog.innerHTML = `
  <div class="day-calendar-head">
    <button type="button" class="btn btn-outline-secondary" data-turn="-1" aria-label="Tháng trước">‹</button>
    <h2 id="day-calendar-title" aria-live="polite"></h2>
    <button type="button" class="btn btn-outline-secondary" data-turn="1" aria-label="Tháng sau">›</button>
  </div>
  <table role="grid" aria-labelledby="day-calendar-title">
    <thead><tr>${WEEK.map((name, at) => `<th scope="col" abbr="${WEEKDAYS[at]}">${name}</th>`).join("")}</tr></thead>
    <tbody></tbody>
  </table>
  <div class="day-calendar-words" aria-live="polite"></div>
  <div class="day-calendar-actions">
    <button type="button" class="btn btn-primary" data-do="choose">Chọn ngày này</button>
    <button type="button" class="btn btn-outline-secondary" data-do="today">Hôm nay</button>
    <button type="button" class="btn btn-outline-secondary" data-do="close">Đóng</button>
  </div>`;
const title = dialog.querySelector("h2");
const grid = dialog.querySelector("tbody");
const sentence = dialog.querySelector(".day-calendar-words");
let box = null; // the box whose day is chosen
let current = ""; // the day that has the focus
let read = ""; // the day whose sentence stands below
let known = new Map(); // what is known of the days of the month that is shown
let costs = {};

const buttonOf = (day) => grid.querySelector(`button[data-day="${day}"]`);

function open(input, words) {
  box = { input, words };
  current = words.dataset.day || input.dataset.near || todayHere();
  dialog.showModal();
  draw();
  place(input.getBoundingClientRect());
}

// Below its box where there is room beside it; in the middle of a small screen.
function place(at) {
  const wide = window.innerWidth >= 768;
  // The sentences about a day come later and need their room.
  const top = Math.max(8, Math.min(at.bottom + 8, window.innerHeight - dialog.offsetHeight - 160));
  dialog.style.margin = wide ? `${top}px auto auto ${Math.min(at.left, window.innerWidth - 400)}px` : "";
}

function draw() {
  const month = monthOf(current);
  if (grid.dataset.month !== `${month} ${box.input.id}`) {
    grid.dataset.month = `${month} ${box.input.id}`;
    known = new Map();
    costs = {};
    fill(month);
    load(month, grid.dataset.month);
  }
  focus();
}

// The days stand there at once; what is special about them comes with the answers.
function fill(month) {
  title.textContent = `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;
  const last = lastOf(month);
  const rows = [];
  for (let monday = after(`${month}-01`, -weekday(`${month}-01`)); monday <= last; monday = after(monday, 7)) {
    const row = document.createElement("tr");
    for (let at = 0; at < 7; at++) row.append(square(after(monday, at), month));
    rows.push(row);
  }
  grid.replaceChildren(...rows);
}

function square(day, month) {
  const cell = document.createElement("td");
  if (monthOf(day) !== month) return cell;
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.day = day;
  button.tabIndex = -1;
  cell.append(button);
  dress(button);
  return cell;
}

function dress(button) {
  const { day } = button.dataset;
  const about = known.get(day);
  const look = about?.look ?? (weekday(day) > 4 ? "weekend" : "plain");
  const chosen = day === box.words.dataset.day;
  button.className = `look-${look}${costs[day] ? ` cost-${costs[day].tone}` : ""}`;
  button.setAttribute("aria-label", [about?.words ?? dayFirst(day), costs[day]?.words].filter(Boolean).join(". "));
  button.toggleAttribute("aria-current", false);
  if (day === todayHere()) button.setAttribute("aria-current", "date");
  button.parentElement.setAttribute("aria-selected", String(chosen));
  const mark = document.createElement("small");
  mark.textContent = MARKS[look] ?? "";
  button.replaceChildren(String(Number(day.slice(8))), mark);
}

async function load(month, shown) {
  const { input, words } = box;
  const dressAll = () => {
    for (const button of grid.querySelectorAll("button")) dress(button);
    tell(read);
  };
  const days = once(`${words.dataset.month}?thang=${month}`).then((answer) => {
    if (grid.dataset.month !== shown) return;
    known = new Map((answer?.days ?? []).map((about) => [about.day, about]));
    dressAll();
  });
  if (input.dataset.costs) {
    const answer = await once(`${input.dataset.costs}?thang=${month}`);
    if (grid.dataset.month === shown) {
      costs = answer?.days ?? {};
      dressAll();
    }
  }
  await days;
}

function focus() {
  for (const button of grid.querySelectorAll("button")) button.tabIndex = button.dataset.day === current ? 0 : -1;
  buttonOf(current)?.focus();
  tell(current);
}

function tell(day) {
  read = day;
  const lines = [known.get(day)?.words ?? (day ? dayFirst(day) : ""), costs[day]?.words ?? ""];
  sentence.replaceChildren(
    ...lines.filter(Boolean).map((words, at) => {
      const line = document.createElement("p");
      line.textContent = words;
      if (at) line.className = `is-${costs[day].tone}`;
      return line;
    }),
  );
}

function choose(day) {
  box.words.dataset.day = day;
  box.input.value = dayFirst(day);
  dialog.close();
  box.input.dispatchEvent(new Event("input", { bubbles: true }));
  box.input.dispatchEvent(new Event("change", { bubbles: true }));
}

function go(day) {
  if (day < "1900-01-01" || day > "2199-12-31") return;
  current = day;
  draw();
}

const KEYS = {
  ArrowLeft: (day) => after(day, -1),
  ArrowRight: (day) => after(day, 1),
  ArrowUp: (day) => after(day, -7),
  ArrowDown: (day) => after(day, 7),
  Home: (day) => after(day, -weekday(day)),
  End: (day) => after(day, 6 - weekday(day)),
  PageUp: (day, event) => monthsAfter(day, event.shiftKey ? -12 : -1),
  PageDown: (day, event) => monthsAfter(day, event.shiftKey ? 12 : 1),
};

grid.addEventListener("keydown", (event) => {
  const day = event.target.dataset.day;
  if (!day || !KEYS[event.key]) return;
  event.preventDefault();
  go(KEYS[event.key](day, event));
});

// A day against which something speaks is first read, then chosen: with the mouse it is read by pointing at it.
grid.addEventListener("click", (event) => {
  const day = event.target.closest("button")?.dataset.day;
  if (!day) return;
  if (!costs[day] || costs[day].tone === "note" || day === read) choose(day);
  else go(day);
});

grid.addEventListener("pointerover", (event) => {
  const day = event.target.closest("button")?.dataset.day;
  if (day && event.pointerType === "mouse") tell(day);
});
grid.addEventListener("pointerleave", () => tell(current));

dialog.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.turn) {
    current = monthsAfter(current, Number(button.dataset.turn));
    draw();
    button.focus();
  } else if (button?.dataset.do === "choose") choose(current);
  else if (button?.dataset.do === "today") go(todayHere());
  else if (button?.dataset.do === "close" || event.target === dialog) dialog.close();
});

for (const words of document.querySelectorAll(".day-words[data-words]")) {
  const input = document.getElementById(words.id.replace(/_words$/, ""));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline-secondary day-opener";
  button.setAttribute("aria-haspopup", "dialog");
  const label = document.querySelector(`label[for="${input.id}"]`)?.firstChild?.textContent.trim() ?? "";
  const hidden = document.createElement("span");
  hidden.className = "visually-hidden";
  hidden.textContent = ` để chọn: ${label}`;
  button.append("Lịch", hidden);
  button.addEventListener("click", () => open(input, words));
  input.after(" ", button);
  follow(input, words);
}
document.body.append(dialog);
