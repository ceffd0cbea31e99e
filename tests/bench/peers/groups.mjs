/** Comparison of rows with each other for the peers: the core's rules in plain JavaScript. */

/** The items of `rows` by what `key` gives, without those for which it gives nothing. */
function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const of = key(row);
    if (of === "") continue;
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}

/**
 * Notes in `problems`, a map from a row's place to its problems, the same line twice and the same
 * code on two lines. A row is `{ at, item, code }`; `item` is empty where it is no id.
 */
export function compare(rows, problems) {
  const say = (at, key) => {
    const list = problems.get(at);
    if (list) list.push(key);
    else problems.set(at, [key]);
  };
  for (const group of grouped(rows, (row) => row.code).values()) {
    if (group.length === 1 || group.every((row) => row.item === group[0].item)) continue;
    for (const row of group) say(row.at, "row.same_code");
  }
  for (const group of grouped(rows, (row) => row.item).values()) {
    if (group.length === 1) continue;
    const agree = group.every((row) => row.code === group[0].code);
    for (const row of agree ? group.slice(1) : group) say(row.at, agree ? "row.repeated" : "row.conflict");
  }
}
