import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";

/** Sources by path from the checkout's root; the guards read nothing else, so they can be shown a broken tree. */
type Tree = Readonly<Record<string, string>>;
type Guard = (tree: Tree) => string[];

/** Who may import whom; `*` stands for one folder. A file belongs to the longest prefix that fits it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  app: ["app", "messages", "server/api", "server/auth", "server/domain/*/pure", "server/domain/*/schema"],
  workers: ["workers", "server", "db", "messages"],
  emails: ["emails", "messages"],
  "server/api": ["server/api", "server/auth", "server/domain", "server/platform", "messages"],
  "server/auth": ["server/auth", "server/domain", "server/platform", "db"],
  "server/domain": ["server/domain", "server/jobs", "server/mta", "server/platform", "db", "emails"],
  "server/domain/*/pure": [
    "server/domain/*/pure",
    "server/domain/*/schema",
    "server/platform/errors",
    "server/platform/civil-time",
    "server/mta/mime",
    "db/schema",
  ],
  "server/domain/*/schema": ["server/domain/*/schema"],
  "server/jobs": ["server/jobs", "server/platform", "db/client"],
  "server/mta": ["server/mta", "server/platform"],
  "server/platform": ["server/platform", "db/client"],
  db: ["db", "server/platform/env"],
};

/** Beside the layers: they hold the product from outside and may reach for anything. */
const outside = /^(e2e|bench)\//;
/** Tests, and what only tests use (`testing.ts`, `testing-server.ts`, `testing-isolation/…`). */
const forTests = /(\.test\.tsx?|(^|\/)testing[^/]*(\.ts|\/.*\.ts))$/;
/** Names that say nothing of what is inside. */
const emptyNames = new Set(["utils", "helpers", "lib", "common", "shared", "service", "manager"]);
const barrels = new Set(["db/schema/index.ts"]);
/** A route file is a line or two that mounts a door of the server. */
const mounts = /^app\/.*\/route\.ts$/;
const longestFileInLines = 250;

/** Files that are named after what they hold together, with the reason. */
const namedAfterContent: Readonly<Record<string, string>> = {
  "server/domain/*/schema": "the noun's inputs and types, which form and door share",
  "server/auth/request-context": "session, key and job become a Context here and nowhere else",
  "server/platform/context": "who acts and what they may do, as one vocabulary",
  "server/platform/errors": "the one error and its codes",
  "server/platform/civil-time": "all wall-clock arithmetic",
  "server/platform/metrics": "every measure, and the registry that shows them",
  "server/mta/dkim/canonicalize": "the two halves of RFC 6376 §3.4",
  "server/mta/reports/rules": "rules as data, one file per sender of replies",
  "server/platform/secrets": "every use of the keys in one readable place",
  "server/jobs/catalog": "every job",
  "server/api/trpc": "one router per noun, with the noun's name",
  "workers/bootstrap/node24": "the runtime and its arguments",
};

const fits = (file: string, prefix: string) =>
  new RegExp(`^${prefix.replaceAll("*", "[^/]+")}(/|\\.|$)`).test(file);

const layerOf = (file: string) =>
  Object.keys(mayImport).reduce(
    (best, layer) => (fits(file, layer) && layer.length > best.length ? layer : best),
    "",
  );

type Import = {
  readonly to: string;
  /** Gone after compiling: brings no code along. */
  readonly typeOnly: boolean;
  /** `import("…")`: read when it is reached, so no cycle at load time. */
  readonly lazy: boolean;
};

const staticImport =
  /^[ \t]*(?:import|export)\s+(?<type>type\s+)?(?:(?<names>[\w*{}\s,$]+?)\s+from\s+)?["'](?<from>[^"'\n]+)["']/gm;
