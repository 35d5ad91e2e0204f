/* Runs the table of cases through the script that works on the reader's device; prints what it says. */
const fs = require('fs');
const path = require('path');
const { hunarSums: sums } = require(path.resolve(process.argv[2]));
const cases = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const said = {};
for (const tool of ['rates', 'budget', 'tax']) said[tool] = cases[tool].map(({ given }) => sums[tool](given));
said.invoice = cases.invoice.map(({ given }) => sums.invoice({ lines: given.lines.map(([quantity, price]) => ({ quantity, price })) }));
said.number = cases.number.map(([text]) => [text, sums.number(text)]);
console.log(JSON.stringify(said));
