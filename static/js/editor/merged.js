// Two changes of one line: the one that was offered for the line as it read, and what was written there since.

// `before` with one place replaced is `after`; returns `now` with the same replacement, or null where somebody wrote at
// that place since.
export function merged(before, after, now) {
  if (same(now, before)) return after;
  const offered = replacement(before, after);
  const written = replacement(before, now);
  if (offered.end <= written.start) return now.slice(0, offered.start) + offered.words + now.slice(offered.end);
  if (offered.start < written.end) return null;
  const moved = now.length - before.length;
  return now.slice(0, offered.start + moved) + offered.words + now.slice(offered.end + moved);
}

const same = (one, other) => one.normalize("NFC") === other.normalize("NFC");

// The smallest place of `from` that was replaced, and the words that stand there in `to`.
function replacement(from, to) {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let kept = 0;
  while (kept < most - start && from.at(-1 - kept) === to.at(-1 - kept)) kept++;
  return { start, end: from.length - kept, words: to.slice(start, to.length - kept) };
}
