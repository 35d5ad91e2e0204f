/* Runs the table of cases through the script that works on the reader's device; prints what it says. */
const fs = require('fs');
const path = require('path');
const { hunarSums: sums } = require(path.resolve(process.argv[2]));
const cases = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const numbers = (value) => {
  if (typeof value === 'string') return +value;
  if (Array.isArray(value)) return value.map(numbers);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, numbers(one)]));
  return value;
};
const places = (name) => (name === 'covers' ? 1 : 2);
const spelt = (found) =>
  Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, Array.isArray(value) ? value.map((one) => one.toFixed(2)) : value.toFixed(places(name))])
  );
const said = {};
for (const tool of ['rates', 'budget', 'tax']) said[tool] = cases[tool].map(({ given }) => spelt(sums[tool](numbers(given))));
said.invoice = cases.invoice.map(({ given }) =>
  spelt(sums.invoice({ lines: given.lines.map(([quantity, price]) => ({ quantity: +quantity, price: +price })) }))
);
said.number = cases.number.map(([text]) => [text, Number.isNaN(sums.number(text)) ? null : String(sums.number(text))]);
console.log(JSON.stringify(said));
