// Comfort only: the dates follow the day that is chosen; without this file a button shows them.

const WAIT_MS = 300;
const trial = document.querySelector(".trial");
const field = document.querySelector("input[name=held_on]");
let waiting = 0;
let asked = 0;

async function show(day) {
  const request = ++asked;
  const answer = await fetch(`${trial.dataset.address}?ngay=${encodeURIComponent(day)}`, {
    credentials: "same-origin",
  });
  // A slow answer never overwrites a newer one; a login page is no answer.
  if (answer.ok && !answer.redirected && request === asked) trial.innerHTML = await answer.text();
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(field.value).catch(() => {}), WAIT_MS);
});

trial.addEventListener("click", (event) => {
  const proposal = event.target.closest("button[name=try]");
  if (!proposal) return;
  event.preventDefault();
  field.value = proposal.value;
  field.dispatchEvent(new Event("input"));
  field.focus();
});
