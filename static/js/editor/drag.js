// Mouse and touch: a row is dragged by its handle and dropped below another one.

const EDGE = 60;
const STEP = 12;

export function dragging(form, list, drop) {
  form.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-drag]");
    if (!handle || event.button) return;
    event.preventDefault();
    const uid = list.uidOf(handle);
    const row = list.node(uid);
    let target = null;
    handle.setPointerCapture(event.pointerId);
    row.classList.add("is-dragged");

    const mark = (node) => {
      target?.classList.remove("drop-below");
      target = node;
      target?.classList.add("drop-below");
    };
    const move = (at) => {
      if (at.clientY < EDGE) window.scrollBy(0, -STEP);
      if (at.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
      const under = document.elementFromPoint(at.clientX, at.clientY)?.closest(".outline-rows .outline-row");
      if (under !== target) mark(under && under !== row ? under : null);
    };
    const end = (dropped) => {
      handle.removeEventListener("pointermove", move);
      row.classList.remove("is-dragged");
      const after = dropped && list.uidOf(target);
      mark(null);
      if (after) drop(uid, after);
    };
    handle.addEventListener("pointermove", move);
    const ends = new AbortController();
    for (const [name, dropped] of [
      ["pointerup", true],
      ["pointercancel", false],
    ]) {
      handle.addEventListener(
        name,
        () => {
          ends.abort();
          end(dropped);
        },
        { signal: ends.signal },
      );
    }
  });
}
