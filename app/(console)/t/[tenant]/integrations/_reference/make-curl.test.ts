import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { ApiOperation } from "@/app/(console)/t/[tenant]/integrations/_reference/api-document";
import { loadApiDocument } from "@/app/(console)/t/[tenant]/integrations/_reference/load-api-document";
import { makeCurl } from "@/app/(console)/t/[tenant]/integrations/_reference/make-curl";
import { applyTestSettings } from "@/db/testing-settings";

applyTestSettings({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
const origin = "https://app.example.test";
const operation = (given: Partial<ApiOperation>): ApiOperation => ({
  tags: [],
  summary: "",
  parameters: [],
  responses: {},
  ...given,
});

test("a list asks for a page", () => {
  const parameters = [
    { name: "limit", in: "query", required: false, schema: { type: "integer", minimum: 1, default: 50 } },
    { name: "search", in: "query", required: false, schema: { type: "string" } },
  ];
  expect(
    makeCurl({ method: "get", path: "/api/v1/contacts", operation: operation({ parameters }) }, origin, {}),
  ).toBe(
    `curl 'https://app.example.test/api/v1/contacts?limit=50' \\\n  -H "Authorization: Bearer $HIKYAKU_KEY"`,
  );
});

test("a body has what is required, and quotes survive the shell", () => {
  const schema = {
    type: "object",
    required: ["email", "note"],
    properties: {
      email: { type: "string", format: "email" },
      note: { type: "string", default: 'it\'s "fine"' },
      more: { type: "string" },
    },
  };
  const command = makeCurl(
    {
      method: "post",
      path: "/api/v1/contacts",
      operation: operation({ requestBody: { content: { "application/json": { schema } } } }),
    },
    origin,
    {},
  );
  const sent = execFileSync("sh", ["-c", command.replace(/^curl/, `printf '%s\\n'`)], { encoding: "utf8" });
  const body: unknown = JSON.parse(sent.trimEnd().split("\n").at(-1) ?? "");
  expect(body).toEqual({ email: "hanako@example.jp", note: 'it\'s "fine"' });
  expect(command).toContain("-X POST");
});

const document = await loadApiDocument();
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ method, path, operation: one })),
);

test.each(all)("$method $path has a command that a shell can read", (one) => {
  const command = makeCurl(one, origin, document.components.schemas);
  expect(command).not.toMatch(/\{\w+\}'|undefined/);
  expect(() => execFileSync("sh", ["-nc", command])).not.toThrow();
});
