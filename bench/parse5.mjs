// Does the tree of a page read in the same order as parse5's? Reads what page_oracle --list prints.
// SPDX-License-Identifier: Apache-2.0
//
//   page_oracle --list FOLDER | node parse5.mjs     (parse5 in a node_modules beside or above it)
//
// Leaves out what page_oracle leaves out. Fails when fewer than 99.9 of 100 pages are equal.
import {createInterface} from 'node:readline';
import {parse} from 'parse5';

const leftOut = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'noframes', 'noembed', 'select']);

function* textsOf(root) {
  const steps = [root];
  while (steps.length > 0) {
    const node = steps.pop();
    if (node.nodeName === '#text') yield node.value;
    if (leftOut.has(node.nodeName)) continue;
    steps.push(...(node.childNodes ?? []).toReversed());
  }
}

const wordsOf = (page) => [...textsOf(parse(page))].flatMap((text) => text.match(/[0-9A-Za-z\u0080-\uffff]+/g) ?? []);

let pages = 0;
let equal = 0;
let words = 0;
for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
  const {name, page, words: ours} = JSON.parse(line);
  const theirs = wordsOf(page);
  pages += 1;
  words += ours.length;
  const at = ours.findIndex((word, i) => word !== theirs[i]);
  if (at < 0 && ours.length === theirs.length) {
    equal += 1;
    continue;
  }
  const from = at < 0 ? ours.length : at;
  console.log(`${name}: differ at word ${from} of ${ours.length} and ${theirs.length}: ` +
    `${ours.slice(from, from + 6).join(' ')} | ${theirs.slice(from, from + 6).join(' ')}`);
}
console.log(`${equal} of ${pages} pages read in parse5's order, ${words} words`);
process.exitCode = pages > 0 && equal * 1000 >= pages * 999 ? 0 : 1;
