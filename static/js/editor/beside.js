// The list of what to look at beside the rows. Its forms are sent without leaving the page, and it is drawn anew
// after each change of the draft.

const PAUSE_MS = 1200;

export class Beside {
  #frame;
  #address;
  #mended;
  #timer = 0;
  #asked = 0;

  // `address` is the page that holds the list; `mended` is called when a form of it has changed rows.
  constructor(frame, address, mended) {
    this.#frame = frame;
    this.#address = address;
    this.#mended = mended;
    frame.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(event.target, event.submitter);
    });
  }

  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(this.#address), PAUSE_MS);
  }

  async #send(form, button) {
    const body = new FormData(form, button);
    if (await this.#ask(form.action, { method: "POST", body })) this.#mended();
    else form.submit();
  }

  // Shows the list of the page that answers; false where none does.
  async #ask(address, how = {}) {
    const turn = ++this.#asked;
    try {
      const answer = await fetch(address, { ...how, headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) return false;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      if (turn === this.#asked) this.#show(fresh);
      return true;
    } catch {
      return false;
    }
  }

  #show(fresh) {
    const open = [...this.#frame.querySelectorAll("details")].map((one) => one.open);
    const focused = [...this.#frame.querySelectorAll("a, button, summary")].indexOf(document.activeElement);
    const title = fresh.querySelector("#cho-can-xem :is(h2, h3)")?.textContent ?? "";
    for (const link of document.querySelectorAll(".editor-spots a")) link.textContent = title;
    this.#frame.replaceChildren(...fresh.childNodes);
    this.#frame.querySelectorAll("details").forEach((one, at) => {
      one.open = open[at] ?? false;
    });
    // Whoever works through the list stays in it.
    if (focused < 0) return;
    const left = this.#frame.querySelectorAll("a, button, summary");
    left[Math.min(focused, left.length - 1)]?.focus();
  }
}
