// The draft in the browser: `rows` as they are typed, `stored` as the server has them, and between the two what is
// still to be sent. An answer is merged into what is typed; words of others never take the place of unsent ones.

import { applied, difference, isBlank, newUid, plain, placeOf, SUBJECT, withText } from "./outline.js";

const MOST_AT_ONCE = 300; // changes in one request; the rest follows in the next one

export class Draft {
  constructor(state) {
    this.version = state.version;
    this.stored = state.rows;
    this.rows = state.rows.map(typed);
    this.removed = state.removed;
    this.edited = state.edited;
    this.theirs = new Map(); // uid → words that others stored and that are not shown in the box: { text, version, by }
    this.refusals = new Map(); // uid → { text, why }: words that the server does not take
    this.quiet = new Set(); // rows that left without loss of words: joined to another one, or undone
    this.mended = new Map(); // uid → words before and after a mend from the list, not yet sent: { before, after }
    this.focused = ""; // the row one writes in
  }

  storedRow(uid) {
    return this.stored.find((row) => row.uid === uid);
  }

  row(uid) {
    return this.rows.find((row) => row.uid === uid);
  }

  // The row has unsent words, and others stored different ones since, or removed it (text null).
  conflict(uid) {
    const theirs = this.theirs.get(uid);
    const row = this.row(uid);
    if (!theirs || !row) return null;
    if (theirs.text === null) return theirs;
    const base = this.storedRow(uid);
    return base && row.text !== base.text && plain(row.text) !== plain(theirs.text) ? theirs : null;
  }

  get conflicts() {
    return [...this.theirs.keys()].filter((uid) => this.conflict(uid));
  }

  refusal(uid) {
    const refusal = this.refusals.get(uid);
    return refusal && refusal.text === this.row(uid)?.text ? refusal.why : "";
  }

  get refused() {
    return [...this.refusals.keys()].map((uid) => this.refusal(uid)).filter(Boolean);
  }

