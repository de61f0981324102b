// Bundle the scripts with which sheets are filled in on a screen: node tools/practice.mjs [FOLDER]
//
// The bundles are kept with the code, as they are, so that nobody needs Node to build a site. There is one for what all
// pages share, one for each tool, and one that writes the files of other programs. A tool imports what is shared from
// core.js, which it finds at work when it comes; the second part of a tool, KIND-more.js, also finds the first one at work.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../teach_forward/site/practice/", import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL("../teach_forward/site/assets/practice/", import.meta.url));
/** @param {string} name @param {string} entry @param {import("esbuild").BuildOptions} options */
const bundle = (name, entry, options) =>
  build({
    ...{ entryPoints: [`${source}${entry}`], outfile: `${folder}/${name}.js`, absWorkingDir: source },
    ...{ bundle: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning" },
    ...options,
  });

/**
 * Modules that a script finds at work: what they export is what a name of the page holds.
 * @param {RegExp} filter how they are imported @param {string} file @param {RegExp} names where it exports something
 * @param {string} global
 */
const atWork = (filter, file, names, global) => ({
  name: global,
  setup({ onResolve, onLoad }) {
    const exported = [...readFileSync(`${source}${file}`, "utf8").matchAll(names)].map(([, found]) => found);
    const contents = `export const { ${exported.join(", ")} } = globalThis.${global};`;
    onResolve({ filter }, () => ({ path: file, namespace: global }));
    onLoad({ filter: /.*/, namespace: global }, () => ({ contents }));
  },
});
const core = atWork(/^\.\.\/core\.js$/, "core.js", /^export \{ (.+) \} from/gm, "practice");
const MORE = "-more.js";
await bundle("core", "core.js", { globalName: "practice", footer: { js: "practice.start();" } });
await bundle("writers", "writers.js", { globalName: "practiceWriters" });
for (const name of readdirSync(`${source}tools`)) {
  const first = name.endsWith(MORE) && name.replace(MORE, ".js");
  const plugins = [core, ...(first ? [atWork(/^\.\/[a-z]+\.js$/, `tools/${first}`, /^export const (\w+) =/gm, "practiceTool")] : [])];
  await bundle(name.slice(0, -3), `tools/${name}`, { globalName: first ? "practiceMore" : "practiceTool", plugins });
}
