// The rows on the page. Boxes are made, moved and filled from the draft; the one in which one writes is left alone.

import { ITEM, SUBJECT } from "./outline.js";
import { tablesOf } from "./tables.js";

const WHO = {
  words: { named: (by) => `${by} vừa sửa dòng này.`, own: "Ông/bà vừa sửa dòng này ở một cửa sổ khác.", unknown: "Dòng này vừa được sửa ở nơi khác." },
  gone: "Dòng này vừa bị xóa ở nơi khác.",
};

const BULLETS = ["-", "+", "*"];

const mould = (name) => document.getElementById(`${name}-mould`).content.firstElementChild.cloneNode(true);
const setText = (node, text) => {
  if (node && node.textContent !== text) node.textContent = text;
};
const setHidden = (node, isHidden) => {
  if (node) node.hidden = isHidden;
};

export class List {
  #form;
  #list;
  #nodes = new Map();

  constructor(form) {
    this.#form = form;
    this.#list = form.querySelector(".outline-rows");
    for (const node of form.querySelectorAll("[data-uid]")) this.#nodes.set(node.dataset.uid, node);
    form.querySelector("#moi")?.remove();
  }

  uidOf(target) {
    return target?.closest?.("[data-uid]")?.dataset.uid ?? "";
  }

  node(uid) {
    return this.#nodes.get(uid);
  }

  box(uid) {
    return this.#nodes.get(uid)?.querySelector("textarea");
  }

  get focusedBox() {
    const active = document.activeElement;
    return active?.matches("textarea") && this.#form.contains(active) ? active : null;
  }

  // { uid, start, end } of the cursor, or null.
  get cursor() {
    const box = this.focusedBox;
    return box && { uid: this.uidOf(box), start: box.selectionStart, end: box.selectionEnd };
  }

  show(draft, cursor = this.cursor) {
    const stored = new Map(draft.stored.map((row) => [row.uid, row]));
    const tables = tablesOf(draft.rows);
    const shown = new Set();
    const order = draft.rows.map((row) => {
      shown.add(row.uid);
      const node = this.#nodes.get(row.uid) ?? this.#made(row.uid);
      this.#fill(node, row, stored.get(row.uid), draft);
      showCells(node, tables.get(row.uid));
      return node;
    });
    for (const [uid, node] of this.#nodes) {
      if (shown.has(uid)) continue;
      node.remove();
      this.#nodes.delete(uid);
    }
    order
      .filter((node) => node.dataset.uid !== SUBJECT)
      .forEach((node, at) => {
        if (this.#list.children[at] !== node) this.#list.insertBefore(node, this.#list.children[at] ?? null);
      });
    if (cursor) this.focus(cursor);
  }

  focus({ uid, start, end = start }) {
    const box = this.box(uid);
    if (!box) return;
    if (document.activeElement !== box) box.focus();
    if (start !== undefined && (box.selectionStart !== start || box.selectionEnd !== end)) box.setSelectionRange(start, end);
  }

  #made(uid) {
    const node = mould("row");
    node.dataset.uid = uid;
    node.removeAttribute("id");
    const box = node.querySelector("textarea");
    box.removeAttribute("name");
    box.id = `text-${uid}`;
    node.querySelector("label").htmlFor = box.id;
    this.#nodes.set(uid, node);
    return node;
  }

  #fill(node, row, stored, draft) {
    if (row.uid !== SUBJECT) {
      const isHeading = row.level < ITEM;
      node.className = `outline-row level-${row.level}${isHeading ? " is-heading" : ""}`;
      if (stored?.id && node.id !== stored.id) this.#name(node, stored.id);
      const label = stored?.label || (isHeading ? "" : "-");
      setText(node.querySelector(".outline-sign"), stored && (stored.level === row.level || isHeading) ? stored.label : label);
      setText(node.querySelector("label"), `${isHeading ? "Đề mục" : "Dòng"} ${label}`);
      setText(node.querySelector("[value^=out]"), isHeading ? "Thụt ra" : "Thành đề mục");
      setText(node.querySelector("[value^=remove]"), isHeading ? "Xóa đề mục và các dòng của nó" : "Xóa");
      setHidden(node.querySelector("[value^=in]"), !isHeading);
      const asked = node.querySelector(".asked");
      setHidden(asked, !stored?.asked);
      setText(asked?.querySelector("span"), stored?.asked ?? "");
    }
    const box = node.querySelector("textarea");
    if (box && box.value !== row.text) box.value = row.text;
    if (box) fit(box);
    this.#showConflict(node, row, draft.conflict(row.uid), draft.refusal(row.uid));
  }

  // The name that the server gives a row stands in links to it.
  #name(node, id) {
    node.id = id;
    const box = node.querySelector("textarea");
    if (!box) return;
    box.id = `text-${id}`;
    node.querySelector("label").htmlFor = box.id;
  }

  #showConflict(node, row, theirs, refusal) {
    node.classList.toggle("is-unsent", Boolean(theirs || refusal));
    let shown = node.querySelector(":scope > .outline-conflict");
    if (!theirs) {
      shown?.remove();
      return;
    }
    if (!shown) {
      shown = mould("conflict");
      node.querySelector(".outline-line, .form-label").before(shown);
    }
    const part = (name) => shown.querySelector(`[data-part=${name}]`);
    const isGone = theirs.text === null;
    const who = theirs.by ? WHO.words.named(theirs.by) : theirs.by === "" ? WHO.words.own : WHO.words.unknown;
    setText(part("who"), `Chưa lưu. ${isGone ? WHO.gone : who} Xin chọn bản dùng.`);
    setText(part("theirs-name"), theirs.by === "" ? "Bản ở cửa sổ kia" : "Bản của họ");
    setText(part("theirs"), isGone ? "(đã xóa)" : theirs.text);
    setText(part("mine"), row.text);
    setText(shown.querySelector("[data-choice=mine]"), isGone ? "Giữ lại dòng này" : "Dùng bản của tôi");
    const other = theirs.by === "" ? "Dùng bản ở cửa sổ kia" : "Dùng bản của họ";
    setText(shown.querySelector("[data-choice=theirs]"), isGone ? "Bỏ dòng này" : other);
    setHidden(shown.querySelector("[data-choice=both]"), isGone);
  }
}

// The cells of a row that belongs to a table stand over its box while nobody writes there.
function showCells(node, table) {
  let shown = node.querySelector(".outline-cells");
  node.classList.toggle("is-cells", Boolean(table));
  // A bullet is not printed before a row.
  const sign = node.querySelector(".outline-sign");
  setHidden(sign, Boolean(table) && BULLETS.includes(sign.textContent));
  if (!table) {
    shown?.remove();
    return;
  }
  if (!shown) {
    shown = document.createElement("div");
    shown.className = "outline-cells";
    shown.setAttribute("aria-hidden", "true");
    node.querySelector("textarea").after(shown);
  }
  shown.classList.toggle("is-head", table.isHead);
  shown.style.gridTemplateColumns = table.widths;
  const cells = [...shown.children].map((cell) => cell.textContent);
  if (cells.length === table.cells.length && cells.every((text, at) => text === table.cells[at])) return;
  shown.replaceChildren(
    ...table.cells.map((textContent) => Object.assign(document.createElement("span"), { textContent })),
  );
}

// Browsers that do not know field-sizing get the height of a box from here.
export function fit(box) {
  if (CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
