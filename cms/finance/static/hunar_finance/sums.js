/* The sums of cms/finance/*.py again, for the device. tests/cms/finance holds the two together with one table of cases.
   A number comes and goes as text; in between it is a fraction of two whole numbers, so that nothing is lost. */
(function (root) {
  const of = (text) => {
    const [whole, part = ''] = text.split('.');
    return { top: BigInt(whole + part), bottom: 10n ** BigInt(part.length) };
  };
  const plus = (one, two) => ({ top: one.top * two.bottom + two.top * one.bottom, bottom: one.bottom * two.bottom });
  const times = (one, two) => ({ top: one.top * two.top, bottom: one.bottom * two.bottom });
  const minus = (one, two) => plus(one, times(two, of('-1')));
  const over = (one, two) => times(one, { top: two.bottom, bottom: two.top }); // `two` is above nothing
  const isBelow = (one, two) => minus(one, two).top < 0n;
  const [NOTHING, HUNDRED] = [of('0'), of('100')];

  const spelt = (units, places) => {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  };
  // Halves up, as people round on paper: away from nothing.
  const money = ({ top, bottom }) => {
    const cents = (200n * (top < 0n ? -top : top) + bottom) / (2n * bottom);
    return spelt(top < 0n ? -cents : cents, 2);
  };
  const tenths = ({ top, bottom }) => spelt((10n * top) / bottom, 1);

  root.hunarSums = {
    rates(given) {
      const [hourly, hours, spare, fee, exchange] = ['hourly', 'hours', 'spare', 'fee', 'exchange'].map((name) => of(given[name]));
      const price = over(times(times(hourly, hours), plus(HUNDRED, spare)), HUNDRED);
      const taken = over(times(price, fee), HUNDRED);
      const received = minus(price, taken);
      return {
        price: money(price),
        fee: money(taken),
        received: money(received),
        received_home: money(times(received, exchange)),
        per_hour: money(over(received, hours)),
        to_ask: money(over(times(price, HUNDRED), minus(HUNDRED, fee))),
      };
    },
    budget(given) {
      const incomes = given.incomes.map(of);
      const [fixed, living, savings] = ['fixed', 'living', 'savings'].map((name) => of(given[name]));
      const average = over(incomes.reduce(plus), of(String(incomes.length)));
      const lowest = incomes.reduce((least, one) => (isBelow(one, least) ? one : least));
      const spending = plus(fixed, living);
      const aim = times(spending, of('3'));
      return {
        average: money(average),
        lowest: money(lowest),
        spending: money(spending),
        left_average: money(minus(average, spending)),
        left_lowest: money(minus(lowest, spending)),
        covers: spending.top ? tenths(over(savings, spending)) : '0.0',
        aim: money(aim),
        missing: money(isBelow(savings, aim) ? minus(aim, savings) : NOTHING),
      };
    },
    tax({ received, registered, active, rates }) {
      const once = of(registered ? rates.pseb : rates.other);
      const rate = active ? once : times(once, of(rates.times));
      const tax = money(over(times(of(received), rate), HUNDRED));
      return { rate: money(rate), tax, left: money(minus(of(money(of(received))), of(tax))) };
    },
    invoice({ lines }) {
      const amounts = lines.map(({ quantity, price }) => money(times(of(quantity), of(price))));
      return { amounts, total: money(amounts.map(of).reduce(plus, NOTHING)) };
    },
    // As cms.language.digits reads them: the digits of either script, commas between thousands. Null for what is no number.
    number(text) {
      const plain = text
        .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x06f0)
        .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x0660)
        .replace(/[\s\u200e\u200f]/g, '')
        .replace(/[٬،]/g, ',')
        .replace(/٫/g, '.')
        .replace(/^\./, '0.')
        .replace(/^0+(?=\d)/, '');
      return /^(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.\d+)?$/.test(plain) ? plain.replace(/,/g, '') : null;
    },
  };
})(typeof module === 'undefined' ? window : module.exports);
