// What an earlier page could not send: first the request whose answer never came, then the rest.

import { ask, Problem } from "./sending.js";

const AGAIN_MS = 4000;

// `left` is { request, changes } as editor/device.js keeps it; `tell` is called while the server does not answer.
export async function takeUp({ request, changes }, draft, form, tell) {
  const versions = new Map();
  const again = [];
  if (request) {
    const { results } = await answerOf(request, form, tell);
    request.changes.forEach((one, at) => {
      if (results[at].is === "done") versions.set(one.row, results[at].version);
      else if (results[at].is !== "refused") again.push(one);
    });
    const fresh = await ask(form.dataset.rows);
    if (fresh) draft.receive(fresh);
  }
  draft.takeUp([...again, ...changes.map((one) => ({ ...one, base: versions.get(one.row) ?? one.base }))]);
}

async function answerOf(request, form, tell) {
  const content = { user: Number(form.dataset.user), known: 0, ...request };
  for (;;) {
    try {
      return await ask(form.dataset.changes, content);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.kind === "refused") return { results: request.changes.map(() => ({ is: "again" })) };
      tell(problem.message);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