const dynamicImport = /\bimport\(\s*["'`](?<from>[^"'`]+)["'`]/g;
const allTypes = (names: string) => /^\{(\s*type\s+[\w$]+(\s+as\s+[\w$]+)?\s*,?)+\s*\}$/.test(names.trim());
const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

const alreadyRead = new WeakMap<Tree, Map<string, Import[]>>();

function importsOf(tree: Tree, file: string): Import[] {
  const ofTree = alreadyRead.get(tree) ?? new Map<string, Import[]>();
  alreadyRead.set(tree, ofTree);
  const imports = ofTree.get(file) ?? readImports(tree, file);
  ofTree.set(file, imports);
  return imports;
}

function readImports(tree: Tree, file: string): Import[] {
  const source = withoutComments(tree[file] ?? "");
  const found = [
    ...[...source.matchAll(staticImport)].map(({ groups = {} }) => ({
      from: groups.from ?? "",
      typeOnly: groups.type !== undefined || allTypes(groups.names ?? ""),
      lazy: false,
    })),
    ...[...source.matchAll(dynamicImport)].map(({ groups = {} }) => ({
      from: groups.from ?? "",
      typeOnly: false,
      lazy: true,
    })),
  ];
  return found.flatMap(({ from, ...kind }) => {
    if (from.startsWith("@/")) return [{ to: resolve(tree, from.slice(2)), ...kind }];
    return from.startsWith(".") ? [{ to: resolve(tree, join(dirname(file), from)), ...kind }] : [];
  });
}

const resolve = (tree: Tree, path: string) =>
  [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => candidate in tree) ?? path;

const filesOf = (tree: Tree) => Object.keys(tree).filter((file) => /\.(tsx?|mjs)$/.test(file));
const productFiles = (tree: Tree) =>
  filesOf(tree).filter((file) => !forTests.test(file) && !outside.test(file));

/** All files whose code comes along with `start`, with the way there. */
function reachable(tree: Tree, start: string): Map<string, string[]> {
  const ways = new Map<string, string[]>([[start, [start]]]);
  for (const [file, way] of ways)
    for (const { to, typeOnly } of importsOf(tree, file))
      if (!typeOnly && !ways.has(to)) ways.set(to, [...way, to]);
  return ways;
}

const importsPointDown: Guard = (tree) =>
  productFiles(tree).flatMap((file) =>
    layerOf(file) === ""
      ? []
      : importsOf(tree, file)
          .filter(({ to }) => !mayImport[layerOf(file)]?.some((allowed) => fits(to, allowed)))
          .map(({ to }) => `${file} must not import ${to}`),
  );

const productNeedsNoTests: Guard = (tree) =>
  productFiles(tree).flatMap((file) =>
    importsOf(tree, file)
      .filter(({ to }) => forTests.test(to))
      .map(({ to }) => `${file} must not import ${to}, which is for tests`),
  );

const pagesTouchNoTable: Guard = (tree) =>
  productFiles(tree)
    .filter((file) => fits(file, "app"))
    .flatMap((file) =>
      importsOf(tree, file)
        .filter(({ to, typeOnly }) => !typeOnly && fits(to, "server/domain/*/pure"))
        .flatMap(({ to }) => [...reachable(tree, to).values()])
        .filter((way) => fits(way.at(-1) ?? "", "db"))
        .map((way) => `${file} brings a table into the browser: ${way.join(" → ")}`),
    );

const browserHasNoServer: Guard = (tree) =>
  productFiles(tree)
    .filter((file) => /^\s*["']use client["']/.test(withoutComments(tree[file] ?? "")))
    .flatMap((file) =>
      [...reachable(tree, file).values()]
        .filter((way) =>
          ["server/api", "server/auth", "server/platform/env", "db"].some((layer) =>
            fits(way.at(-1) ?? "", layer),
          ),
        )
        .map((way) => `${way.join(" → ")} brings the server into the browser`),
    );

const namesSaySomething: Guard = (tree) =>
  filesOf(tree)
    .filter((file) => file.split("/").some((part) => emptyNames.has(part.replace(/\.\w+$/, ""))))
    .map((file) => `${file} has a name that says nothing`);

const noCycles: Guard = (tree) =>
  productFiles(tree).flatMap((file) => {
    const next = importsOf(tree, file).filter(({ typeOnly, lazy }) => !typeOnly && !lazy);
    return next
      .map(({ to }) => cycleThrough(tree, to, file))
      .filter((way) => way !== null && file === [...way].sort()[0])
      .map((way) => `cycle: ${[file, ...(way ?? [])].join(" → ")}`);
  });

function cycleThrough(tree: Tree, from: string, back: string): string[] | null {
  const ways = new Map<string, string[]>([[from, [from]]]);
  for (const [file, way] of ways) {
    if (file === back) return way;
    for (const { to, typeOnly, lazy } of importsOf(tree, file))
      if (!typeOnly && !lazy && !ways.has(to)) ways.set(to, [...way, to]);
  }
  return null;
}

const noBarrels: Guard = (tree) =>
  productFiles(tree)
    .filter((file) => !barrels.has(file) && !mounts.test(file))
    .filter((file) =>
      /^export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s+)?from\s/m.test(withoutComments(tree[file] ?? "")),
    )
    .map((file) => `${file} passes on what another file exports`);

const filesAreShort: Guard = (tree) =>
  productFiles(tree)
    .map((file) => ({ file, lines: (tree[file] ?? "").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > longestFileInLines)
    .map(({ file, lines }) => `${file} has ${lines} lines, more than ${longestFileInLines}`);

const exportedName =
  /^export\s+(?:async\s+)?(?:function\*?|const|let|class|abstract class|type|interface)\s+([\w$]+)|^export default (?:async )?(?:function|class) ([\w$]+)/gm;
const plain = (name: string) => name.replace(/[^a-z0-9]/gi, "").toLowerCase();

const filesAreNamedAfterTheirExport: Guard = (tree) =>
  productFiles(tree)
    .filter((file) => /^(server|workers)\//.test(file))
    .filter((file) => !Object.keys(namedAfterContent).some((prefix) => fits(file, prefix)))
    .flatMap((file) => {
      const names = [...withoutComments(tree[file] ?? "").matchAll(exportedName)].map(
        (match) => match[1] ?? match[2] ?? "",
      );
      const wanted = plain(basename(file).replace(/s?\.(tsx?|mjs)$/, ""));
      // `seal-…` and `open-…` of one noun stand in the noun's file: its name is in theirs.
      const fitting = names.length === 0 || names.some((name) => plain(name).includes(wanted));
      return fitting ? [] : [`${file} exports ${names.join(", ")}, and none has the file's name`];
    });

