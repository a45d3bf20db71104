/** Remembers which form of samples a reader chose, and shows it on every page, open or opened later. */

const inputs = [...document.querySelectorAll<HTMLInputElement>('.choice input')];

takeUp();
// Back shows a page as it was left, and another tab can have chosen since.
addEventListener('pageshow', takeUp);
addEventListener('storage', takeUp);
document.addEventListener('prerenderingchange', takeUp);

for (const input of inputs)
  input.addEventListener('change', () => {
    try {
      localStorage.setItem(input.name, input.value);
    } catch {
      // Storage can be blocked; the choice then holds for this page.
    }
  });

function takeUp(): void {
  try {
    for (const input of inputs) if (localStorage.getItem(input.name) === input.value) input.checked = true;
  } catch {
    // As above.
  }
}
