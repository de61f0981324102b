/* Calls what the practice editions are made of, outside a browser: a line of JSON in, `{"name", "values", "stored"}`, and a
   line out, `{"bytes"}` in base64 or `{"value"}`. */

import { createInterface } from "node:readline";

import { compare, strip } from "../../teach_forward/site/practice/chart.js";
import { csv } from "../../teach_forward/site/practice/csv.js";
import { docx } from "../../teach_forward/site/practice/docx.js";
import { add, conflicts, copy, create, items, put, remove, rename, share, twins } from "../../teach_forward/site/practice/folder.js";
import { range, readings } from "../../teach_forward/site/practice/impact.js";
import { read } from "../../teach_forward/site/practice/incoming.js";
import { loose } from "../../teach_forward/site/practice/loose.js";
import { fuse, merge, unite } from "../../teach_forward/site/practice/merge.js";
import { sheetNames, xlsx } from "../../teach_forward/site/practice/xlsx.js";
import { xml } from "../../teach_forward/site/practice/xml.js";
import { zip } from "../../teach_forward/site/practice/zip.js";
import { parseCsv } from "./csv.mjs";

/* As much of a document as a drawing needs. */
const element = (_, name) => ({
  name,
  attributes: {},
  shapes: [],
  setAttribute(key, value) {
    this.attributes[key] = value;
  },
  append(shape) {
    this.shapes.push(shape);
  },
});
globalThis.document = { createElementNS: element };

/* Copies of a folder after steps: ["put", copy, thing, answer, words], ["remove", copy, thing], ["merge", copy, other]. */
const play = (folder, copies, steps) => {
  const all = Array.from({ length: copies }, () => copy(folder));
  for (const [name, at, thing, field, words] of steps)
    if (name === "put") put(all[at], `copy${at}`, "systems", thing, field, { v: words });
    else if (name === "remove") remove(all[at], "systems", thing);
    else all[at] = merge(all[at], all[thing]);
  return all;
};

/* What a function that changes a folder makes of it. */
const changed =
  (change) =>
  (folder, ...values) => (change(folder, ...values), folder);
const held = (folder, kind, of) => items(folder, kind, of);
const shared = (folder, ours) => share(folder, (kind, field) => ours.includes(`${kind}.${field}`));
const looseIn = (cells, text) => loose(cells)(text);
const folders = { conflicts, create, fuse: changed(fuse), held, merge, play, put: changed(put), read, remove: changed(remove) };

const calls = {
  ...folders,
  ...{ add: changed(add), rename: changed(rename), shared, twins, unite },
  ...{ compare, csv, docx, looseIn, parseCsv, range, readings, sheetNames, strip, xlsx, xml, zip },
};
const { CompressionStream } = globalThis;

for await (const line of createInterface({ input: process.stdin })) {
  const { name, values, stored } = JSON.parse(line);
  globalThis.CompressionStream = stored ? undefined : CompressionStream;
  const value = await calls[name](...values);
  const answer = value instanceof Uint8Array ? { bytes: Buffer.from(value).toString("base64") } : { value };
  console.log(JSON.stringify(answer));
}
