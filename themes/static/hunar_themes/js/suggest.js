/* Suggestions below a search box, as an ARIA combobox: arrows move, Enter follows, Escape closes. Without it, a form. */
(() => {
  const WAIT = 250;
  const known = new Map();

  document.querySelectorAll("form[data-suggest]").forEach((form, number) => {
    const input = form.querySelector("input[type=search]");
    if (!input || input.getAttribute("role") === "combobox") return;
    const list = document.createElement("ul");
    list.className = "h-suggestions";
    list.id = `suggestions-${number}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.suggestions);
    list.hidden = true;
    input.closest("label").after(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" }))
      input.setAttribute(name, value);
    let timer, asking, chosen = -1;

    const choose = (place) => {
      const options = [...list.children];
      chosen = place;
      options.forEach((option, at) => option.setAttribute("aria-selected", at === place));
      if (options[place]) {
        input.setAttribute("aria-activedescendant", options[place].id);
        options[place].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const open = (wanted) => {
      list.style.insetBlockStart = `${input.offsetHeight + 4}px`;
      list.hidden = !wanted;
      input.setAttribute("aria-expanded", wanted);
      choose(-1);
    };
    const show = (suggestions) => {
      list.replaceChildren(...suggestions.map((one, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.lang = one.lang;
        option.dir = "auto";
        option.textContent = one.title;
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(one.url));
        return option;
      }));
      open(suggestions.length > 0);
    };
    const ask = async () => {
      const words = input.value.trim();
      if (words.length < 2) return open(false);
      asking?.abort();
      asking = new AbortController();
      if (!known.has(words)) {
        try {
          const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asking.signal });
          if (!answer.ok) return open(false);
          known.set(words, (await answer.json()).suggestions);
        } catch { return; }
      }
      if (words === input.value.trim() && document.activeElement === input) show(known.get(words));
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, navigator.connection?.saveData ? WAIT * 4 : WAIT);
    });
    input.addEventListener("blur", () => open(false));
    input.addEventListener("keydown", (event) => {
      const count = list.children.length;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        open(false);
      } else if (step && count) {
        event.preventDefault();
        if (list.hidden) open(true);
        choose((((chosen + step + 1) % (count + 1)) + count + 1) % (count + 1) - 1);
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        list.children[chosen].click();
      }
    });
  });
})();
