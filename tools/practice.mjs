// Bundle the scripts with which sheets are filled in on a screen: node tools/practice.mjs [FOLDER]
//
// The bundles are kept with the code, as they are, so that nobody needs Node to build a site. There is one for what all
// pages share, one for each tool, and one that writes the files of other programs. A tool imports what is shared from
// core.js, which it finds at work when it comes.

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

const named = readFileSync(`${source}core.js`, "utf8").matchAll(/^export \{ (.+) \} from/gm);
const contents = `export const { ${[...named].map(([, names]) => names).join(", ")} } = globalThis.practice;`;
const shared = {
  name: "shared",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.\/core\.js$/ }, () => ({ path: "core.js", namespace: "shared" }));
    onLoad({ filter: /.*/, namespace: "shared" }, () => ({ contents }));
  },
};
await bundle("core", "core.js", { globalName: "practice", footer: { js: "practice.start();" } });
await bundle("writers", "writers.js", { globalName: "practiceWriters" });
for (const name of readdirSync(`${source}tools`))
  await bundle(name.slice(0, -3), `tools/${name}`, { globalName: "practiceTool", plugins: [shared] });
