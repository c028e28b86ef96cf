// What was done, to be undone step by step. A step remembers the list before and after it; undoing takes over the
// difference only, so that what colleagues wrote meanwhile stays.

import { applied, difference } from "./outline.js";

const PAUSE_MS = 1000;
const MOST = 300;

export class History {
  #done = [];
  #undone = [];

  // `word`: the row in which one goes on typing; such steps become one until the typist pauses.
  add(step) {
    const last = this.#done.at(-1);
    const goesOn = last?.word && last.word === step.word && last.after === step.before && step.at - last.at < PAUSE_MS;
    if (goesOn) Object.assign(last, { after: step.after, at: step.at, focusAfter: step.focusAfter });
    else this.#done.push(step);
    if (this.#done.length > MOST) this.#done.shift();
    this.#undone = [];
  }

  undo(rows) {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    return { rows: applied(rows, difference(step.after, step.before)), focus: step.focusBefore };
  }

  redo(rows) {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    return { rows: applied(rows, difference(step.before, step.after)), focus: step.focusAfter };
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }
}
