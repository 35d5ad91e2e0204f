/* A form is sent once however often its button is pressed. Coming back to the page frees it again. */
(() => {
  const free = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-once") || form.method === "get" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    setTimeout(() => free(form), 15000); // the network may have lost it: let the reader try again
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));
})();
