// Keeps what is not yet sent on this device. localStorage survives a closed page, IndexedDB a crash of the browser;
// only both together survive both. What is kept belongs to one person and one plan, and goes when they log out.

const NAME = "soan";
const STORE = "unsent";
const ALIVE_MS = 200;

function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function within(mode, work) {
  return database().then(
    (open) =>
      new Promise((resolve, reject) => {
        const transaction = open.transaction(STORE, mode);
        const asked = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(asked?.result);
        transaction.onabort = () => reject(transaction.error);
      }).finally(() => open.close()),
  );
}

const isOurs = (key, owner) => String(key).startsWith(`${owner}/`);

export class Device {
  #owner;
  #key;
  #latest = "";
  #isWriting = false;
  #voices;

  // `owner` names the person and the plan; each page has a key of its own, so that two tabs do not overwrite each other.
  constructor(owner, page) {
    this.#owner = `${NAME}-${owner}`;
    this.#key = `${this.#owner}/${page}`;
    this.#voices = new BroadcastChannel(this.#owner);
    this.#voices.onmessage = ({ data }) => {
      if (data === "who?") this.#voices.postMessage(this.#key);
    };
  }

  // Keeps `unsent`, or forgets everything where it is null.
  keep(unsent) {
    const text = unsent ? JSON.stringify({ ...unsent, at: Date.now() }) : "";
    if (!text && !this.#latest) return;
    this.#latest = text;
    try {
      if (text) localStorage.setItem(this.#key, text);
      else localStorage.removeItem(this.#key);
    } catch {
      // Full or forbidden: IndexedDB alone has to do.
    }
    this.#write();
  }

  // One write at a time, each with the newest words.
  async #write() {
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      let written = null;
      while (written !== this.#latest) {
        written = this.#latest;
        const [text, key] = [written, this.#key];
        await within("readwrite", (store) => (text ? store.put(text, key) : store.delete(key)));
      }
    } catch {
      // No IndexedDB, as in some private windows: localStorage alone has to do.
    } finally {
      this.#isWriting = false;
    }
  }

  // What pages kept that are closed now, the oldest first; their copies are forgotten with `forget`.
  async left() {
    const alive = await this.#alive();
    const found = new Map();
    const add = (key, text) => {
      if (!isOurs(key, this.#owner) || alive.has(key) || !text) return;
      const kept = JSON.parse(text);
      if (!(found.get(key)?.at > kept.at)) found.set(key, kept);
    };
    try {
      for (const key of Object.keys(localStorage)) add(key, localStorage.getItem(key));
    } catch {
      // Forbidden.
    }
    try {
      const keys = await within("readonly", (store) => store.getAllKeys());
      const texts = await within("readonly", (store) => store.getAll());
      keys.forEach((key, at) => {
        add(key, texts[at]);
      });
    } catch {
      // Not there.
    }
    return [...found].map(([key, kept]) => ({ key, ...kept })).sort((one, other) => one.at - other.at);
  }

  async forget(keys) {
    for (const key of keys) localStorage.removeItem(key);
    await within("readwrite", (store) => {
      for (const key of keys) store.delete(key);
    }).catch(() => {});
  }

  #alive() {
    const alive = new Set([this.#key]);
    const ears = new BroadcastChannel(this.#owner);
    ears.onmessage = ({ data }) => alive.add(data);
    ears.postMessage("who?");
    return new Promise((resolve) => {
      setTimeout(() => {
        ears.close();
        resolve(alive);
      }, ALIVE_MS);
    });
  }
}