/** Every guard, with a small tree that it must refuse, and how it says so. */
const guards: readonly { rule: string; guard: Guard; broken: Tree; refusal: string }[] = [
  {
    rule: "imports point down",
    guard: importsPointDown,
    broken: { "server/mta/send.ts": 'import { env } from "@/server/domain/tenants/get-tenant";' },
    refusal: "server/mta/send.ts must not import server/domain/tenants/get-tenant",
  },
  {
    rule: "a page calls no verb",
    guard: importsPointDown,
    broken: {
      "app/page.tsx":
        'import {\n  type A,\n  sendCampaign,\n} from "@/server/domain/campaigns/send-campaign";',
    },
    refusal: "app/page.tsx must not import server/domain/campaigns/send-campaign",
  },
  {
    rule: "a lazy import points down too",
    guard: importsPointDown,
    broken: { "app/page.tsx": 'const client = await import("@/db/client");' },
    refusal: "app/page.tsx must not import db/client",
  },
  {
    rule: "a relative import points down too",
    guard: importsPointDown,
    broken: { "server/domain/sends/pure/may-send.ts": 'export * from "../expand-campaign";' },
    refusal: "server/domain/sends/pure/may-send.ts must not import server/domain/sends/expand-campaign",
  },
  {
    rule: "the product needs no test code",
    guard: productNeedsNoTests,
    broken: { "workers/jobs.ts": 'import { seed } from "@/db/testing";', "db/testing.ts": "" },
    refusal: "workers/jobs.ts must not import db/testing.ts, which is for tests",
  },
  {
    rule: "a page brings no table into the browser, however far away",
    guard: pagesTouchNoTable,
    broken: {
      "app/form.tsx": 'import { compile } from "@/server/domain/segments/pure/compile";',
      "server/domain/segments/pure/compile.ts": 'import { leaf } from "./leaf";',
      "server/domain/segments/pure/leaf.ts": 'import { contacts } from "@/db/schema/contacts";',
    },
    refusal:
      "app/form.tsx brings a table into the browser: server/domain/segments/pure/compile.ts → server/domain/segments/pure/leaf.ts → db/schema/contacts",
  },
  {
    rule: "a client component brings no server code along",
    guard: browserHasNoServer,
    broken: {
      "app/button.tsx": '// sends\n"use client";\nimport { api } from "@/app/_trpc/server";',
      "app/_trpc/server.ts": 'import { root } from "@/server/api/trpc/root";',
    },
    refusal: "app/button.tsx → app/_trpc/server.ts → server/api/trpc/root brings the server into the browser",
  },
  {
    rule: "names say something",
    guard: namesSaySomething,
    broken: { "server/domain/sends/utils/round.ts": "" },
    refusal: "server/domain/sends/utils/round.ts has a name that says nothing",
  },
  {
    rule: "no import cycles",
    guard: noCycles,
    broken: {
      "db/a.ts": 'import { b } from "./b";',
      "db/b.ts": 'import { c } from "@/db/c";',
      "db/c.ts": 'export { a } from "./a";',
    },
    refusal: "cycle: db/a.ts → db/b.ts → db/c.ts → db/a.ts",
  },
  {
    rule: "no barrels",
    guard: noBarrels,
    broken: { "server/domain/sends/index.ts": 'export { maySend } from "./pure/may-send";' },
    refusal: "server/domain/sends/index.ts passes on what another file exports",
  },
  {
    rule: "files are short",
    guard: filesAreShort,
    broken: { "server/long.ts": "x;\n".repeat(251) },
    refusal: "server/long.ts has 251 lines, more than 250",
  },
  {
    rule: "a file has the name of what it exports",
    guard: filesAreNamedAfterTheirExport,
    broken: { "server/domain/sends/may-send.ts": "export const canSend = 1;\nexport type Reason = string;" },
    refusal: "server/domain/sends/may-send.ts exports canSend, Reason, and none has the file's name",
  },
];

