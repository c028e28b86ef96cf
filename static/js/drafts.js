// What is typed stays on this device until the server has it. Two stores, because each fails in its own way: writes to
// localStorage are lost when the browser is killed, writes to IndexedDB when the page is closed amid typing.
//
// A draft: {key, person, page, form, title, sitting, at, fields}, `fields` being {name: {text, base}}: the words in a box, and the
// server's words on which they were written. A sitting is one page as it was opened, so that two tabs do not mix.

const PREFIX = "nhap:";
const GONE = "nhap-bo:";
const LOGGED_OUT = "nhap-ra:";
const BASE = "ban-nhap";
const STORE = "drafts";
const LONG = 50_000;
const LATER_MS = 300;
const OLDEST_MS = 30 * 24 * 3600 * 1000;

export const sitting = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");

// localStorage

function local(act) {
  try {
    return act(localStorage) ?? true;
  } catch {
    return false; // full or forbidden
  }
}

function localKeys(prefix) {
  return local((box) => Object.keys(box).filter((key) => key.startsWith(prefix))) || [];
}

function readLocal(key) {
  const text = local((box) => box.getItem(key));
  return typeof text === "string" ? JSON.parse(text) : null;
}

// IndexedDB

let opening;

function openBase() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      asked.result.onclose = forgetBase;
      resolve(asked.result);
    };
  });
  opening.catch(forgetBase);
  return opening;
}

function forgetBase() {
  opening = undefined;
}

async function inBase(mode, act) {
  const base = await openBase();
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(STORE, mode);
    const asked = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(asked?.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

const removeFromBase = (keys) =>
  inBase("readwrite", (store) => {
    for (const key of keys) store.delete(key);
  });

// The drafts

/** The drafts of one form of one page for one person. */
export class Drafts {
  constructor({ person, page, form, title = "" }) {
    this.about = { person, page, form, title };
    this.prefix = `${PREFIX}${person}|${page}|${form}|`;
    this.key = this.prefix + sitting;
    this.waiting = null; // the newest draft that IndexedDB does not have yet
    this.writing = null;
    this.later = 0;
    window.addEventListener("pagehide", () => this.flush());
  }

  /** Keeps the words of this sitting instead of those before; none at all removes the draft. */
  keep(fields) {
    if (!Object.keys(fields).length) return this.forget();
    this.draft = { key: this.key, ...this.about, sitting, at: Date.now(), fields };
    local((box) => box.removeItem(GONE + this.key));
    this.waiting = this.draft;
    this.writing ??= this.writeToBase();
    clearTimeout(this.later);
    const length = Object.values(fields).reduce((sum, { text, base }) => sum + text.length + base.length, 0);
    this.later = setTimeout(() => this.flush(), LATER_MS);
    if (length < LONG) this.flush();
  }

  /** Writes at once what waits. */
  flush() {
    if (!this.later) return;
    clearTimeout(this.later);
    this.later = 0;
    this.stored = local((box) => box.setItem(this.key, JSON.stringify(this.draft)));
  }

  /** One step at a time, always with the newest words: queued writes would be lost with the page. */
  async writeToBase() {
    while (this.waiting) {
      const draft = this.waiting;
      this.waiting = null;
      if (draft.fields)
        this.inBase = await inBase("readwrite", (store) => store.put(draft)).then(
          () => true,
          () => false,
        );
      else await removeFromBase([draft.key]).catch(() => {});
    }
    this.writing = null;
  }

  /** Whether this device keeps what is typed; known after the first words. */
  async works() {
    await this.writing;
    return Boolean(this.stored || this.inBase);
  }

  /** Removes the draft of this sitting: the server has it, or nothing is typed any more. */
  forget() {
    clearTimeout(this.later);
    this.later = 0;
    this.draft = null;
    noteGone([this.key]);
    this.waiting = { key: this.key };
    this.writing ??= this.writeToBase();
    return this.writing;
  }

  /** What earlier sittings left, the newest first. */
  async earlier() {
    return (await draftsOf(this.about.person)).filter((draft) => draft.key.startsWith(this.prefix));
  }
}

/** Takes an earlier draft over, so that no other tab uses it again; false where it is gone. */
export async function claim(draft) {
  const isThere = (await all()).some((one) => one.key === draft.key);
  await remove([draft.key]);
  return isThere;
}

/** What a person left in earlier sittings, the newest first. */
export async function draftsOf(person) {
  const found = (await all()).filter((draft) => draft.person === person && draft.sitting !== sitting);
  return found.sort((one, other) => other.at - one.at);
}

/** IndexedDB may lose a removal with the page; without a note of it the words would come back. */
function noteGone(keys) {
  local((box) => {
    for (const key of keys) {
      box.removeItem(key);
      box.setItem(GONE + key, "1");
    }
  });
}

async function remove(keys) {
  noteGone(keys);
  await removeFromBase(keys).catch(() => {});
}

/** Every draft on this device, of each the newer of its two copies; removes what is gone, old or was left by a logout. */
async function all() {
  const inIndexed = await inBase("readonly", (store) => store.getAll()).catch(() => []);
  const drafts = new Map();
  for (const draft of [...inIndexed, ...localKeys(PREFIX).map(readLocal)]) {
    if (draft && draft.at >= (drafts.get(draft.key)?.at ?? 0)) drafts.set(draft.key, draft);
  }
  const over = [...drafts.values()].filter(
    ({ key, person, at }) =>
      readLocal(GONE + key) || at <= (readLocal(LOGGED_OUT + person) ?? 0) || at < Date.now() - OLDEST_MS,
  );
  if (over.length) await remove(over.map(({ key }) => key));
  for (const { key } of over) drafts.delete(key);
  // A removal that IndexedDB has carried out needs its note no longer.
  const stored = new Set(inIndexed.map(({ key }) => GONE + key));
  for (const note of localKeys(GONE)) if (!stored.has(note)) local((box) => box.removeItem(note));
  return [...drafts.values()];
}

/** The server took the forms of these sittings. */
export async function forgetSittings(sittings) {
  const taken = (await all()).filter((draft) => sittings.includes(draft.sitting));
  await remove(taken.map(({ key }) => key));
}

/** Removes all drafts of a person, at logout. */
export async function forgetPerson(person) {
  local((box) => box.setItem(LOGGED_OUT + person, String(Date.now())));
  const own = (await all()).filter((draft) => draft.person === person);
  await remove(own.map(({ key }) => key));
}
