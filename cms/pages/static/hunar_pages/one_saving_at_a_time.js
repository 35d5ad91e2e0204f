// Wagtail saves by itself while one types, and neither that nor a press on Publish waits for the other. Something new is
// then made twice: the form still leads to "create"; a page is refused because its own address is taken. Here the press
// waits for a saving that has begun, and no saving begins once the press is on its way.
(() => {
  const A_MOMENT = 50; // Wagtail may begin the next saving right after one has ended
  const PATIENCE = 60_000; // a slow line needs half a minute; a saving that never tells its end holds nobody up for longer
  let saving = false;
  let waiting = null;
  let leaving = false;

  const isEditor = (form) => form.matches("[data-edit-form]");

  const submitAs = (form, button) => {
    // Wagtail greys the pressed button out, and what is grey is not sent.
    const pressed = Object.assign(document.createElement("input"), {
      type: "hidden",
      name: button?.name ?? "",
      value: button?.value ?? "",
    });
    form.append(pressed);
    form.requestSubmit();
  };

  const release = () => {
    if (saving || !waiting) return;
    const { form, button } = waiting;
    waiting = null;
    submitAs(form, button);
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (leaving) event.preventDefault();
    else saving = true;
  });
  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, () => {
      saving = false;
      setTimeout(release, A_MOMENT);
    });
  }
  document.addEventListener(
    "submit",
    (event) => {
      if (!saving || !isEditor(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { form: event.target, button: event.submitter };
      setTimeout(() => {
        saving = false;
        release();
      }, PATIENCE);
    },
    { capture: true },
  );
  window.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !isEditor(event.target)) return;
    leaving = true;
    setTimeout(() => {
      leaving = false; // still here: the line was cut, or somebody pressed Stop
    }, PATIENCE);
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
})();
