/* Shows the copy button where the browser can copy; the value itself is always there to select. */
(() => {
  if (!navigator.clipboard) return;
  document.querySelectorAll("button[data-copy]").forEach((button) => {
    const words = button.querySelector("span");
    const before = words.textContent;
    words.setAttribute("role", "status");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      words.textContent = button.dataset.copied;
      setTimeout(() => (words.textContent = before), 2000);
    });
  });
})();
