/* The sums of cms/finance/*.py again, for the device. tests/cms/finance holds the two together with one table of cases. */
(function (root) {
  // Halves up, without the dust that binary fractions leave.
  const money = (amount) => Math.round(+(amount * 100).toFixed(4)) / 100;
  const tenths = (number) => Math.floor(+(number * 10).toFixed(6)) / 10;

  root.hunarSums = {
    money,
    rates({ hourly, hours, spare, fee, exchange }) {
      const price = (hourly * hours * (100 + spare)) / 100;
      const received = price - (price * fee) / 100;
      return {
        price: money(price),
        fee: money((price * fee) / 100),
        received: money(received),
        received_home: money(received * exchange),
        per_hour: money(received / hours),
        to_ask: money((price * 100) / (100 - fee)),
      };
    },
    budget({ incomes, fixed, living, savings }) {
      const average = incomes.reduce((sum, one) => sum + one, 0) / incomes.length;
      const lowest = Math.min(...incomes);
      const spending = fixed + living;
      return {
        average: money(average),
        lowest: money(lowest),
        spending: money(spending),
        left_average: money(average - spending),
        left_lowest: money(lowest - spending),
        covers: spending ? tenths(savings / spending) : 0,
        aim: money(spending * 3),
        missing: money(Math.max(spending * 3 - savings, 0)),
      };
    },
    tax({ received, registered, active, rates }) {
      const rate = (registered ? +rates.pseb : +rates.other) * (active ? 1 : +rates.times);
      const tax = money((received * rate) / 100);
      return { rate: money(rate), tax, left: money(money(received) - tax) };
    },
    invoice({ lines }) {
      const amounts = lines.map(({ quantity, price }) => money(quantity * price));
      return { amounts, total: money(amounts.reduce((sum, one) => sum + one, 0)) };
    },
    // As cms.language.digits reads them: the digits of either script, commas between thousands.
    number(text) {
      const plain = text
        .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x06f0)
        .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x0660)
        .replace(/[\s\u200e\u200f]/g, '')
        .replace(/[٬،]/g, ',')
        .replace(/٫/g, '.');
      return /^(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d+)?$/.test(plain) && /\d/.test(plain) ? +plain.replace(/,/g, '') : NaN;
    },
  };
})(typeof module === 'undefined' ? window : module.exports);
