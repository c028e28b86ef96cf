// The printed pages beside the rows. The pages in sight come with the answer; any other one keeps its picture until
// one scrolls to it. A picture is replaced when the new one is there, so that no page is ever blank.

export class Preview {
  #frame;
  #isDrawing = false;
  #isOld = false;
  #inSight = new Set();
  #newer = new Map(); // page shown → its newer picture, not yet asked for
  #eye = new IntersectionObserver((entries) => this.#looked(entries));

  constructor(frame) {
    this.#frame = frame;
  }

  get #isShown() {
    return getComputedStyle(this.#frame.parentElement).position === "sticky";
  }

  async refresh() {
    this.#isOld = true;
    if (this.#isDrawing || !this.#isShown) return;
    this.#isDrawing = true;
    while (this.#isOld) {
      this.#isOld = false;
      // Where no answer comes, the last good pages stay; the next change asks again.
      await this.#draw().catch(() => {});
    }
    this.#isDrawing = false;
  }

  async #draw() {
    const sheets = this.#frame.querySelector(".sheets");
    const seen = [...sheets.children].flatMap((sheet, at) => (this.#inSight.has(sheet) ? [at + 1] : []));
    const asked = new URLSearchParams((seen.length ? seen : [1]).map((number) => ["trang", number]));
    const address = `${this.#frame.dataset.address}?${asked}`;
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = [...parsed.querySelectorAll(".sheet")].map((one) => document.importNode(one));
    const shown = [...sheets.children];
    for (const sheet of shown.slice(fresh.length)) this.#forget(sheet);
    for (const sheet of fresh.slice(shown.length)) this.#show(sheet);
    this.#newer = new Map(shown.slice(0, fresh.length).map((sheet, at) => [sheet, fresh[at]]));
    await Promise.all([...this.#newer.keys()].filter((sheet) => this.#inSight.has(sheet)).map((sheet) => this.#renew(sheet)));
  }

  #looked(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#inSight.add(target);
      else this.#inSight.delete(target);
      // Where the picture does not come, the old one stays.
      if (isIntersecting) this.#renew(target).catch(() => {});
    }
  }

  async #renew(sheet) {
    const fresh = this.#newer.get(sheet);
    if (!fresh || fresh.src === sheet.src) return;
    fresh.loading = "eager";
    await fresh.decode();
    if (this.#newer.get(sheet) === fresh) this.#show(fresh, sheet);
  }

  #show(sheet, old = null) {
    if (old) old.replaceWith(sheet);
    else this.#frame.querySelector(".sheets").append(sheet);
    if (old) this.#inSight.add(sheet);
    this.#forget(old);
    this.#eye.observe(sheet);
  }

  #forget(sheet) {
    if (!sheet) return;
    this.#eye.unobserve(sheet);
    this.#inSight.delete(sheet);
    this.#newer.delete(sheet);
    sheet.remove();
  }
}
