// The tables among the rows of the draft, as they are printed (dialogue_portal/documents/tables.py): two items or more
// that follow each other with the same number of cells. Below a head a row may have fewer.

import { ITEM } from "./outline.js";

const BETWEEN_CELLS = /\s*(?<!\S)\|(?!\S)\s*/;
const LEAST = 8; // letters to which a column is wide
const MOST = 40;

const cellsOf = (text) => text.trim().split(BETWEEN_CELLS);
const isHead = (cells) => !cells.some((cell) => /^[\d\s.,:;/%–-]*\d[\d\s.,:;/%–-]*$/.test(cell));

export const isRow = (text) => cellsOf(text).length > 1;

// Map of uid → { cells, isHead, widths } of each row in a table.
export function tablesOf(rows) {
  const found = new Map();
  let group = [];
  const close = () => {
    if (group.length > 1) for (const [uid, table] of shown(group)) found.set(uid, table);
    group = [];
  };
  for (const { uid, level, text } of rows) {
    const cells = level === ITEM ? cellsOf(text) : [];
    if (cells.length < 2 || (group.length && !fits(cells, group[0].cells))) close();
    if (cells.length > 1) group.push({ uid, cells });
  }
  close();
  return found;
}

function fits(cells, first) {
  return cells.length === first.length || (cells.length < first.length && isHead(first));
}

function shown(group) {
  const [first] = group;
  const widths = first.cells.map((_, at) => {
    const longest = Math.max(...group.map(({ cells }) => cells[at]?.length ?? 0));
    return `minmax(0, ${Math.min(Math.max(longest, LEAST), MOST)}fr)`;
  });
  return group.map((one) => [
    one.uid,
    { cells: one.cells, isHead: one === first && isHead(one.cells), widths: widths.join(" ") },
  ]);
}
