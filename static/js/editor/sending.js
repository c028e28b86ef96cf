// Sends one request after the other. A request that got no answer is sent again as it was, under the same number:
// the server takes it once.

const PAUSE_MS = 250; // after the last key
const LONGEST_MS = 1500; // after the first unsent key
const ANSWER_MS = 15_000;
const AGAIN_MS = [1000, 2000, 4000, 8000];

export const PROBLEMS = {
  network: "Chưa lưu: máy chủ chưa trả lời, đang thử lại. Lời đã gõ vẫn giữ ở đây.",
  login: "Chưa lưu: phiên làm việc đã hết. Lời đã gõ vẫn giữ ở đây.",
};

export class Problem extends Error {
  constructor(kind, words = PROBLEMS[kind]) {
    super(words);
    this.kind = kind;
  }
}

// The token changes with every login; the one of the page may be old.
function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie?.split("=")[1] ?? document.querySelector("[name=csrfmiddlewaretoken]").value;
}

// Asks the server for JSON; raises a Problem for everything that is no answer.
export async function ask(address, content) {
  const headers = { Accept: "application/json", "X-Requested-With": "fetch" };
  if (content) Object.assign(headers, { "Content-Type": "application/json", "X-CSRFToken": token() });
  let answer;
  try {
    answer = await fetch(address, {
      method: content ? "POST" : "GET",
      body: content && JSON.stringify(content),
      headers,
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch {
    throw new Problem("network");
  }
  if (answer.status === 204) return null;
  if (answer.status === 401 || answer.type === "opaqueredirect") throw new Problem("login");
  let told = null;
  try {
    told = await answer.json();
  } catch {
    // A page instead of JSON: an error, or a token that is not valid any more.
    throw new Problem(answer.status === 403 ? "login" : "network");
  }
  if (answer.status === 200) return told;
  if (told.error === "csrf") throw new Problem("login");
  if (answer.status < 500 && told.message) throw new Problem("refused", `Chưa lưu: ${told.message}`);
  throw new Problem("network");
}

export class Sending {
  #address;
  #envelope;
  #draft;
  #changed;
  #timer = 0;
  #since = 0;
  #failures = 0;

  // `changed` is called with each change of the state; `envelope` gives what goes with every request.
  constructor(address, draft, envelope, changed) {
    this.#address = address;
    this.#draft = draft;
    this.#envelope = envelope;
    this.#changed = changed;
    this.request = null; // what is on its way, until its answer has come
    this.isAsking = false;
    this.problem = null;
    this.isHeld = true;
  }

  // Nothing is sent before; what an earlier page left comes first.
  begin() {
    this.isHeld = false;
    this.soon();
  }

  // Something was typed.
  soon() {
    if (this.request) return;
    this.#since ||= Date.now();
    const left = Math.max(this.#since + LONGEST_MS - Date.now(), 0);
    this.#wait(Math.min(PAUSE_MS, left));
  }

  now() {
    if (!this.isAsking) this.#wait(0);
  }

  #wait(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), time);
  }

  async #send() {
    if (this.isAsking || this.isHeld) return;
    this.request ??= this.#draft.nextRequest();
    this.#since = 0;
    if (!this.request) {
      this.problem = null;
      this.#changed(null);
      return;
    }
    this.isAsking = true;
    this.#changed(null);
    let answer = null;
    try {
      answer = await ask(this.#address, { ...this.#envelope, ...this.request, known: this.#draft.version });
      this.problem = null;
      this.#failures = 0;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    } finally {
      this.isAsking = false;
    }
    if (answer) {
      const { request } = this;
      this.request = null;
      this.#changed(this.#draft.answered(request, answer));
      if (this.#draft.nextRequest()) this.soon();
      return;
    }
    this.#changed(null);
    // What the server refuses as a whole is made anew, since the reason may be gone.
    if (this.problem.kind === "refused") this.request = null;
    this.#wait(AGAIN_MS[Math.min(this.#failures++, AGAIN_MS.length - 1)]);
  }
}
