/* The tools on the device: nothing is sent. Without this script their forms work as well. */
(() => {
  const form = document.querySelector('form[data-money]');
  const sums = window.hunarSums;
  if (!form || !sums) return; // a browser without whole numbers of any size sends the form
  const tool = form.dataset.money;
  const drawer = `hunar-money-${tool}`;
  const result = document.querySelector('[data-money-result]');
  const boxes = [...form.elements].filter((box) => box.name && box.name !== 'csrfmiddlewaretoken' && box.type !== 'submit');
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const box = (name) => form.elements[name];
  const text = (name) => box(name).value.trim();
  const isFilled = (name) => text(name) !== '';
  const isAmount = (one) => one.inputMode === 'decimal';
  const named = (start) => boxes.map((one) => one.name).filter((name) => name.startsWith(start));

  all('[data-money-device]').forEach((one) => (one.hidden = false));
  all('[data-money-server]').forEach((one) => (one.hidden = true));

  const amount = (name, empty = '0') => (isFilled(name) ? sums.number(text(name)) : empty);
  const amounts = (...names) => Object.fromEntries(names.map((name) => [name, amount(name)]));
  /* As the server writes them: commas between thousands; two places, or all that were typed. */
  const grouped = (number) => number.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
  const plain = (number) => (number.includes('.') ? number.replace(/\.?0+$/, '') : number);
  const priced = (number) => grouped(plain(number).replace(/^\d+$/, '$&.00').replace(/\.\d$/, '$&0'));

  /* The browser says what is empty; this says what is no number, or out of bounds, or one half of a line alone. */
  const check = () => {
    boxes.filter((one) => isAmount(one) && one.value.trim()).forEach((one) => {
      const { above, below, wrong, outside } = one.dataset;
      const number = sums.number(one.value);
      if (number === null || number > 1e12) one.setCustomValidity(wrong);
      else if ((above && +number <= +above) || (below && +number >= +below)) one.setCustomValidity(outside);
    });
    named('what').forEach((what) => {
      const [quantity, price] = ['quantity', 'price'].map((name) => what.replace('what', name));
      if (isFilled(what) && !isFilled(price)) box(price).setCustomValidity(box(price).dataset.lacking);
      if (!isFilled(what) && (isFilled(quantity) || isFilled(price))) box(what).setCustomValidity(box(what).dataset.lacking);
    });
    return form.reportValidity();
  };

  const work = {
    rates: () => sums.rates(amounts('hourly', 'hours', 'spare', 'fee', 'exchange')),
    budget: () => {
      const incomes = named('income').filter(isFilled).map((name) => amount(name));
      return sums.budget({ incomes, ...amounts('fixed', 'living', 'savings') });
    },
    tax: () => {
      const rates = JSON.parse(form.dataset.rates)[text('year')];
      all('[data-money-year]').forEach((one) => (one.hidden = one.dataset.moneyYear !== text('year')));
      all('[data-money-sure]').forEach((one) => (one.hidden = !rates));
      all('[data-money-unsure]').forEach((one) => (one.hidden = !!rates));
      if (!rates) return {};
      return sums.tax({ received: amount('received'), registered: text('registered') === 'yes', active: text('active') === 'yes', rates });
    },
  };

  const show = (found) => {
    Object.entries(found).forEach(([name, number]) =>
      all(`[data-out="${name}"]`, result).forEach((out) => (out.textContent = grouped(number)))
    );
    result.hidden = false;
    result.focus();
  };

  const print = () => {
    const lines = named('what').filter(isFilled).map((what) => ({
      what: text(what),
      quantity: amount(what.replace('what', 'quantity'), '1'),
      price: amount(what.replace('what', 'price')),
    }));
    const invoice = sums.invoice({ lines });
    const paper = document.querySelector('[data-money-paper]');
    const language = text('language');
    paper.replaceChildren(document.querySelector(`template[data-sheet="${language}"]`).content.cloneNode(true));
    const fill = (name, words, root = paper) => all(`[data-out="${name}"]`, root).forEach((out) => (out.textContent = words));
    ['seller', 'buyer', 'number', 'currency', 'payment'].forEach((name) => fill(name, text(name)));
    all('[data-payment]', paper).forEach((one) => (one.hidden = !text('payment')));
    const day = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const parts = Object.fromEntries(day.formatToParts(new Date(text('date'))).map(({ type, value }) => [type, value]));
    fill('date', `${parts.day} ${parts.month} ${parts.year}`); // as the server writes dates
    fill('total', grouped(invoice.total));
    const row = paper.querySelector('[data-line]');
    lines.forEach((line, place) => {
      const made = row.cloneNode(true);
      fill('what', line.what, made);
      fill('quantity', plain(line.quantity), made);
      fill('price', priced(line.price), made);
      fill('amount', grouped(invoice.amounts[place]), made);
      row.before(made);
    });
    row.remove();
    window.print();
  };

  ['input', 'reset'].forEach((event) => form.addEventListener(event, () => boxes.forEach((one) => one.setCustomValidity(''))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!check()) return;
    if (tool === 'invoice') print();
    else show(work[tool]());
  });

  /* Kept only on asking, only here. */
  const keep = document.querySelector('[data-money-keep]');
  const forget = document.querySelector('[data-money-forget]');
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(drawer));
    } catch (error) {
      return null;
    }
  };
  const tell = () => (forget.hidden = !kept());
  keep.addEventListener('click', () => {
    const values = boxes.filter((one) => one.type !== 'radio' || one.checked).map((one) => [one.name, one.value]);
    localStorage.setItem(drawer, JSON.stringify(values));
    tell();
  });
  forget.addEventListener('click', () => {
    localStorage.removeItem(drawer);
    form.reset();
    tell();
  });
  (kept() || []).forEach(([name, value]) => box(name) && (box(name).value = value));
  tell();
})();
