// Keeps what is not yet sent on this device, as one draft of drafts.js: through a closed page, a crash, the end of a
// session; gone when the person logs out. Each page has a draft of its own, so that two tabs do not mix.

import { claim, Drafts, sitting } from "../drafts.js";

const ALIVE_MS = 200;

export class Device {
  #drafts;
  #name;
  #kept = false;

  constructor(person) {
    this.#drafts = new Drafts({ person, page: location.pathname, form: "dong" });
    this.#name = `soan:${location.pathname}`;
    // A page that is open sends its words itself.
    const voice = new BroadcastChannel(this.#name);
    voice.onmessage = ({ data }) => {
      if (data === "who?") voice.postMessage(sitting);
    };
  }

  // Keeps `unsent`, or forgets everything where it is null.
  keep(unsent) {
    if (!unsent && !this.#kept) return;
    this.#kept = Boolean(unsent);
    this.#drafts.keep(unsent ? { unsent: { text: JSON.stringify(unsent), base: "" } } : {});
  }

  // What pages kept that are closed now, the oldest first: [{ request, changes, forget }].
  async left() {
    const earlier = await this.#drafts.earlier();
    if (!earlier.length) return [];
    const alive = await this.#alive();
    return earlier
      .filter((draft) => !alive.has(draft.sitting))
      .map((draft) => ({ ...JSON.parse(draft.fields.unsent.text), forget: () => claim(draft) }))
      .reverse();
  }

  #alive() {
    const alive = new Set();
    const ears = new BroadcastChannel(this.#name);
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
