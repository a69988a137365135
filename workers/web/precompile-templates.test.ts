import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { exporters } from "@unlayer/exporters";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { starterTemplates } from "@/emails/starter/starter-templates";
import { renderDesign } from "@/server/domain/templates/pure/render-design";
import { attacks, hostileDesign } from "@/server/domain/templates/pure/testing-hostile-design";
import { type UnlayerDesign, unlayerDesign } from "@/server/domain/templates/schema";
import { precompileTemplates } from "./precompile-templates.mjs";

const runnable = createRequire(import.meta.url).resolve("@unlayer/exporters");
const sourceOf = (file: string) => readFileSync(join(dirname(runnable), file), "utf8");

// Inside the project, so that what the package imports is found from there.
mkdirSync(".data", { recursive: true });
const directory = mkdtempSync(resolve(".data", "precompiled-"));
afterAll(() => rmSync(directory, { recursive: true }));
const precompiled = join(directory, "exporters.mjs");
writeFileSync(precompiled, precompileTemplates(sourceOf("index.js"), runnable));

/** Loads a module where text cannot become code, as in a browser under our policy, and has it draw a block. */
async function drawWithoutEval(module: string): Promise<string> {
  const code = `import { exporters, DividerDefaults } from ${JSON.stringify(pathToFileURL(module).href)};
process.stdout.write(exporters.Divider.email({ ...DividerDefaults, width: "50%" }));`;
  const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: 30_000 });
  return stdout;
}

test("the templates draw where no text may become code; as the package has them they cannot", {
  timeout: 60_000,
}, async () => {
  expect(await drawWithoutEval(precompiled)).toContain('width="50%"');
  await expect(drawWithoutEval(runnable)).rejects.toThrow("Code generation from strings disallowed");
});

test("the form for servers is made likewise, and neither asks for Function any more", () => {
  for (const file of ["index.js", "index.cjs"])
    expect(precompileTemplates(sourceOf(file), runnable)).not.toMatch(/\bFunction\((?!"return this"\))/);
});

test("a package that is made in another way is refused, not shipped as it is", () => {
  expect(() => precompileTemplates("export const exporters = {};", runnable)).toThrow("another way");
});

// The module that the bundler puts in the place of the package, as it does for the pages.
vi.doMock("@unlayer/exporters", () => import(pathToFileURL(precompiled).href));
vi.resetModules();
const { renderDesign: renderInPages } = await import("@/server/domain/templates/pure/render-design");

function expectSameBytes(design: UnlayerDesign): void {
  const head = { subject: "件名", preheader: "前書き", language: "ja" } as const;
  expect(renderInPages(design, head)).toEqual(renderDesign(design, head));
}

test("what the pages draw with is not the package itself, so the next two tests can fail", async () => {
  expect((await import("@unlayer/exporters")).exporters).not.toBe(exporters);
  expect(renderInPages).not.toBe(renderDesign);
});

test.each([
  ...(["ja", "en"] as const).flatMap((language) =>
    starterTemplates(language).map(({ key, design }) => ({ name: `${language} ${key}`, design })),
  ),
  ...attacks.map((attack) => ({ name: attack, design: hostileDesign(attack) })),
])("the editor draws $name as it is sent, byte for byte", ({ design }) => {
  expectSameBytes(unlayerDesign.parse(design));
});

const pixels = fc.integer({ min: 0, max: 60 }).map((value) => `${value}px`);
const colour = fc.constantFrom("", "transparent", "#123456", "rgba(1,2,3,0.5)");
const textAlign = fc.constantFrom("left", "center", "right", "justify");
const words = fc.array(fc.constantFrom("a ", "あ", "<b>x</b>", "<br>", "{{ salutation }}", ...attacks), {
  maxLength: 4,
});
const text = words.map((parts) => parts.join(""));
const looks = {
  containerPadding: pixels,
  fontSize: pixels,
  lineHeight: fc.constantFrom("120%", "1.5"),
  letterSpacing: pixels,
  fontWeight: fc.constantFrom(400, 700),
  textAlign,
};
const border = fc.record(
  { borderTopWidth: pixels, borderTopStyle: fc.constantFrom("solid", "none"), borderTopColor: colour },
  { requiredKeys: [] },
);
const link = fc
  .constantFrom("", "https://e.test/?a=1&b=2", "{{ unsubscribe_url }}")
  .map((href) => ({ name: "web", values: { href, target: "_blank" } }));
const optional = (required: string[]) => ({ requiredKeys: required as never[] });
const block = fc.oneof(
  fc
    .record({ text, color: colour, ...looks }, optional(["text"]))
    .map((values) => ({ type: "text", values })),
  fc
    .record({ text, color: colour, headingType: fc.constantFrom("h1", "h3"), ...looks }, optional(["text"]))
    .map((values) => ({ type: "heading", values })),
  fc
    .record(
      {
        text,
        href: link,
        border,
        borderRadius: pixels,
        padding: pixels,
        size: fc.record({ autoWidth: fc.boolean(), width: fc.constantFrom("50%", "120px") }),
        buttonColors: fc.record({ color: colour, backgroundColor: colour }),
        ...looks,
      },
      optional(["text"]),
    )
    .map((values) => ({ type: "button", values })),
  fc
    .record(
      {
        src: fc.record(
          {
            url: fc.constantFrom("", "https://e.test/a.png"),
            width: fc.integer({ min: 1, max: 2000 }),
            height: fc.integer({ min: 1, max: 2000 }),
            autoWidth: fc.boolean(),
            maxWidth: fc.constantFrom("50%", "100%"),
          },
          optional(["url"]),
        ),
        altText: text,
        action: link,
        textAlign,
      },
      optional(["src"]),
    )
    .map((values) => ({ type: "image", values })),
  fc
    .record({ width: fc.constantFrom("50%", "100%"), border, textAlign }, optional([]))
    .map((values) => ({ type: "divider", values })),
  text.map((html) => ({ type: "html", values: { html } })),
);
const column = fc.record({
  contents: fc.array(block, { maxLength: 3 }),
  values: fc.record({ backgroundColor: colour, padding: pixels, border, borderRadius: pixels }, optional([])),
});
const row = fc.array(column, { minLength: 1, maxLength: 3 }).chain((columns) =>
  fc.record({
    cells: fc.constant(columns.map((_, index) => (index % 2) + 1)),
    columns: fc.constant(columns),
    values: fc.record(
      {
        backgroundColor: colour,
        columnsBackgroundColor: colour,
        padding: pixels,
        noStackMobile: fc.boolean(),
      },
      optional([]),
    ),
  }),
);
const design = fc.record({
  body: fc.record({
    rows: fc.array(row, { maxLength: 3 }),
    values: fc.record(
      {
        backgroundColor: colour,
        textColor: colour,
        contentWidth: fc.constantFrom("500px", 640),
        contentAlign: fc.constantFrom("left", "center"),
      },
      optional([]),
    ),
  }),
});

test("so it is with any design that may be stored", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(design, (value) => expectSameBytes(unlayerDesign.parse(value))),
    { numRuns: 150 },
  );
});
