/* The tools on the device: nothing is sent. Without this script their forms work as well. */
(() => {
  const form = document.querySelector('form[data-money]');
  if (!form) return;
  const sums = window.hunarSums;
  const tool = form.dataset.money;
  const drawer = `hunar-money-${tool}`;
  const result = document.querySelector('[data-money-result]');
  const figures = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const boxes = [...form.elements].filter((box) => box.name && box.name !== 'csrfmiddlewaretoken' && box.type !== 'submit');
  const prices = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 });
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const box = (name) => form.elements[name];
  const text = (name) => box(name).value.trim();
  const isAmount = (one) => one.inputMode === 'decimal';

  all('[data-money-device]').forEach((one) => (one.hidden = false));
  all('[data-money-server]').forEach((one) => (one.hidden = true));

  const amount = (name) => (text(name) === '' ? 0 : sums.number(text(name)));

  /* The browser says what is empty; this says what is no number. */
  const check = () => {
    boxes.filter(isAmount).forEach((one) => {
      const number = one.value.trim() === '' ? null : sums.number(one.value);
      const wrong = number !== null && !(number <= 1e12);
      const bound = (one.name === 'hours' && number === 0) || (one.name === 'fee' && number >= 100);
      one.setCustomValidity(wrong || bound ? form.dataset.wrong : '');
    });
    boxes.filter((one) => one.name.startsWith('what')).forEach((one) => {
      const price = box(one.name.replace('what', 'price'));
      if (one.value.trim() && !price.value.trim()) price.setCustomValidity(form.dataset.wrong);
    });
    return form.reportValidity();
  };

  const work = {
    rates: () => sums.rates(Object.fromEntries(['hourly', 'hours', 'spare', 'fee', 'exchange'].map((name) => [name, amount(name)]))),
    budget: () => {
      const months = boxes.filter((one) => one.name.startsWith('income') && one.value.trim() !== '');
      return sums.budget({
        incomes: months.map((one) => amount(one.name)),
        fixed: amount('fixed'),
        living: amount('living'),
        savings: amount('savings'),
      });
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
      all(`[data-out="${name}"]`, result).forEach((out) => (out.textContent = name === 'covers' ? number.toFixed(1) : figures.format(number)))
    );
    result.hidden = false;
    result.focus();
  };

  const print = () => {
    const lines = [1, 2, 3, 4, 5]
      .filter((line) => text(`what${line}`))
      .map((line) => ({ what: text(`what${line}`), quantity: text(`quantity${line}`) === '' ? 1 : amount(`quantity${line}`), price: amount(`price${line}`) }));
    const { amounts, total } = sums.invoice({ lines });
    const paper = document.querySelector('[data-money-paper]');
    const language = text('language');
    paper.replaceChildren(document.querySelector(`template[data-sheet="${language}"]`).content.cloneNode(true));
    const fill = (name, words, root = paper) => all(`[data-out="${name}"]`, root).forEach((out) => (out.textContent = words));
    ['seller', 'buyer', 'number', 'currency', 'payment'].forEach((name) => fill(name, text(name)));
    all('[data-payment]', paper).forEach((one) => (one.hidden = !text('payment')));
    const day = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const parts = Object.fromEntries(day.formatToParts(new Date(text('date'))).map(({ type, value }) => [type, value]));
    fill('date', `${parts.day} ${parts.month} ${parts.year}`); // as the server writes dates
    fill('total', figures.format(total));
    const row = paper.querySelector('[data-line]');
    lines.forEach((line, place) => {
      const made = row.cloneNode(true);
      fill('what', line.what, made);
      fill('quantity', String(line.quantity), made);
      fill('price', prices.format(line.price), made);
      fill('amount', figures.format(amounts[place]), made);
      row.before(made);
    });
    row.remove();
    window.print();
  };

  form.addEventListener('input', (event) => event.target.setCustomValidity && event.target.setCustomValidity(''));
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
