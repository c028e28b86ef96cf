// What the clipboard holds, as lines: a table comes as one line for each row, "1 | Thôn Đông | 30". Plain text is
// taken as the server takes it (dialogue_portal/formats/tabs.py).

const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
const OF_LINES = String.raw`"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"`;
const CELL_OF_LINES = new RegExp(String.raw`(?<=\t)${OF_LINES}(?=[\t\n]|$)|(?<=\n|^)${OF_LINES}(?=\t)`, "g");
const LABEL = /^(?:[^\p{L}\p{M}\p{N}_\s|"]{1,4}|[Øo]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zđ])[.)])$/u;
const BAR = /(?<!\S)\|(?!\S)/g;
const SENTENCE_END = /[.;:,!?…]$/;
const SKIPPED = "style, script, template, title, meta, link, [hidden], [data-style*='display:none']";
const BLOCKS =
  "address, article, aside, blockquote, center, dd, div, dl, dt, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, ul";

// { lines, rows, broken }: the lines, how many are rows of a table, and how many cells had several lines.
export function pastedLines(clipboard) {
  const page = new DOMParser().parseFromString(withoutStyles(clipboard.getData("text/html")), "text/html");
  return page.querySelector("tr") ? ofPage(page.body) : ofText(clipboard.getData("text/plain"));
}

// The portal's pages take no styles of others: the browser would complain of each.
function withoutStyles(html) {
  const bare = html.replace(/<style\b.*?<\/style\s*>/gis, "");
  return bare.replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, " data-style"));
}

export function ofText(text) {
  let broken = 0;
  const whole = text.replace(new RegExp(LINE_END, "g"), "\n").replace(CELL_OF_LINES, (_, behind, before) => {
    broken++;
    return inOneLine((behind ?? before).replaceAll('""', '"').split("\n"));
  });
  let rows = 0;
  const lines = whole.split("\n").map((line) => {
    const cells = line.trim().split("\t").map((cell) => cell.trim());
    if (cells.length === 1) return line;
    if (cells.length === 2 && (LABEL.test(cells[0]) || cells[0].endsWith(":"))) return cells.join(" ");
    rows++;
    return cells.map((cell) => cell.replace(BAR, "/")).join(" | ");
  });
  return { lines: lines.filter((line) => line.trim()), rows, broken };
}

function ofPage(body) {
  const found = { rows: 0, broken: 0 };
  return { lines: linesIn(body, found), ...found };
}

// The paragraphs of an element, and the rows of its tables.
function linesIn(element, found) {
  const lines = [""];
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) lines.push(lines.pop() + node.data);
      else if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) continue;
      else if (node.matches("br")) lines.push("");
      else if (node.matches("table")) lines.push(...rowsOf(node, found), "");
      else if (node.matches(BLOCKS)) {
        lines.push(numberOf(node));
        walk(node);
        lines.push("");
      } else walk(node);
    }
  };
  walk(element);
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

// The number of an item of a numbered list; Word writes its numbers into the text.
function numberOf(node) {
  if (!node.matches("ol > li")) return "";
  const items = [...node.parentElement.children].filter((one) => one.matches("li"));
  return `${node.parentElement.start + items.indexOf(node)}. `;
}

// A cell over several columns or rows leaves the cells beside it and below it empty. A table of one column is text.
function rowsOf(table, found) {
  const grid = [];
  [...table.rows].forEach((row, down) => {
    let at = 0;
    for (const cell of row.cells) {
      while (grid[down]?.[at] !== undefined) at++;
      const words = linesIn(cell, found);
      for (let below = down; below < Math.min(down + cell.rowSpan, table.rows.length); below++) {
        grid[below] ??= [];
        for (let beside = at; beside < at + cell.colSpan; beside++) grid[below][beside] = [];
      }
      grid[down][at] = words;
      at += cell.colSpan;
    }
  });
  const columns = Math.max(...grid.map((row) => row?.length ?? 0));
  const filled = grid.filter((row) => row?.some((words) => words?.length));
  if (columns === 1) return filled.flat(2);
  return filled.map((row) => {
    found.rows++;
    found.broken += row.filter((words) => words?.length > 1).length;
    return Array.from({ length: columns }, (_, at) => inOneLine(row[at] ?? []).replace(BAR, "/")).join(" | ");
  });
}

// The lines of a cell behind each other; where no sign ends one, a semicolon does.
function inOneLine(lines) {
  const kept = lines.map((line) => line.trim()).filter(Boolean);
  return kept.map((line, at) => (at === kept.length - 1 || SENTENCE_END.test(line) ? line : `${line};`)).join(" ");
}
