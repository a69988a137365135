import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { jobContext } from "@/server/auth/request-context";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { addPerson, makeTestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { applyImport } from "@/server/domain/imports/apply-import";
import { checkImport } from "@/server/domain/imports/check-import";
import { handleRest } from "./handle-rest";

const { admin } = await makeTestDatabase();

type Step = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  status: number;
  keeps: string | undefined;
};

/** The requests of the document, each with the status that it promises. */
function readSteps(text: string): Step[] {
  const blocks = text.matchAll(/```http\n([\s\S]*?)\n```\n→ (\d{3})(?:, `id` as (\w+))?/g);
  return [...blocks].map(([, block = "", status, keeps]) => {
    const [head = "", body = ""] = block.split(/\n\n([\s\S]*)/);
    const [request = "", ...lines] = head.split("\n");
    const [method = "", path = ""] = request.split(" ");
    const headers = Object.fromEntries(lines.map((line) => line.split(": ") as [string, string]));
    return { method, path, headers, body, status: Number(status), keeps };
  });
}

test("every request of docs/integrators.md does what the document says", async () => {
  const text = readFileSync("docs/integrators.md", "utf8");
  const steps = readSteps(text);
  expect(steps).toHaveLength(text.match(/```http/g)?.length ?? 0);
  expect(steps.length).toBeGreaterThan(10);
  const { context, domainId, campaignId: other } = await makeTestCampaign(admin, 0);
  await admin`delete from campaigns where id = ${other}`;
  const owner = await addPerson(admin, context, { name: "所有者", role: "owner" });
  const { key } = await createApiKey(owner, { name: "k", scopes: [...keyScopes], daysValid: null });
  const known: Record<string, string> = { DOMAIN_ID: domainId };
  const fill = (written: string) => written.replace(/\b[A-Z]+_ID\b/g, (name) => known[name] ?? name);
  const answers: Record<string, { state?: string; items?: unknown[]; [name: string]: unknown }> = {};
  for (const { method, path, headers, body, status, keeps } of steps) {
    const response = await handleRest(
      new Request(`http://127.0.0.1:3000${fill(path)}`, {
        method,
        headers: { authorization: `Bearer ${key}`, ...headers },
        ...(body !== "" && { body: fill(body) }),
      }),
    );
    const answer = await response.text();
    expect(response.status, `${method} ${path}: ${answer}`).toBe(status);
    answers[path] = answer === "" ? {} : JSON.parse(answer);
    if (keeps) known[keeps] = String(answers[path]?.id);
    // What the worker would do meanwhile.
    const importId = known.IMPORT_ID ?? "";
    if (path.startsWith("/api/v1/imports?"))
      await checkImport(jobContext(context.tenantId, "check-import"), { importId });
    if (path.endsWith("/start"))
      await applyImport(jobContext(context.tenantId, "apply-import"), { importId });
  }
  expect(answers["/api/v1/imports/IMPORT_ID"]).toMatchObject({
    state: "ready",
    rowsTotal: 3,
    rowsNew: 2,
    rowsRejected: 1,
  });
  expect(answers["/api/v1/imports/IMPORT_ID/errors"]?.items).toMatchObject([{ row: 4, value: "broken" }]);
  const problems = answers["/api/v1/campaigns/CAMPAIGN_ID/problems"]?.items as { severity: string }[];
  expect(problems.filter(({ severity }) => severity === "block")).toEqual([]);
  expect(answers["/api/v1/campaigns/CAMPAIGN_ID/audience"]).toMatchObject({ inSegment: 1, willReceive: 1 });
  expect(answers["/api/v1/campaigns/CAMPAIGN_ID/send"]).toMatchObject({
    type: "campaigns.cannot-send",
    detail: expect.stringContaining("Only an approved one can"),
  });
});
