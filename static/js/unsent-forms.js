// Comfort only: every form behind the login keeps a draft on this device until it is sent, offers what an earlier page
// left, and asks before it is left with unsent words. A form with data-own-drafts does this by itself.

import { claim, Drafts, draftsOf, forgetPerson, forgetSittings, sitting } from "./drafts.js";

const NO_BOX = "[type=hidden], [type=file], [type=password], [type=submit], button, [readonly], [disabled]";
const CHECKS = "[type=checkbox], [type=radio]";
const CLEARING_MS = 1500;
const MOST_OFFERS = 3;
const CARRIED = "nhap-theo";
const MOST_CARRIED = 5;
const person = document.querySelector("[data-person]")?.dataset.person;

let leaving = false;

// The page that answers a form without storing it, such as the one that confirms an import, carries its words on.
const carried = (() => {
  try {
    const { action, sittings } = JSON.parse(sessionStorage.getItem(CARRIED)) ?? {};
    return action === location.pathname ? sittings.slice(-MOST_CARRIED) : [];
  } catch {
    return [];
  }
})();

// The server names in this cookie the sittings whose forms it took, and who logged out.
async function readTaken() {
  const taken = document.cookie.match(/(?:^|; )taken=([^;]+)/)?.[1];
  if (!taken) return;
  const names = taken.split(".");
  for (const name of names.filter((one) => one.startsWith("p"))) await forgetPerson(name.slice(1));
  await forgetSittings(names);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = "taken=; path=/; max-age=0; samesite=lax";
}

const textOf = (box) => (box.matches(CHECKS) ? String(box.checked) : box.value);

function serverTextOf(box) {
  if (box.matches(CHECKS)) return String(box.defaultChecked);
  if (box.matches("select")) {
    const chosen = [...box.options].find((option) => option.defaultSelected) ?? (box.multiple ? null : box.options[0]);
    return chosen?.value ?? "";
  }
  return box.dataset.serverText ?? box.defaultValue;
}

