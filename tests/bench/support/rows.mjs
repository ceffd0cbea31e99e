/** Made-up rows of an ERP file: always the same, some of them bad. */

/** The columns, in names that the core knows. */
export const HEADER = ["kalem id", "ERP kodu", "sipariş no", "SKU", "adet"];

const GOODS = ["Gömlek", "Çanta", "İnce kazak", "Şal", "Ağır mont", "Düz ığne"];
/** One row in so many is bad, and each kind takes its turn. */
const BAD_EVERY = 50;

/** Each makes a row bad; `before` is the row above it, which is good. */
const FAULTS = [
  (row) => { row[0] = ""; },
  (row) => { row[0] = `0${row[0]}`; },
  (row) => { row[0] = "9007199254740992"; },
  (row) => { row[0] = `${row[0]}.5`; },
  (row) => { row[1] = ""; },
  (row) => { row[1] = ` ${row[1]}`; },
  (row) => { row[1] = `${row[1]}\u0007`; },
  // the same line and code: one of the two is sent
  (row, before) => { [row[0], row[1]] = before; },
  // the same line with another code: neither is sent
  (row, before) => { row[0] = before[0]; },
  // the same code on two lines: neither is sent
  (row, before) => { row[1] = before[1]; },
];
/** The first so many do so without another row. */
const ALONE = 7;
/** How many rows each fault takes away, in the same order. */
const HELD = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2];

/** `count` rows of five texts each; without faults all of them are good. */
export function rows(count, { faults = true } = {}) {
  const made = [];
  for (let n = 0; n < count; n += 1) {
    const code = n % 3 === 0 ? `TR-İĞŞ-${n}` : `00${4_000_000 + n * 7}`;
    const goods = `${GOODS[n % GOODS.length]} ${n % 977}`;
    const sku = n % 4 === 0 ? `${goods}; "slim", ${n % 9} cm` : goods;
    const row = [String(70_000 + n * 3), code, `28112${1_000_000_000 + (n >> 1)}`, sku, String(1 + (n % 12))];
    if (faults && n % BAD_EVERY === BAD_EVERY - 1) {
      FAULTS[Math.floor(n / BAD_EVERY) % FAULTS.length](row, made[n - 1]);
    }
    made.push(row);
  }
  return made;
}

/** How many of these rows may not be sent. */
export function heldOf(count) {
  const faults = Math.floor(count / BAD_EVERY);
  let held = 0;
  for (let n = 0; n < faults; n += 1) held += HELD[n % HELD.length];
  return held;
}

/** How many of these rows are bad by themselves. */
export function badOf(count) {
  const faults = Math.floor(count / BAD_EVERY);
  let bad = 0;
  for (let n = 0; n < faults; n += 1) bad += n % FAULTS.length < ALONE ? 1 : 0;
  return bad;
}

/** As a file: semicolons, quotes where they are needed, CR LF, UTF-8. */
export function csv(rows) {
  const cell = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [HEADER, ...rows].map((row) => row.map(cell).join(";"));
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}