function readTree(): Tree {
  const root = dirname(import.meta.dirname);
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  const files = listed
    .split("\0")
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && existsSync(join(root, file)));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

const here = readTree();

describe.each(guards)("$rule", ({ guard, broken, refusal }) => {
  test("here", () => {
    expect(guard(here)).toEqual([]);
  });
  test("and the guard refuses a tree where it does not hold", () => {
    expect(guard(broken)).toEqual([refusal]);
  });
});

test("what is allowed passes: types over a cycle, a lazy way back, a mount, comments that look like imports", () => {
  const tree: Tree = {
    "db/client.ts":
      'import type { Env } from "@/server/platform/env";\nimport { type Url } from "@/server/platform/env";',
    "server/platform/env.ts":
      'import type { Client } from "@/db/client";\n// import { x } from "@/app/page";\nexport const env = 1;',
    "db/lazy.ts": 'import { back } from "./back";',
    "db/back.ts": 'const lazy = () => import("./lazy");\nexport const back = lazy;',
    "app/api/health/route.ts": 'export { GET } from "@/server/api/health";',
    "app/field.tsx": '"use client";\nimport type { AppRouter } from "@/server/api/trpc/root";',
    "server/jobs/enqueue.test.ts": 'import { page } from "@/app/page";',
  };
  expect(guards.flatMap(({ guard }) => guard(tree))).toEqual([]);
});