function put(box, value) {
  if (box.matches(CHECKS)) box.checked = value === "true";
  else box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

const clock = (at) => {
  const when = new Date(at);
  const hour = `${when.getHours()}h${String(when.getMinutes()).padStart(2, "0")}`;
  const isToday = when.toDateString() === new Date().toDateString();
  return isToday ? hour : `${hour} ngày ${when.getDate()}/${when.getMonth() + 1}`;
};

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const button = (words, act) => {
  const made = element("button", { type: "button", className: "btn btn-link p-0" }, words);
  made.addEventListener("click", act);
  return made;
};

function wordsOf(draft) {
  const words = Object.entries(draft.fields).filter(([name]) => !name.includes("="));
  const shown = element("details", {}, element("summary", {}, "Xem bản nháp"));
  shown.append(...words.map(([, { text }]) => element("p", { className: "draft-text" }, text)));
  return shown;
}

function lineOf(...parts) {
  const line = element("div", { className: "alert-box tone-plain draft-line" }, element("div", {}, ...parts));
  line.setAttribute("role", "status");
  return line;
}

// On «Việc của tôi»: what this device holds of any page, also where the page or its form has gone.
async function listDrafts(list) {
  for (const draft of await draftsOf(person)) {
    const page = element("a", { href: draft.page }, draft.title || draft.page);
    const drop = button("Bỏ", async () => {
      await claim(draft);
      line.remove();
    });
    const line = lineOf(
      element("p", {}, `Có bản nháp chưa gửi lúc ${clock(draft.at)} ở trang «`, page, "» — ", drop),
      wordsOf(draft),
    );
    line.dataset.draft = draft.key;
    list.append(line);
  }
}

class WatchedForm {
  constructor(form) {
    this.form = form;
    this.bases = {}; // of a draft that the page itself already shows
    const title = document.querySelector("h1")?.textContent.trim() ?? "";
    const action = new URL(form.action, location).pathname;
    this.drafts = new Drafts({ person, page: location.pathname, form: action, title });
    form.addEventListener("input", () => this.keep());
    form.addEventListener("change", () => this.keep());
  }

  /** {name in the draft: box}; boxes of one name are numbered, checks are told apart by their value. */
  get boxes() {
    const found = {};
    for (const box of this.form.elements) {
      if (!box.name || box.matches(NO_BOX) || box.matches("fieldset, output, object")) continue;
      let name = box.matches(CHECKS) ? `${box.name}=${box.value}` : box.name;
      while (name in found) name += "+";
      found[name] = box;
    }
    return found;
  }

  /** What differs from the server's words; nothing while no words differ, only a choice. */
  get changes() {
    const changed = {};
    let words = false;
    for (const [name, box] of Object.entries(this.boxes)) {
      const [text, base] = [textOf(box), this.bases[name] ?? serverTextOf(box)];
      if (text === base || text.replaceAll("\r\n", "\n") === base.replaceAll("\r\n", "\n")) continue;
      changed[name] = { text, base };
      words ||= !box.matches(`${CHECKS}, select`);
    }
    return words ? changed : {};
  }

  get isDirty() {
    return Object.keys(this.changes).length > 0;
  }

  async keep() {
    leaving = false;
    this.drafts.keep(this.changes);
    if (this.isDirty && !(await this.drafts.works())) this.warn();
  }

  warn() {
    if (this.warned) return;
    this.warned = true;
    this.say("Trình duyệt này không giữ được bản nháp: xin đừng đóng trang trước khi gửi.");
  }

  say(...parts) {
    const line = lineOf(...parts);
    this.form.prepend(line);
    return line;
  }

  async offer() {
    for (const draft of (await this.drafts.earlier()).slice(0, MOST_OFFERS).reverse()) {
      const boxes = this.boxes;
      const fields = Object.entries(draft.fields);
      if (fields.every(([name, { text }]) => boxes[name] && textOf(boxes[name]) === text)) await this.adopt(draft);
      else this.offerOne(draft, fields);
    }
  }

  /** The page shows these words already, because the server refused or could not take them: they are still unsent. */
  async adopt(draft) {
    for (const [name, { base }] of Object.entries(draft.fields)) this.bases[name] = base;
    await claim(draft);
    this.drafts.keep(this.changes);
  }

  offerOne(draft, fields) {
    const boxes = this.boxes;
    const changedSince = fields.some(([name, { base }]) => boxes[name] && serverTextOf(boxes[name]) !== base);
    const shown = wordsOf(draft);
    shown.open = changedSince;
    const sentence = `Có bản nháp chưa gửi lúc ${clock(draft.at)}`;
    const line = this.say(
      element(
        "p",
        {},
        changedSince ? `${sentence}; nội dung trên máy chủ đã đổi từ khi ấy` : sentence,
        " — ",
        button("Dùng lại", () => this.use(draft, line)),
        " / ",
        button("Bỏ", () => this.drop(draft, line)),
      ),
      shown,
    );
    line.dataset.draft = draft.key;
  }

  async use(draft, line) {
    if (!(await claim(draft))) {
      line.replaceWith(this.say("Bản nháp này đã được dùng hoặc đã gửi ở một thẻ khác."));
      return;
    }
    const boxes = this.boxes;
    const before = Object.keys(draft.fields)
      .filter((name) => boxes[name])
      .map((name) => [boxes[name], textOf(boxes[name])]);
    const homeless = Object.entries(draft.fields).filter(([name]) => !boxes[name]);
    for (const [name, { text }] of Object.entries(draft.fields)) if (boxes[name]) put(boxes[name], text);
    const back = button("Lấy lại nội dung trước đó", () => {
      for (const [box, value] of before) put(box, value);
      done.remove();
    });
    const done = this.say(element("p", {}, `Đã dùng lại bản nháp lúc ${clock(draft.at)} — `, back));
    for (const [, { text }] of homeless) done.firstChild.append(element("p", { className: "draft-text" }, text));
    line.remove();
    before[0]?.[0].focus();
  }

  async drop(draft, line) {
    await claim(draft);
    line.remove();
  }

  /** The server names in a cookie which sittings it took. */
  nameSittings() {
    const sittings = [...carried, sitting];
    this.form.elements.sitting?.remove();
    this.form.append(element("input", { type: "hidden", name: "sitting", value: sittings.join(".") }));
    const action = new URL(this.form.action, location).pathname;
    sessionStorage.setItem(CARRIED, JSON.stringify({ action, sittings }));
  }
}

async function logOut(form) {
  if (watched.some((one) => one.isDirty) && !confirm("Còn nội dung chưa gửi. Đăng xuất thì bỏ nội dung ấy?")) return;
  leaving = true;
  for (const one of watched) one.drafts.forget();
  await Promise.race([forgetPerson(person), new Promise((resolve) => setTimeout(resolve, CLEARING_MS))]);
  form.submit();
}

const watched = [];

if (person) {
  const isLogout = (form) => new URL(form.action, location).pathname === "/dang-xuat/";
  for (const form of document.forms) {
    if (form.method !== "post" || isLogout(form) || "ownDrafts" in form.dataset) continue;
    const one = new WatchedForm(form);
    if (Object.values(one.boxes).some((box) => !box.matches(`${CHECKS}, select`))) watched.push(one);
  }

  // After every other listener, so that a form that is not sent after all is seen as such.
  window.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (isLogout(event.target)) {
      event.preventDefault();
      logOut(event.target);
      return;
    }
    if ("discards" in event.target.dataset) {
      for (const one of watched) one.drafts.forget();
      leaving = true;
    }
    const sent = watched.find((one) => one.form === event.target);
    if (!sent) return;
    sent.nameSittings();
    leaving = true;
  });

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && watched.some((one) => one.isDirty)) event.preventDefault();
  });

  // Another tab used, sent or dropped what is offered here.
  window.addEventListener("storage", ({ key, newValue }) => {
    if (newValue !== null) return;
    for (const line of document.querySelectorAll("[data-draft]")) if (line.dataset.draft === key) line.remove();
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false;
  });

  await readTaken().catch(() => {});
  const list = document.querySelector("[data-draft-list]");
  if (list) await listDrafts(list);
  for (const one of watched) {
    await one.offer();
    if (one.isDirty) one.keep();
  }
}
