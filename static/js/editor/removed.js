// The rows that were removed, with a button that brings them back.

import { isBlank, placeOf } from "./outline.js";

const SHORT = 80;

export class Removed {
  #frame;
  #bar;
  #bringBack;
  #isFresh = false;
  #here = []; // removed on this page, the latest first

  // `bar` is always in sight: what was removed last is offered there until something else is done.
  constructor(frame, bar, bringBack) {
    this.#frame = frame;
    this.#bar = bar;
    this.#bringBack = bringBack;
  }

  // `rows` are the rows before, `left` those without the removed ones.
  add(rows, left) {
    const lines = rows.filter(({ uid }) => placeOf(left, uid) < 0);
    const text = lines.find((line) => !isBlank(line.text))?.text;
    const at = placeOf(rows, lines[0].uid);
    this.#isFresh = Boolean(text);
    if (text) this.#here.unshift({ text, lines, after: at > 1 ? rows[at - 1].uid : "" });
  }

  // Something else was done.
  pass() {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    this.#frame.prepend(...this.#bar.childNodes);
  }

  show(draft) {
    const seen = new Set();
    const lines = [...this.#here, ...draft.removed].filter(({ lines: [first, ...others] }) => {
      const isOffered = !seen.has(first.uid) && [first, ...others].every(({ uid }) => placeOf(draft.rows, uid) < 0);
      seen.add(first.uid);
      return isOffered;
    });
    this.#frame.replaceChildren();
    this.#bar.replaceChildren();
    if (!lines.length) return;
    const [latest, ...earlier] = lines;
    if (this.#isFresh) {
      this.#bar.append(this.#offer("Đã xóa ", latest));
      return;
    }
    const box = made("div", "alert-box tone-plain");
    const inner = made("div");
    inner.append(this.#offer("Đã xóa ", latest));
    if (earlier.length) {
      const more = document.createElement("details");
      more.append(made("summary", "", "Các dòng đã xóa trước đó"));
      for (const line of earlier) more.append(this.#offer("", line));
      inner.append(more);
    }
    box.append(inner);
    this.#frame.append(box);
  }

  #offer(words, line) {
    const text = line.text.length > SHORT ? `${line.text.slice(0, SHORT)}…` : line.text;
    const offer = made("p", "", `${words}«${text}». `);
    const button = made("button", "btn btn-link p-0", "Lấy lại");
    button.type = "button";
    button.addEventListener("click", () => this.#bringBack(line));
    offer.append(button);
    return offer;
  }
}

function made(name, className = "", text = "") {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  return node;
}
