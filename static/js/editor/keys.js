// What keys and the clipboard do in a row.

import { ofText, pastedLines } from "./clipboard.js";
import { inserted, isBlank, ITEM, indented, movedByOne, newUid, placeOf, SUBJECT, withText } from "./outline.js";
import { isRow } from "./tables.js";

const BULLET = /^\s*[-–—•●▪◦*+]\s+/;
const A_TABLE = "Đã dán thành bảng: mỗi dòng là một hàng, các ô cách nhau bằng « | ».";
const ONE_LINE = "Ô có nhiều dòng được nối thành một dòng.";
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };

// What the buttons of a row and the Alt keys do.
export const moves = {
  up: (rows, uid) => movedByOne(rows, uid, -1),
  down: (rows, uid) => movedByOne(rows, uid, 1),
  in: (rows, uid) => indented(rows, uid, 1),
  out: (rows, uid) => indented(rows, uid, -1),
};

const rowBelow = (text) => ({ uid: newUid(), level: ITEM, text });

// A new row after the cursor takes the words behind it; at the beginning an empty row is put above.
export function split(rows, { uid, start, end }) {
  const at = placeOf(rows, uid);
  const row = rows[at];
  if (uid === SUBJECT) return null;
  const [before, after] = [row.text.slice(0, start), row.text.slice(end)];
  if (!before && after) {
    const above = { uid: newUid(), level: row.level === 0 ? ITEM : row.level, text: "" };
    const list = withText(rows, uid, after);
    return { rows: inserted(list, at, above), focus: { uid, start: 0 } };
  }
  const below = rowBelow(after);
  return { rows: inserted(withText(rows, uid, before), at + 1, below), focus: { uid: below.uid, start: 0 } };
}

// The row and the one above become one; null where there is none with a box above.
export function joined(rows, uid, hasBox) {
  const at = placeOf(rows, uid);
  const row = rows[at];
  let above = rows[at - 1];
  const rest = rows.filter((one) => one.uid !== uid);
  if (isBlank(row.text)) {
    // The box before it may stand further up, beyond a part that has none.
    above = rows.slice(0, at).findLast((one) => hasBox(one.uid)) ?? rest.find((one) => hasBox(one.uid));
    return above ? { rows: rest, focus: { uid: above.uid, start: above.text.length } } : null;
  }
  if (!above || above.uid === SUBJECT || !hasBox(above.uid)) return null;
  const text = above.text + row.text;
  return { rows: withText(rest, above.uid, text), focus: { uid: above.uid, start: above.text.length } };
}

// Every pasted line becomes a row; the first and the last one join the words around the cursor, unless they are rows of
// a table.
export function pasted(rows, { uid, start, end }, lines) {
  const at = placeOf(rows, uid);
  const { text } = rows[at];
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const parts = uid === SUBJECT ? [lines.join(" ")] : [...lines];
  if (parts.length > 1 && isRow(parts[0]) && !isBlank(before)) parts.unshift("");
  if (parts.length > 1 && isRow(parts.at(-1)) && !isBlank(after)) parts.push("");
  const [first = "", ...others] = parts;
  const joins = before + (start ? first : first.replace(BULLET, ""));
  if (!others.length) return { rows: withText(rows, uid, joins + after), focus: { uid, start: joins.length } };
  const added = others.map((line) => rowBelow(line.replace(BULLET, "").trim()));
  const last = added.at(-1);
  const focus = { uid: last.uid, start: last.text.length };
  last.text += after;
  return { rows: inserted(withText(rows, uid, joins.trimEnd()), at + 1, ...added), focus };
}

export class Keys {
  #editor;
  #mayLeave = false;

  constructor(editor) {
    this.#editor = editor;
  }

  pressed(event) {
    const { editor, box } = { editor: this.#editor, box: event.target };
    // While an input method composes a letter, the keys are its own.
    if (event.isComposing || event.keyCode === 229) return;
    const mayLeave = this.#mayLeave;
    this.#mayLeave = event.key === "Escape" || (mayLeave && event.key === "Shift");
    const cursor = editor.list.cursor;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase();
    // Undoing and saving work from the whole page, as after a button of the list beside the rows.
    const work = command ? this.#command(command, event) : cursor && this.#key(event, box, cursor, mayLeave);
    if (!work) return;
    event.preventDefault();
    work();
  }

  #command(key, { shiftKey }) {
    const { undo, redo, saveNow } = this.#editor;
    if (key === "z") return shiftKey ? redo : undo;
    return { y: redo, s: saveNow }[key];
  }

  #key(event, box, cursor, mayLeave) {
    const { editor } = { editor: this.#editor };
    const { rows } = editor.draft;
    const { uid } = cursor;
    const isCollapsed = cursor.start === cursor.end;
    const take = (made) => () => made && editor.change(made.rows, made.focus);
    if (event.altKey) return ARROWS[event.key] && uid !== SUBJECT && (() => editor.verbs.move(ARROWS[event.key], uid));
    switch (event.key) {
      case "Enter":
        return uid === SUBJECT ? () => editor.verbs.goDown(uid) : take(split(rows, cursor));
      case "Tab":
        if (mayLeave || uid === SUBJECT) return null;
        return () => editor.verbs.move(event.shiftKey ? "out" : "in", uid);
      case "Backspace": {
        if (uid === SUBJECT || !isCollapsed || cursor.start > 0 || event.repeat) return null;
        return take(joined(rows, uid, editor.hasBox));
      }
      case "Delete": {
        const below = rows[placeOf(rows, uid) + 1];
        if (uid === SUBJECT || !isCollapsed || cursor.start < box.value.length || event.repeat || !below) return null;
        return editor.hasBox(below.uid) ? take(joined(rows, below.uid, editor.hasBox)) : null;
      }
      case "ArrowUp":
        return isCollapsed && cursor.start === 0 && !event.shiftKey ? () => editor.verbs.goUp(uid) : null;
      case "ArrowDown":
        return isCollapsed && cursor.start === box.value.length && !event.shiftKey ? () => editor.verbs.goDown(uid) : null;
      default:
        return null;
    }
  }

  pasted(event) {
    const { cursor } = this.#editor.list;
    const found = cursor && pastedLines(event.clipboardData);
    // One line of words is pasted by the browser.
    if (!found?.lines.length || (found.lines.length === 1 && !found.rows && !found.broken)) return;
    event.preventDefault();
    this.#put(this.#editor.draft.rows, cursor, found);
  }

  // Lines that came into a box in another way, such as dropped ones: `box` holds them already.
  arrived(uid, box) {
    const [before, after] = [box.value.slice(0, box.selectionStart), box.value.slice(box.selectionStart)];
    const rest = withText(this.#editor.draft.rows, uid, after);
    this.#put(rest, { uid, start: 0, end: 0 }, ofText(before));
  }

  // Enter of a keyboard that tells of no key.
  broken() {
    const { draft, list, verbs, change } = this.#editor;
    const { cursor } = list;
    const made = cursor && split(draft.rows, cursor);
    if (made) change(made.rows, made.focus);
    else if (cursor) verbs.goDown(cursor.uid);
  }

  #put(list, cursor, { lines, rows, broken }) {
    const { change, tell } = this.#editor;
    const made = pasted(list, cursor, lines);
    change(made.rows, made.focus);
    if (rows > 1) tell(broken ? `${A_TABLE} ${ONE_LINE}` : A_TABLE);
    else if (broken) tell(ONE_LINE);
  }
}
