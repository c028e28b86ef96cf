// Comfort only: a box that takes one sign hands the focus on when it has it; the first box is ready at once.

const boxes = [...document.querySelectorAll(".survey-keys input:not([type=hidden])")];

for (const [place, box] of boxes.entries()) {
  if ("oneSign" in box.dataset) {
    box.addEventListener("input", () => {
      if (box.value.length === 1) boxes[place + 1]?.focus();
    });
  }
}
const wrong = document.querySelector(".survey-key.has-error input");
(wrong ?? boxes[0])?.focus();
