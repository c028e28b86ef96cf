// The rows of a draft as a plain list, and what can be done with it. A row is { uid, level, text }: the subject has
// level -1 and comes first, headings have 0 to 3, items 4. Nothing here changes a list; every function returns a new one.

export const ITEM = 4;
export const DEEPEST = 3;
export const SUBJECT = "subject";
const ANCHORS = 20;

export const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
export const isBlank = (text) => plain(text) === "";
export const placeOf = (rows, uid) => rows.findIndex((row) => row.uid === uid);
const isPinned = (row) => row.level < 0;
const firstPlace = (rows) => (rows.length && isPinned(rows[0]) ? 1 : 0);

// randomUUID needs https; getRandomValues does not.
export function newUid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// The changes that turn one list into another, as plans/editor/changes.py describes them; `was` is the text before.
export function difference(from, to) {
  const before = new Map(from.map((row, at) => [row.uid, { row, at }]));
  const kept = new Set(to.map((row) => row.uid));
  const steady = longestInOrder(
    to.filter((row) => before.has(row.uid)),
    (row) => before.get(row.uid).at,
  );
  const changes = [];
  to.forEach((row, at) => {
    const old = before.get(row.uid)?.row;
    const { uid, level, text } = row;
    if (!old) changes.push({ do: "add", row: uid, after: above(to, at), level, text });
    else if (!steady.has(row) || old.level !== level) {
      changes.push({ do: "place", row: uid, after: above(to, at), level, text, was: old.text });
    } else if (old.text !== text) changes.push({ do: "text", row: uid, text, was: old.text });
  });
  let group = [];
  for (const row of [...from, null]) {
    if (row && !kept.has(row.uid)) group.push(row.uid);
    else if (group.length) {
      changes.push({ do: "remove", rows: group });
      group = [];
    }
  }
  return changes;
}

// The rows before a place, the nearest first.
function above(rows, at) {
  return rows
    .slice(Math.max(at - ANCHORS, firstPlace(rows)), at)
    .map((row) => row.uid)
    .reverse();
}

// The largest set of rows whose order is already right, so that the fewest have to move.
function longestInOrder(rows, placeBefore) {
  const ends = [];
  const chains = [];
  for (const row of rows) {
    const place = placeBefore(row);
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
    chains[low] = { row, previous: chains[low - 1] };
  }
  const steady = new Set();
  for (let chain = chains.at(-1); chain; chain = chain.previous) steady.add(chain.row);
  return steady;
}

// Takes changes over into a list that may have become another one meanwhile; words that others changed are left alone.
export function applied(rows, changes) {
  let list = [...rows];
  for (const change of changes) {
    if (change.do === "remove") {
      list = list.filter((row) => !change.rows.includes(row.uid));
      continue;
    }
    const at = placeOf(list, change.row);
    const old = list[at];
    if (change.do === "add") {
      if (!old) list.splice(placeAfter(list, change.after), 0, { uid: change.row, level: change.level, text: change.text });
      continue;
    }
    if (!old) continue;
    const text = old.text === change.was && !change.wordsStay ? change.text : old.text;
    if (change.do === "text") list[at] = { ...old, text };
    else {
      list.splice(at, 1);
      list.splice(placeAfter(list, change.after, at), 0, { ...old, level: change.level, text });
    }
  }
  return list;
}

function placeAfter(rows, after, otherwise = rows.length) {
  if (!after.length) return firstPlace(rows);
  for (const uid of after) {
    const at = placeOf(rows, uid);
    if (at >= 0) return at + 1;
  }
  return otherwise;
}

// Where the rows end that belong to a heading: its items and every deeper heading with its items.
export function endOfTree(rows, at) {
  const { level } = rows[at];
  const belongs = (row) => (level === 0 ? row.level === ITEM : row.level > level);
  let end = at + 1;
  if (level >= 0 && level < ITEM) while (end < rows.length && belongs(rows[end])) end++;
  return end;
}

function moved(rows, start, end, place) {
  const group = rows.slice(start, end);
  const rest = [...rows.slice(0, start), ...rows.slice(end)];
  rest.splice(place > start ? place - group.length : place, 0, ...group);
  return rest;
}

// Each of the following returns the same list where nothing can be done.

export function movedByOne(rows, uid, step) {
  const at = placeOf(rows, uid);
  const row = rows[at];
  if (!row || isPinned(row)) return rows;
  if (row.level === ITEM) {
    const other = at + step;
    // An item needs a heading above it.
    if (other < firstPlace(rows) + (step < 0 ? 1 : 0) || other >= rows.length) return rows;
    return step < 0 ? moved(rows, at, at + 1, other) : moved(rows, at, at + 1, other + 1);
  }
  const end = endOfTree(rows, at);
  if (step > 0) {
    if (end >= rows.length || rows[end].level < row.level) return rows;
    return moved(rows, at, end, endOfTree(rows, end));
  }
  let place = at - 1;
  while (place >= 0 && rows[place].level > row.level) place--;
  return place < 0 || rows[place].level < row.level ? rows : moved(rows, at, end, place);
}

// Right after another row; a heading after the whole part that the row stands in.
export function movedAfter(rows, uid, afterUid) {
  const at = placeOf(rows, uid);
  let place = placeOf(rows, afterUid);
  if (at < 0 || place < 0 || isPinned(rows[at]) || uid === afterUid) return rows;
  const end = endOfTree(rows, at);
  if (place >= at && place < end) return rows;
  if (rows[at].level === ITEM) {
    return isPinned(rows[place]) ? rows : moved(rows, at, at + 1, place + 1);
  }
  place++;
  while (place < rows.length && rows[place].level === ITEM && place !== at) place++;
  return place === at ? rows : moved(rows, at, end, place);
}

// One level deeper (1) or higher (-1). An item becomes a heading, the deepest heading an item.
export function indented(rows, uid, step) {
  const at = placeOf(rows, uid);
  const row = rows[at];
  if (!row || row.level <= 0) return rows;
  const withLevel = (place, level) => rows.map((one, here) => (here === place ? { ...one, level } : one));
  if (row.level === ITEM) {
    if (step > 0) return rows;
    const heading = rows.slice(0, at).findLast((one) => one.level < ITEM);
    return withLevel(at, Math.min(Math.max(heading?.level ?? 0, 0) + 1, DEEPEST));
  }
  if (row.level + step < 1) return rows;
  if (row.level + step > DEEPEST) return at > firstPlace(rows) ? withLevel(at, ITEM) : rows;
  const end = endOfTree(rows, at);
  return rows.map((one, here) =>
    here >= at && here < end && one.level < ITEM ? { ...one, level: Math.min(one.level + step, DEEPEST) } : one,
  );
}

// Without a row; a heading goes with the items directly under it.
export function without(rows, uid) {
  const at = placeOf(rows, uid);
  if (at < 0 || isPinned(rows[at])) return rows;
  let end = at + 1;
  if (rows[at].level < ITEM) while (end < rows.length && rows[end].level === ITEM) end++;
  return [...rows.slice(0, at), ...rows.slice(end)];
}

export function inserted(rows, at, ...added) {
  return [...rows.slice(0, at), ...added, ...rows.slice(at)];
}

export function withText(rows, uid, text) {
  return rows.map((row) => (row.uid === uid ? { ...row, text } : row));
}
