// The sentence that tells whether everything is saved. Read aloud is what somebody has to know, not every letter
// that was saved.

const TOLD_FOR_MS = 6000;

export class State {
  #shown;
  #spoken;
  #login;
  #work;
  #isUnsaved = false;
  #savedAt = "";
  #told = "";

  // `work` is { draft, sending, list }.
  constructor(bar, login, work) {
    this.#shown = bar.querySelector(".editor-state");
    this.#spoken = bar.querySelector(".editor-spoken");
    this.#login = login;
    this.#work = work;
  }

  say() {
    const { draft, sending, list } = this.#work;
    const { problem } = sending;
    const many = draft.conflicts.length;
    const [refused] = draft.refused;
    const isStored = draft.isStored && !sending.request;
    // Also where nothing had to be sent: words were undone, or those that others had stored were chosen.
    if (isStored && this.#isUnsaved) this.#savedAt = timeNow();
    this.#isUnsaved = !isStored;
    let words = isStored ? this.#savedAt && `Đã lưu ${this.#savedAt}` : sending.isAsking ? "Đang lưu…" : "Chưa lưu";
    if (!isStored && many) words = `Chưa lưu: ${many} dòng có hai bản khác nhau, xin chọn bản dùng ở dòng được đánh dấu.`;
    else if (!isStored && refused) words = `Chưa lưu: ${refused}`;
    if (problem && !isStored) words = problem.message;
    if (isStored && this.#told) words = this.#told;
    if (this.#shown.dataset.words === words) return;
    this.show(words);
    const isProblem = Boolean(problem || many || refused) && !isStored;
    this.#shown.classList.toggle("is-unsent", isProblem);
    this.#spoken.textContent = isProblem ? words : "";
    if (isStored) return;
    if (problem?.kind === "login") this.#shown.append(" ", link(this.#login, "Đăng nhập ở thẻ mới", "_blank"));
    else if (many) this.#shown.append(" ", link(`#${list.node(draft.conflicts[0]).id}`, "Đến dòng ấy"));
  }

  // A sentence in the place of the state, for a while.
  tell(words) {
    this.#told = words;
    this.say();
    this.show(words);
    this.#spoken.textContent = words;
    setTimeout(() => {
      this.#told = "";
      this.say();
    }, TOLD_FOR_MS);
  }

  // A sentence until the state is said again.
  show(words) {
    this.#shown.dataset.words = words;
    this.#shown.textContent = words;
  }
}

const timeNow = () => new Date().toLocaleTimeString("vi-VN", { hour: "numeric", minute: "2-digit" });

function link(href, textContent, target = "") {
  return Object.assign(document.createElement("a"), { href, textContent, target });
}