  // The list that the server is to have. What a person must decide first, and an emptied row one still writes in,
  // stay there as they are stored.
  #wanted(known) {
    const list = [];
    for (const row of this.rows) {
      const base = known.get(row.uid);
      if (base?.name) list.push({ ...row, text: base.text });
      else if (base && (this.conflict(row.uid) || this.refusal(row.uid))) list.push({ ...row, text: base.text });
      else if (this.theirs.get(row.uid)?.text === null || (!base && this.refusal(row.uid))) continue;
      else if (!isBlank(row.text)) list.push(row);
      else if (base && (row.uid === this.focused || isBlank(base.text))) list.push({ ...row, text: base.text });
      else if (row.uid === SUBJECT) list.push(row);
    }
    return list;
  }

  // Of the rows that `next` does not have any more, those with words left quietly.
  leaveQuietly(next) {
    for (const row of this.rows) if (placeOf(next, row.uid) < 0 && !isBlank(row.text)) this.quiet.add(row.uid);
    for (const row of next) this.quiet.delete(row.uid);
  }

  // The rows that left since `before` were removed by their writer.
  leaveLoudly(before) {
    for (const row of before) this.quiet.delete(row.uid);
  }

  // Removals in groups of one kind; the server does not offer the quiet ones.
  #parted(change) {
    if (change.do !== "remove") return [change];
    const parts = [];
    for (const row of change.rows) {
      const quiet = this.quiet.has(row[0]);
      if (parts.at(-1)?.quiet === quiet) parts.at(-1).rows.push(row);
      else parts.push({ do: "remove", rows: [row], quiet });
    }
    return parts;
  }

  // The server keeps the words before a mend, to offer them in its list.
  #named(change) {
    const mend = change.do === "text" && this.mended.get(change.row);
    return mend?.after === change.text ? { ...change, mended: mend.before } : change;
  }

  // Everything that is typed and not stored, whether it can be sent now or not; `base` is the version it was typed on.
  unsent(stored = this.stored) {
    const known = new Map(stored.map((row) => [row.uid, row]));
    const list = this.rows.filter((row) => {
      const base = known.get(row.uid);
      return !isBlank(row.text) || base?.name || (base && isBlank(base.text)) || row.uid === SUBJECT;
    });
    return withBases(difference(stored, list), known);
  }

  get isStored() {
    return this.unsent().length === 0;
  }

  // The next request, or null where there is nothing to send.
  nextRequest() {
    const known = new Map(this.stored.map((row) => [row.uid, row]));
    const all = withBases(difference(this.stored, this.#wanted(known)), known);
    const changes = all.flatMap((change) => this.#parted(change)).map((change) => this.#named(change));
    return changes.length ? { request: newUid(), changes: changes.slice(0, MOST_AT_ONCE) } : null;
  }

  // The stored list if all changes of a request are done; the results tell which are.
  expected(changes, results = changes.map(() => ({ is: "done" }))) {
    let list = this.stored;
    changes.forEach((change, at) => {
      const result = results[at];
      if (result.is === "gone" || result.is === "refused") return;
      if (result.is === "conflict" && change.do !== "place") return;
      const wordsStay = result.is === "conflict";
      const rows = change.rows?.map(([uid]) => uid);
      list = applied(list, [{ ...change, rows, wordsStay }]);
      if (result.version === undefined) return;
      const fields = { version: result.version, by: "" };
      list = list.map((row) => (row.uid === change.row ? { id: "", label: "", name: "", asked: "", ...row, ...fields } : row));
    });
    return list;
  }

  answered(request, answer) {
    request.changes.forEach((change, at) => {
      const result = answer.results[at];
      if (result.is === "refused") this.refusals.set(change.row, { text: change.text, why: result.why });
      else this.refusals.delete(change.row);
      if (change.mended !== undefined) this.mended.delete(change.row);
    });
    const expected = this.expected(request.changes, answer.results);
    if (answer.state) return this.receive(answer.state, expected);
    this.stored = expected;
    this.version = answer.version;
    return [];
  }

  // Takes over the state of the server; `expected` is the stored list with this browser's own changes. Returns the
  // rows that others wrote on while they were removed here: they are back.
  receive(state, expected = this.stored) {
    const before = new Map(expected.map((row) => [row.uid, row]));
    const back = [];
    for (const row of expected) {
      const isGone = placeOf(state.rows, row.uid) < 0;
      if (isGone && this.row(row.uid) && (row.uid === this.focused || this.row(row.uid).text !== row.text)) {
        this.theirs.set(row.uid, { text: null, by: null });
      }
    }
    const moves = difference(expected, state.rows).filter((change) => change.do !== "text");
    this.rows = applied(this.rows, moves.map((change) => this.#sparing(change))).map((row) => typed(row));
    this.stored = state.rows.map((row) => {
      const base = before.get(row.uid);
      if (!base) {
        // It was removed and is back, while its words here waited for a decision.
        if (!this.theirs.has(row.uid)) return row;
        this.theirs.set(row.uid, { text: row.text, version: row.version, by: row.by });
        return { ...row, text: "", version: 0 };
      }
      if (base.version === row.version) {
        if (this.theirs.get(row.uid)?.text !== null) this.theirs.delete(row.uid);
        return { ...row, text: base.text };
      }
      if (!this.row(row.uid)) {
        back.push(row);
        return row;
      }
      this.theirs.set(row.uid, { text: row.text, version: row.version, by: row.by });
      return { ...row, text: base.text, version: base.version };
    });
    for (const row of back) {
      const [change] = difference([], this.stored).filter((one) => one.row === row.uid);
      this.rows = applied(this.rows, [change]);
    }
    Object.assign(this, { version: state.version, removed: state.removed, edited: state.edited });
    this.settle();
    return back;
  }

  // A row that others removed stays where it has unsent words; where they moved it, its words stay.
  #sparing(change) {
    if (change.do === "remove") return { ...change, rows: change.rows.filter((uid) => !this.theirs.has(uid)) };
    return { ...change, wordsStay: true };
  }

  // Words of others appear in rows that nobody writes in here.
  settle() {
    for (const [uid, theirs] of this.theirs) {
      const row = this.row(uid);
      const base = this.storedRow(uid);
      if (!row) this.theirs.delete(uid);
      else if (theirs.text === null) {
        if (isBlank(row.text) && uid !== this.focused) this.#drop(uid);
      } else if (plain(row.text) === plain(theirs.text)) this.#takeBase(uid, row.text);
      else if (row.text === base?.text && uid !== this.focused) {
        this.rows = withText(this.rows, uid, theirs.text);
        this.#takeBase(uid, theirs.text);
      }
    }
  }

  // The reader decides: "mine", "theirs" or "both".
  decide(uid, choice) {
    const theirs = this.theirs.get(uid);
    const row = this.row(uid);
    if (!theirs || !row) return;
    if (theirs.text === null) {
      if (choice === "theirs") this.#drop(uid);
      else {
        // The row comes back as a new one: its name stays, the server finds what it kept of it.
        this.theirs.delete(uid);
      }
      return;
    }
    const text = { mine: row.text, theirs: theirs.text, both: `${theirs.text.trimEnd()} ${row.text.trimStart()}` }[choice];
    this.rows = withText(this.rows, uid, text);
    this.#takeBase(uid, theirs.text);
  }

  #takeBase(uid, text) {
    const { version, by } = this.theirs.get(uid);
    this.theirs.delete(uid);
    this.stored = this.stored.map((row) => (row.uid === uid ? { ...row, text, version, by } : row));
  }

  #drop(uid) {
    this.theirs.delete(uid);
    this.rows = this.rows.filter((row) => row.uid !== uid);
  }

  // Takes up unsent changes that an earlier page kept on this device.
  takeUp(changes) {
    for (const change of changes) {
      const stored = change.row && this.storedRow(change.row);
      if (change.do === "remove") {
        const rows = change.rows.filter(([uid, base]) => this.storedRow(uid)?.version === base).map(([uid]) => uid);
        this.rows = applied(this.rows, [{ ...change, rows }]);
      } else if (stored && change.text !== undefined && change.do !== "add") {
        const isWritten = change.text !== change.was;
        if (isWritten && stored.version !== change.base && plain(stored.text) !== plain(change.text)) {
          this.theirs.set(change.row, { text: stored.text, version: stored.version, by: stored.by });
          this.stored = this.stored.map((row) =>
            row === stored ? { ...row, text: change.was, version: change.base } : row,
          );
        }
        const placed = change.do === "place" ? applied(this.rows, [{ ...change, wordsStay: true }]) : this.rows;
        this.rows = isWritten ? withText(placed, change.row, change.text) : placed;
      } else if (change.do === "add") {
        this.rows = withText(applied(this.rows, [change]), change.row, change.text);
      } else if (change.text) {
        // The row is gone: its words are shown once more, and somebody decides.
        const row = { do: "add", row: change.row, after: change.after ?? [], level: change.level ?? 4, text: change.text };
        this.rows = applied(this.rows, [change.after ? row : { ...row, after: [this.rows.at(-1).uid] }]);
        this.theirs.set(change.row, { text: null, by: null });
      }
    }
    this.settle();
  }
}

const typed = ({ uid, level, text }) => ({ uid, level, text });

function withBases(changes, known) {
  const base = (uid) => known.get(uid)?.version;
  return changes.map((change) => {
    if (change.do === "remove") return { ...change, rows: change.rows.map((uid) => [uid, base(uid)]) };
    return change.do === "add" ? change : { ...change, base: base(change.row) };
  });
}
