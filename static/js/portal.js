// Comfort only: every page works without this file.

// A second press of the same button within two seconds sends nothing twice.
const QUIET_MS = 2000;
const sentAt = new WeakMap();

document.addEventListener("submit", (event) => {
  const now = Date.now();
  if (now - (sentAt.get(event.target) ?? -QUIET_MS) < QUIET_MS) event.preventDefault();
  else sentAt.set(event.target, now);
});

// The staff menu on phones closes with Escape and by touching the page beside it.
const menu = document.querySelector(".desk-bar details");

function closeMenu() {
  if (menu) menu.open = false;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  closeMenu();
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) closeMenu();
});

// The names of chosen files stand beside its button.
function nameFile(input) {
  const shown = input.closest(".file-choice")?.querySelector(".file-name");
  if (shown) shown.textContent = [...input.files].map((file) => file.name).join(", ") || shown.dataset.none;
}

document.addEventListener("change", (event) => {
  if (event.target.type === "file") nameFile(event.target);
});

for (const input of document.querySelectorAll(".file-choice input")) nameFile(input);
