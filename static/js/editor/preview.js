// The printed pages beside the rows. A page is replaced when the new picture is there, so that none is ever blank.

export class Preview {
  #frame;
  #isDrawing = false;
  #isOld = false;

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
    try {
      while (this.#isOld) {
        this.#isOld = false;
        await this.#draw();
      }
    } catch {
      // The last good pages stay; the next change asks again.
    } finally {
      this.#isDrawing = false;
    }
  }

  async #draw() {
    const answer = await fetch(this.#frame.dataset.address, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const sheets = this.#frame.querySelector(".sheets");
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = [...parsed.querySelectorAll(".sheet")].map((one) => document.importNode(one));
    const shown = [...sheets.children];
    for (const sheet of shown.slice(fresh.length)) sheet.remove();
    // What one looks at comes first.
    const isSeen = (sheet) => {
      const [page, frame] = [sheet.getBoundingClientRect(), this.#frame.parentElement.getBoundingClientRect()];
      return page.bottom > frame.top && page.top < frame.bottom;
    };
    const order = fresh.map((sheet, at) => ({ sheet, old: shown[at] }));
    order.sort((one, other) => Number(other.old && isSeen(other.old)) - Number(one.old && isSeen(one.old)));
    for (const { sheet, old } of order) {
      if (this.#isOld && !(old && isSeen(old))) break;
      if (old?.getAttribute("src") === sheet.getAttribute("src")) continue;
      sheet.loading = "eager";
      await sheet.decode();
      if (old) old.replaceWith(sheet);
      else sheets.append(sheet);
    }
  }
}
