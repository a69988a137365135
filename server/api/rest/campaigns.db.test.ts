import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { addPerson, makeTestCampaign, type TestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { startDueReleases } from "@/server/domain/releases/start-due-releases";

import { handleRest } from "./handle-rest";

const { admin } = await makeTestDatabase();
let campaign: TestCampaign;
let key: string;

beforeAll(async () => {
  campaign = await makeTestCampaign(admin);
  const owner = await addPerson(admin, campaign.context, { name: "所有者", role: "owner" });
  ({ key } = await createApiKey(owner, { name: "k", scopes: [...keyScopes], daysValid: null }));
});

const ask = (
  method: string,
  path: string,
  { body, language = "en" }: { body?: unknown; language?: string } = {},
) =>
  handleRest(
    new Request(`http://127.0.0.1:3000/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "accept-language": language,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
const at = (id = campaign.campaignId) => `/campaigns/${id}`;
const nothingIsOnItsWay = async () => {
  await startDueReleases();
  expect(
    await admin`select 1 from releases where campaign_id = ${campaign.campaignId} and kind = 'campaign' and state not in ('approved', 'cancelled')`,
  ).toHaveLength(0);
  expect(await admin`select 1 from sends`).toHaveLength(0);
};

test.each([
  { language: "en", words: /approv/i },
  { language: "ja", words: /承認/ },
])(
  "a draft that nobody approved is not sent, by a key with every scope: 409, in words ($language)",
  async ({ language, words }) => {
    const response = await ask("POST", `${at()}/send`, { language });
    expect(response.status).toBe(409);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("content-language")).toBe(language);
    const problem = await response.json();
    expect(problem).toMatchObject({
      type: "campaigns.cannot-send",
      status: 409,
      title: "Conflict",
      details: { state: "draft" },
    });
    expect(problem.detail).toMatch(words);
    await nothingIsOnItsWay();
  },
);

test.each([
  ["POST", "approve"],
  ["POST", "request-approval"],
  ["POST", "approvals"],
  ["PATCH", "state"],
] as const)(
  "there is no address at which a key could ask for or give an approval: %s …/%s",
  async (method, name) => {
    expect((await ask(method, `${at()}/${name}`, { body: {} })).status).toBe(404);
  },
);

test.each([{ state: "approved" }, { approvedBy: randomUUID() }, { editors: [] }, { tenantId: randomUUID() }])(
  "a field that would pass over the approval is refused: %j",
  async (forged) => {
    const response = await ask("PATCH", at(), { body: { revision: campaign.revision, ...forged } });
    expect(response.status).toBe(400);
    expect((await response.json()).errors).toMatchObject([{ type: "api.fieldUnknown" }]);
    await nothingIsOnItsWay();
  },
);

test("a key's edit after the approval voids it, and its send is refused", async () => {
  const { approvalId } = await requestApproval(campaign.author, {
    campaignId: campaign.campaignId,
    comment: "",
  });
  expect(await (await ask("POST", `${at()}/send`)).json()).toMatchObject({
    status: 409,
    details: { state: "in-review" },
  });
  await approveCampaign(campaign.approver, { approvalId, comment: "" });
  const edited = await ask("PATCH", at(), { body: { revision: campaign.revision, subject: "別" } });
  expect(await edited.json()).toEqual({ revision: campaign.revision + 1, voided: true });
  expect(await (await ask("POST", `${at()}/send`)).json()).toMatchObject({
    status: 409,
    type: "campaigns.cannot-send",
  });
  await nothingIsOnItsWay();
});

test("approved by two people, the same request starts it", async () => {
  const { approvalId } = await requestApproval(campaign.author, {
    campaignId: campaign.campaignId,
    comment: "",
  });
  const { releaseId } = await approveCampaign(campaign.approver, { approvalId, comment: "" });
  const sent = await ask("POST", `${at()}/send`);
  expect([sent.status, await sent.json()]).toEqual([202, { releaseId }]);
  expect((await ask("POST", `${at()}/cancel`)).status).toBe(204);
  await nothingIsOnItsWay();
});

test("another tenant's campaign and one that nobody has are answered alike", async () => {
  const stranger = await makeTestCampaign(admin);
  const answers = await Promise.all(
    [stranger.campaignId, randomUUID()].flatMap((id) =>
      (["GET", "DELETE"] as const).map(async (method) => {
        const response = await ask(method, at(id));
        return { status: response.status, body: await response.json() };
      }),
    ),
  );
  for (const answer of answers)
    expect(answer).toEqual({
      status: 404,
      body: expect.objectContaining({ type: "campaigns.notFound", details: {} }),
    });
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test("a sender whose domain is not verified is named among the problems", async () => {
  await admin`update domains set verified_at = null, state = 'pending' where tenant_id = ${campaign.context.tenantId}`;
  const { items } = await (await ask("GET", `${at()}/problems`)).json();
  expect(items).toContainEqual({
    code: "senderNotVerified",
    severity: "block",
    where: "sender",
    details: {},
  });
  await admin`update domains set verified_at = now(), state = 'verified' where tenant_id = ${campaign.context.tenantId}`;
});

test.each([
  { what: "in a text", input: { text: "a\0b" } },
  { what: "in a query", path: "/campaigns?search=a%00b" },
])("a NUL character $what is the client's mistake, and said so", async ({ input, path }) => {
  const { id } = await (await ask("POST", "/campaigns", { body: { name: "夏" } })).json();
  const response = path
    ? await ask("GET", path)
    : await ask("PATCH", at(id), { body: { revision: 1, ...input } });
  expect(await response.json()).toMatchObject({
    status: 400,
    type: "api.nulCharacter",
    detail: expect.stringContaining("U+0000"),
  });
});
