/* Without this file a dialog opens by its address (#id). With it, it is a real one: focus stays inside, Escape closes. */
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && dialog.showModal) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const inside = event.target.closest("dialog");
  const closer = event.target.closest("[data-dialog-close]");
  if (inside && inside.open && (closer || event.target === inside)) {
    event.preventDefault();
    inside.close();
  }
});
