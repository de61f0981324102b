// Bundle the scripts with which sheets are filled in on a screen: node tools/practice.mjs [FOLDER]
//
// The bundles are kept with the code, as they are served, so that nobody needs Node to build a site. There is one for what
// all pages share, one for each tool, and one that writes the files of other programs. They have no spaces that only
// people need, for phones with a slow connection; names stay. The others import what all share from core.js, which they
// find at work when they come; the second part of a tool, KIND-more.js, also finds the first one at work.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const source = fileURLToPath(new URL("../teach_forward/site/practice/", import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL("../teach_forward/site/assets/practice/", import.meta.url));
const OUTPUT = /** @type {const} */ ({ target: "es2022", charset: "utf8", legalComments: "none" });
const FOUND = /^var \{ (.*) \} = globalThis/gm;
const EXPORTS = /export \{\n([^}]*)\};\n$/;

/**
 * A script of a page: what its modules export is what a name of the page holds. This is shorter than what esbuild makes of
 * `globalName`, which also serves code that changes what it exports.
 * @param {string} name @param {string} entry @param {string} global @param {import("esbuild").Plugin[]} [plugins] @param {string} [last] what it does in the end
 */
const bundle = async (name, entry, global, plugins = [], last = "") => {
  const made = await build({
    ...{ entryPoints: [`${source}${entry}`], absWorkingDir: source, write: false, plugins },
    ...{ bundle: true, minifySyntax: true, format: "esm", logLevel: "warning", ...OUTPUT },
  });
  const whole = made.outputFiles[0].text;
  /** Of a list of names, those that the script uses. @param {string} names */
  const used = (names) => names.split(", ").filter((each) => whole.split(new RegExp(`\\b${each.split(": ").at(-1)}\\b`)).length > 2);
  const code = whole
    .replace(FOUND, (_, names) => `var { ${used(names).join(", ")} } = globalThis`)
    .replace(EXPORTS, (_, names) => `return {\n${names.replace(/(\w+) as (\w+)/g, "$2: $1")}};\n`);
  const script = `"use strict";\nvar ${global} = (() => {\n${code}})();\n${last}`;
  const served = await transform(script, { minifyWhitespace: true, ...OUTPUT });
  writeFileSync(`${folder}/${name}.js`, served.code);
};

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
const core = atWork(/^\.\.?\/core\.js$/, "core.js", /^export \{ (.+) \} from/gm, "practice");
const MORE = "-more.js";
await bundle("core", "core.js", "practice", [], "practice.start();\n");
await bundle("writers", "writers.js", "practiceWriters", [core]);
for (const name of readdirSync(`${source}tools`)) {
  const first = name.endsWith(MORE) && name.replace(MORE, ".js");
  const plugins = [core, ...(first ? [atWork(/^\.\/[a-z]+\.js$/, `tools/${first}`, /^export const (\w+) =/gm, "practiceTool")] : [])];
  await bundle(name.slice(0, -3), `tools/${name}`, first ? "practiceMore" : "practiceTool", plugins);
}
