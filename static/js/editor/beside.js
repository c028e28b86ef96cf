// The list of what to look at beside the rows. Its mends become changes of the draft, and it is drawn anew after each
// change of the draft.

const PAUSE_MS = 1200;

export class Beside {
  #frame;
  #address;
  #timer = 0;
  #asked = 0;

  // `address` is the page that holds the list; `mend` is called with the fields of a form that is pressed, and tells
  // whether the mend was done.
  constructor(frame, address, mend) {
    this.#frame = frame;
    this.#address = address;
    frame.addEventListener("submit", (event) => {
      event.preventDefault();
      if (mend(Object.fromEntries(new FormData(event.target)))) this.#leave(event.target);
      else this.soon();
    });
  }

  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask().catch(() => {}), PAUSE_MS);
  }

  // A mended spot goes at once; nobody presses it twice.
  #leave(form) {
    this.#asked++; // an answer on its way still has it
    this.#keepingFocus(() => form.closest("li").remove());
  }

  // Shows the list as the page has it now; where no answer comes, the old one stays until the next change.
  async #ask() {
    const turn = ++this.#asked;
    const answer = await fetch(this.#address, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (turn === this.#asked) this.#show(fresh);
  }

  #show(fresh) {
    const open = [...this.#frame.querySelectorAll("details")].map((one) => one.open);
    const title = fresh.querySelector("#cho-can-xem :is(h2, h3)")?.textContent ?? "";
    const link = document.querySelector(".editor-spots a");
    link.textContent = title;
    link.hidden = !title;
    this.#keepingFocus(() => this.#frame.replaceChildren(...fresh.childNodes));
    this.#frame.querySelectorAll("details").forEach((one, at) => {
      one.open = open[at] ?? false;
    });
  }

  // Whoever works through the list stays in it.
  #keepingFocus(work) {
    const places = () => [...this.#frame.querySelectorAll("a, button, summary")];
    const focused = places().indexOf(document.activeElement);
    work();
    if (focused < 0) return;
    const left = places();
    left[Math.min(focused, left.length - 1)]?.focus();
  }
}
