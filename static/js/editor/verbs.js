// What the buttons and keys of a row do: add, move, remove, bring back, settle.

import { moves } from "./keys.js";
import { merged } from "./merged.js";
import { applied, DEEPEST, ITEM, inserted, newUid, placeOf, SUBJECT, withText, without } from "./outline.js";
import { Problem } from "./sending.js";

const CHANGED = "Dòng này vừa đổi nên chưa sửa gì. Danh sách đang được lập lại, xin chọn lại.";
const NO_LEVEL = "Dòng này không đổi cấp được nữa. Muốn rời danh sách: Esc rồi Tab.";

export class Verbs {
  #editor;

  // `editor` is { form, draft, list, removed, change, tell, hasBox }.
  constructor(editor) {
    this.#editor = editor;
  }

  up = (uid) => this.move("up", uid);
  down = (uid) => this.move("down", uid);
  in = (uid) => this.move("in", uid);
  out = (uid) => this.move("out", uid);
  item = (uid) => this.#addBelow(uid, ITEM);
  heading = (uid) => this.#addBelow(uid, this.#levelBelow(uid));

  move(direction, uid) {
    const { draft, list, change, tell } = this.#editor;
    const isDone = change(moves[direction](draft.rows, uid), list.cursor);
    if (!isDone && (direction === "in" || direction === "out")) tell(NO_LEVEL);
  }

  goUp(uid) {
    const { draft, list, hasBox } = this.#editor;
    const above = draft.rows.slice(0, placeOf(draft.rows, uid)).findLast((row) => hasBox(row.uid));
    if (above) list.focus({ uid: above.uid, start: above.text.length });
  }

  goDown(uid) {
    const { draft, list, hasBox } = this.#editor;
    const below = draft.rows.slice(placeOf(draft.rows, uid) + 1).find((row) => hasBox(row.uid));
    if (below) list.focus({ uid: below.uid, start: 0 });
    else if (uid === SUBJECT) this.item(uid);
  }

  remove(uid) {
    const { draft, removed, change, hasBox } = this.#editor;
    const at = placeOf(draft.rows, uid);
    const rows = without(draft.rows, uid);
    if (rows === draft.rows) return;
    const before = draft.rows;
    const next = rows.slice(at).find((row) => hasBox(row.uid)) ?? rows.findLast((row) => hasBox(row.uid));
    change(rows, next && { uid: next.uid, start: next.text.length });
    draft.leaveLoudly(before);
    removed.add(before, rows);
    removed.show(draft);
  }

  // «Lấy lại»: the rows come back under their names, at their place.
  bringBack(line) {
    const { draft, removed, change } = this.#editor;
    let { after } = line;
    let { rows } = draft;
    for (const { uid, level, text } of line.lines) {
      rows = applied(rows, [{ do: "add", row: uid, after: after ? [after] : [], level, text }]);
      after = uid;
    }
    const first = line.lines[0];
    change(rows, { uid: first.uid, start: first.text.length });
    removed.show(draft);
  }

  // A mend from the list beside the rows: the words `before` of a row become `after`, without words it is removed.
  // It is a change like any other, so that it is undone in its turn. Returns whether it was done.
  mend({ row, before, after, undoes }) {
    const { draft, change, tell } = this.#editor;
    const uid = row === SUBJECT ? row : draft.stored.find(({ id }) => id === row)?.uid;
    const now = draft.row(uid)?.text;
    const text = now === undefined || draft.conflict(uid) ? null : merged(before, after, now);
    if (text === null) {
      tell(CHANGED);
      return false;
    }
    if (!text) {
      this.remove(uid);
      return true;
    }
    if (!undoes) draft.mended.set(uid, { before: now, after: text });
    change(withText(draft.rows, uid, text), null);
    tell(`Đã sửa thành «${text}».`);
    return true;
  }

  // «Đã sửa» of what a leader asks for in the row; nothing else of the page is sent with it.
  async settle(uid) {
    const { form, draft, list, tell } = this.#editor;
    const row = draft.storedRow(uid);
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("do", `settle:${row.id}`);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) throw new Problem("network");
    } catch {
      tell("Chưa ghi được là đã sửa. Xin bấm lại.");
      return;
    }
    draft.stored = draft.stored.map((one) => (one.uid === uid ? { ...one, asked: "" } : one));
    list.show(draft);
  }

  #addBelow(uid, level) {
    const { draft, change } = this.#editor;
    const row = { uid: newUid(), level, text: "" };
    change(inserted(draft.rows, placeOf(draft.rows, uid) + 1, row), { uid: row.uid, start: 0 });
  }

  // The level of a heading that is added below a row: that of the heading the row stands under.
  #levelBelow(uid) {
    const { draft } = this.#editor;
    const above = draft.rows.slice(0, placeOf(draft.rows, uid) + 1).findLast((row) => row.level < ITEM);
    return Math.min(Math.max(above?.level ?? 1, 1), DEEPEST);
  }
}
