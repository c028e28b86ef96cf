// The menu of a row: one is open at a time, it closes on a click elsewhere and on Esc, and it is always in sight.

const MARGIN = 8;

// `bar` stands over the rows.
export function menus(form, bar) {
  const open = () => form.querySelectorAll("details.outline-tools[open]");
  const closeOthers = (kept) => {
    for (const one of open()) if (one !== kept) one.open = false;
  };

  // `toggle` does not bubble.
  form.addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.matches("details.outline-tools") || !target.open) return;
      closeOthers(target);
      place(target, bar);
    },
    true,
  );
  document.addEventListener("pointerdown", ({ target }) => closeOthers(target.closest("details.outline-tools")));
  document.addEventListener("focusin", ({ target }) => closeOthers(target.closest("details.outline-tools")));
  document.addEventListener("keydown", (event) => {
    const [menu] = open();
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function place(details, bar) {
  const menu = details.querySelector(".outline-menu");
  menu.classList.remove("opens-up");
  const { bottom, height } = menu.getBoundingClientRect();
  if (bottom + MARGIN <= window.innerHeight) return;
  const hasRoomAbove = details.getBoundingClientRect().top - height > bar.getBoundingClientRect().bottom;
  menu.classList.toggle("opens-up", hasRoomAbove);
  if (!hasRoomAbove) menu.scrollIntoView({ block: "nearest" });
}
