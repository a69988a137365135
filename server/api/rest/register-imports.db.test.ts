import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { getImportErrors } from "@/server/api/downloads/get-import-errors";
import { postImport } from "@/server/api/uploads/post-import";
import { jobContext, newTenantContext, personContext } from "@/server/auth/request-context";
import { signInWithPassword } from "@/server/auth/testing-sign-in";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { applyImport } from "@/server/domain/imports/apply-import";
import { checkImport } from "@/server/domain/imports/check-import";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import type { Context } from "@/server/platform/context";
import { handleRest } from "./handle-rest";

await makeTestDatabase();
const origin = "http://127.0.0.1:3000";
const facts = { address: "192.0.2.1", userAgent: "test", requestId: "r" };
const password = "correct horse battery";
const file = "メールアドレス,姓,配信許可\na@example.jp,佐藤,はい\n=x,鈴木,はい\n";
let context: Context;
let key: string;
let reader: string;

async function ask(
  method: string,
  path: string,
  { body, type = "application/json", bearer = key }: { body?: unknown; type?: string; bearer?: string } = {},
) {
  const response = await handleRest(
    new Request(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, "content-type": type, "accept-language": "en" },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}
const upload = (body = file, type = "text/csv", bearer = key) =>
  ask("POST", `/imports?fileName=${encodeURIComponent("顧客.csv")}`, { body, type, bearer });

beforeAll(async () => {
  const { ownerId, tenantId } = await createTenant(await newTenantContext("test"), {
    slug: "hana",
    name: "花屋",
    secondFactorRequired: false,
    owner: { email: "h@example.test", name: "花", password, locale: "ja" },
  });
  const session = {
    sessionId: "s",
    personId: ownerId,
    assurance: 2,
    email: "",
    name: "",
    locale: "ja" as const,
    theme: "system" as const,
    signedInAt: new Date(),
  };
  const owner = await personContext(session, "hana", facts);
  const keyOf = async (scopes: ("contacts:read" | "contacts:write")[]) =>
    (await createApiKey(owner, { name: "k", scopes, daysValid: null })).key;
  key = await keyOf(["contacts:read", "contacts:write"]);
  reader = await keyOf(["contacts:read"]);
  context = jobContext(tenantId, "test");
});

test("a program uploads, looks, maps, starts and reads the report", async () => {
  const made = await upload();
  expect(made.status).toBe(202);
  const importId: string = made.body.id;
  await checkImport(context, { importId });
  expect((await ask("GET", `/imports/${importId}`)).body).toMatchObject({
    id: importId,
    fileName: "顧客.csv",
    state: "ready",
    rowsNew: 1,
    rowsRejected: 1,
    columns: [
      { index: 0, target: "email" },
      { index: 1, target: "familyName" },
      { index: 2, target: "consent" },
    ],
  });
  const columns = [
    { index: 0, target: "email" },
    { index: 1, target: "company" },
    { index: 2, target: "consent" },
  ];
  expect((await ask("PATCH", `/imports/${importId}`, { body: { columns } })).status).toBe(204);
  expect(
    (await ask("POST", `/imports/${importId}/start`, { body: { mode: "overwrite", consent: null } })).body,
  ).toMatchObject({
    status: 409,
    type: "imports.notReady",
  });
  await checkImport(context, { importId });
  const consent = { how: "Trade fair form" };
  expect(
    (
      await ask("POST", `/imports/${importId}/start`, {
        body: { mode: "overwrite", tagName: "fair", consent },
      })
    ).status,
  ).toBe(204);
  await applyImport(context, { importId });
  expect((await ask("GET", `/imports/${importId}`)).body).toMatchObject({
    state: "done",
    tagName: "fair",
    outcome: { consentsGiven: 1, tagsAdded: 1 },
    columns: [{ target: "email" }, { target: "company" }, { target: "consent" }],
  });
  expect((await ask("GET", "/imports?limit=1")).body.items).toMatchObject([{ id: importId, rowsNew: 1 }]);
  expect((await ask("GET", `/imports/${importId}/errors`)).body).toMatchObject({
    items: [{ row: 3, column: "メールアドレス", key: "contacts.emailNoAt", value: "=x" }],
    nextCursor: null,
  });
  const csv = await ask("GET", `/imports/${importId}/errors.csv`);
  expect(csv.headers.get("content-disposition")).toContain(
    `filename*=UTF-8''${encodeURIComponent("顧客-errors.csv")}`,
  );
  expect(csv.text).toMatch(/^\ufeff?Row,Column,Value,Problem\r\n3,メールアドレス,'=x,"?[A-Z].+\r\n$/);
  expect((await ask("POST", `/imports/${importId}/stop`)).body).toMatchObject({ type: "imports.notRunning" });
});

test("what cannot be taken is refused in words", async () => {
  expect(await upload(file, "application/json")).toMatchObject({
    status: 400,
    body: { type: "api.contentType" },
  });
  expect(await upload("PK\u0003\u0004")).toMatchObject({ status: 400, body: { type: "imports.notText" } });
  expect(await upload(file, "text/csv", reader)).toMatchObject({ status: 403 });
  expect(await ask("GET", `/imports/${context.tenantId}`)).toMatchObject({
    status: 404,
    body: { type: "imports.notFound" },
  });
});

test("a page of ours uploads and downloads with its session; another site cannot", async () => {
  const cookie = await signInWithPassword({ email: "h@example.test", password });
  const ours = {
    cookie,
    "sec-fetch-site": "same-origin",
    "x-trpc-source": "browser",
    "x-hikyaku-tenant": "hana",
  };
  const post = (headers: Record<string, string>) =>
    postImport(
      new Request(`${origin}/api/uploads/import?fileName=a.csv`, {
        method: "POST",
        headers: { "content-type": "text/csv", ...headers },
        body: file,
      }),
    );
  const made = await post(ours);
  expect(made.status).toBe(201);
  const { importId } = (await made.json()) as { importId: string };
  await checkImport(context, { importId });
  const get = (headers: Record<string, string>, tenant = "hana") =>
    getImportErrors(
      new Request(
        `${origin}/api/downloads/import-errors?tenant=${tenant}&importId=${importId}&encoding=cp932`,
        { headers },
      ),
    );
  const saved = await get({ cookie, "sec-fetch-site": "same-origin" });
  expect(saved.headers.get("content-type")).toBe("text/csv; charset=shift_jis");
  expect(new TextDecoder("shift_jis").decode(await saved.arrayBuffer())).toMatch(/^行,列,値,内容\r\n3,/);
  for (const refused of [
    await post({ ...ours, "sec-fetch-site": "cross-site" }),
    await post({ ...ours, "x-trpc-source": "" }),
    await get({ cookie, "sec-fetch-site": "cross-site" }),
  ])
    expect(refused.status).toBe(403);
  expect((await post({ ...ours, cookie: "" })).status).toBe(401);
  expect((await post({ ...ours, "x-hikyaku-tenant": "other" })).status).toBe(404);
  expect((await get({ cookie, "sec-fetch-site": "same-origin" }, "other")).status).toBe(404);
});
