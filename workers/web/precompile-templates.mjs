import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The one place where lodash's template makes a function of text: `Function(names, … + "return " + body)`. */
const makesFunction = /\bFunction\((\w+),(\w+\+"return "\+\w+)\)/g;
const opensScope = "with (obj) {";
const words = new Set(
  "arguments break case catch const continue default delete do else false finally for function if in instanceof let new null of return switch this throw true try typeof undefined var void while obj print __e __j __p __t".split(
    " ",
  ),
);

/**
 * The source of `@unlayer/exporters` with each of its templates already compiled. Lodash would compile them when the
 * module is loaded, by `Function`, which a page may only do with 'unsafe-eval'. Their texts are fixed, so they are the
 * same at build time: the package runs here once, what it asks `Function` for is written down and put into the source.
 *
 * @param {string} source `index.js` (a module) or `index.cjs` of the package
 * @param {string} runnable path of its `index.cjs`
 * @returns {string} source that makes no function of text, also where code is strict
 * @throws {Error} the package is not made as it was; the message says what is missing
 */
export function precompileTemplates(source, runnable) {
  const compiled = templatesOf(runnable);
  const found = source.match(makesFunction)?.length ?? 0;
  if (found !== 1 || compiled.size === 0)
    throw new Error(
      `@unlayer/exporters compiles its templates in another way than expected (${found} places, ${compiled.size} templates)`,
    );
  const table = [...compiled].map(([key, code]) => `${JSON.stringify(key)}: ${code}`);
  return [
    `const precompiledTemplates = {\n${table.join(",\n")}\n};`,
    keyOf.toString(),
    findTemplate.toString(),
    source.replace(makesFunction, "findTemplate($1,$2)"),
  ].join("\n");
}

/**
 * @param {string} runnable
 * @returns {Map<string, string>} by key, the source of a function of the names that lodash would have given it
 */
function templatesOf(runnable) {
  const compiled = new Map();
  const recorder = new Proxy(Function, {
    apply(make, self, [names, body]) {
      if (String(body).includes(opensScope)) compiled.set(keyOf(names, body), withoutScope(names, body));
      return Reflect.apply(make, self, [names, body]);
    },
  });
  const made = { exports: {} };
  const code = readFileSync(runnable, "utf8");
  const run = new Function("require", "module", "exports", "Function", code);
  run(createRequire(runnable), made, made.exports, recorder);
  return compiled;
}

/**
 * `with` is no part of strict code: the names that a template uses are taken from its data instead. One too many does
 * no harm: it is undefined, or shadowed where the template declares it.
 *
 * @param {readonly string[]} given names that lodash gives it beside the data
 * @param {string} body
 */
function withoutScope(given, body) {
  const code = body.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs, '""');
  if (body.split(opensScope).length !== 2 || code.includes("`"))
    throw new Error(`A template of @unlayer/exporters is written in a way that is not known:\n${body}`);
  const used =
    code.slice(code.indexOf(opensScope) + opensScope.length).match(/(?<![\w$.])[A-Za-z_$][\w$]*/g) ?? [];
  const names = [...new Set(used)].filter(
    (name) => !words.has(name) && !given.includes(name) && !(name in globalThis),
  );
  return `function (${given.join()}) { ${body.replace(opensScope, `const { ${names.join(", ")} } = obj;\n{`)} }`;
}

/** FNV-1a over UTF-16 units, and the length beside it. */
function keyOf(names, body) {
  const text = `${names}\n${body}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${hash >>> 0}`;
}

/** Stands in for `Function` in the source. */
function findTemplate(names, body) {
  const template = precompiledTemplates[keyOf(names, body)];
  if (template === undefined) throw new Error("This template was not compiled when the pages were built");
  return template;
}

/**
 * The same as a loader of the bundler.
 *
 * @param {string} source
 * @this {{ resourcePath: string }}
 */
// biome-ignore lint/style/noDefaultExport: what a loader is
export default function loadPrecompiled(source) {
  return precompileTemplates(source, this.resourcePath.replace(/\.js$/, ".cjs"));
}
