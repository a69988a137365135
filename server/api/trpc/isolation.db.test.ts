import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { makeTestDatabase } from "@/db/testing";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { addPerson, makeTestCampaign, type TestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { uploadImport } from "@/server/domain/imports/upload-import";
import { createSegment } from "@/server/domain/segments/create-segment";
import { createTag } from "@/server/domain/tags/create-tag";
import { createTemplate } from "@/server/domain/templates/create-template";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { appRouter, createCaller } from "./root";

/** Stands in everything of the one tenant that has words: whoever reads it has read another's data. */
const secret = "KAKUSHIGOTO";
const { admin } = await makeTestDatabase();

type Person = Context & { personId: string };
let owner: Person;
let stranger: Person;
let theirs: TestCampaign;
/** Ids of the one tenant, by the name that inputs give them. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  const ours = await makeTestCampaign(admin, 2);
  stranger = await addPerson(admin, ours.context, { name: "Stranger", role: "owner" });
  theirs = await makeTestCampaign(admin, 2);
  const { context, campaignId, author, revision } = theirs;
  owner = await addPerson(admin, context, { name: secret, role: "owner" });
  await updateCampaign(author, { campaignId, revision, name: secret, subject: `${secret} {{ salutation }}` });
  const { approvalId } = await requestApproval(author, { campaignId, comment: secret });
  await admin`update tenants set name = ${secret}, legal_name = ${secret} where tenant_id = ${context.tenantId}`;
  await admin`update domains set name = ${`${secret.toLowerCase()}.test`} where tenant_id = ${context.tenantId}`;
  const { templateId } = await createTemplate(owner, { starter: "letter", name: secret });
  const { tagId } = await createTag(owner, { name: secret });
  const { fieldId } = await createContactField(owner, { key: "secret", label: secret, type: "text" });
  const { contactId } = await createContact(owner, {
    email: `${secret.toLowerCase()}@example.test`,
    familyName: secret,
    tags: [secret],
    fields: { secret },
  });
  const { segmentId } = await createSegment(owner, {
    name: secret,
    rule: { kind: "tag", tagId, has: true },
  });
  const csv = new TextEncoder().encode("email,name\na@example.test,x\n");
  const { importId } = await uploadImport(owner, { fileName: `${secret}.csv` }, new Blob([csv]).stream());
  const key = await createApiKey(owner, { name: secret, scopes: ["contacts:read"], daysValid: null });
  const sessionId = randomUUID();
  await admin`insert into sessions (id, person_id, assurance, user_agent, expires_at)
    values (${sessionId}, ${owner.personId}, 2, ${secret}, now() + interval '1 hour')`;
  Object.assign(ids, { campaignId, approvalId, templateId, tagId, fieldId, contactId, segmentId, importId });
  Object.assign(ids, { keyId: key.keyId, personId: owner.personId, sessionId, domainId: theirs.domainId });
});

const rule = () => ({
  kind: "any",
  rules: [
    { kind: "tag", tagId: ids.tagId, has: true },
    { kind: "received", campaignId: ids.campaignId, did: false },
  ],
});
/** What a name wants where a sample of its type would be refused before it is looked at. */
const known: Readonly<Record<string, () => unknown>> = {
  rule,
  email: () => "new@example.test",
  timeZone: () => "Asia/Tokyo",
  password: () => "correct horse battery",
};
/** Inputs whose parts hang together, in a way that their shape does not say; more than one where there is a choice. */
const whole: Readonly<Record<string, () => unknown[]>> = {
  "audit.list": () => [{ subject: `campaigns/${ids.campaignId}` }, { actorId: ids.personId }],
  "calendar.list": () => [{ from: "2026-01-01", until: "2026-01-31" }],
  "campaigns.test": () => [{ campaignId: ids.campaignId, contactId: ids.contactId, to: ["a@example.test"] }],
  "names.search": () => [{ text: secret }],
  "people.updatePreferences": () => [{ theme: "dark" }],
  "segments.count": () => [{ segmentId: ids.segmentId }, { rule: rule() }],
  "segments.preview": () => [{ segmentId: ids.segmentId }, { rule: rule() }],
  "segments.explain": () => [
    { contactId: ids.contactId, segmentId: ids.segmentId },
    { contactId: ids.contactId, rule: rule() },
  ],
  "templates.uploadImage": () => [{ name: "a.png", base64: "iVBORw0KGgo=" }],
  "tenants.update": () => [{ name: "Stranger Inc." }],
};

type Schema = z.core.JSONSchema.BaseSchema;
/** An input that names the one tenant's ids wherever it can, and else has the least that is allowed. */
function sample(schema: Schema, name = ""): unknown {
  const id = ids[name] ?? ids[name.replace(/s$/, "")];
  if (schema.type === "string" && id !== undefined) return id;
  if (schema.type === "array" && id !== undefined) return [id];
  if (known[name]) return known[name]();
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if ("default" in schema) return schema.default;
  const [first] = (schema.anyOf ?? schema.oneOf ?? []).filter((one) => (one as Schema).type !== "null");
  if (first) return sample(first as Schema, name);
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([key]) => schema.required?.includes(key) || ids[key] !== undefined || key === "rule")
        .map(([key, property]) => [key, sample(property as Schema, key)]),
    );
  if (schema.type === "array") return schema.minItems ? [sample((schema.items ?? {}) as Schema)] : [];
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  if (schema.format === "date-time") return new Date().toISOString();
  return schema.format === "uuid" ? randomUUID() : "x";
}

type Definition = { inputs: readonly z.ZodType[]; type: "query" | "mutation" };
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: Definition }>,
).map(([path, { _def }]) => ({ path, input: _def.inputs.at(-1), isQuery: _def.type === "query" }));
const inputsOf = ({ path, input }: (typeof procedures)[number]): unknown[] =>
  whole[path]?.() ?? [input && sample(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }))];

const callerOf = (who: Person) =>
  createCaller({
    facts: { address: "192.0.2.1", userAgent: "test", requestId: "r" },
    session: {
      sessionId: "own",
      personId: who.personId,
      assurance: 2,
      email: "",
      name: "",
      locale: "ja",
      theme: "system",
      signedInAt: new Date(),
    },
    language: "ja",
    tenantContext: async () => who,
  });

type Answer = { path: string; words: string; failure: unknown };
async function ask(who: Person, path: string, input: unknown): Promise<Answer> {
  const [noun = "", verb = ""] = path.split(".");
  const caller = callerOf(who) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  try {
    const answer = await caller[noun]?.[verb]?.(input);
    return { path, words: JSON.stringify(answer) ?? "", failure: null };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const words = cause instanceof DomainError ? JSON.stringify([cause.key, cause.details]) : String(error);
    return { path, words, failure: cause ?? error };
  }
}

/** Every row of the one tenant, and of the people, sessions and jobs that are its own, as one hash per table. */
async function everythingOfTheirs(): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`;
  const wheres = tables.map(({ name }) => [name, `tenant_id = '${owner.tenantId}'`]);
  wheres.push(["people", `id = '${owner.personId}'`], ["sessions", `person_id = '${owner.personId}'`]);
  wheres.push(["pgboss.job", `data->>'tenantId' = '${owner.tenantId}'`]);
  const found: Record<string, string> = {};
  for (const [name = "", where = ""] of wheres) {
    const [row] = await admin.unsafe<{ hash: string }[]>(
      `select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') hash from ${name} t where ${where}`,
    );
    found[name] = row?.hash ?? "";
  }
  return found;
}

const tells = ({ words }: Answer) => new RegExp(secret, "i").test(words);

test("no procedure, asked with another tenant's ids, tells or changes anything of that tenant", async () => {
  const before = await everythingOfTheirs();
  const answers: Answer[] = [];
  for (const procedure of procedures)
    for (const input of inputsOf(procedure)) answers.push(await ask(stranger, procedure.path, input));

  expect(answers.filter(tells).map(({ path }) => path)).toEqual([]);
  expect(await everythingOfTheirs()).toEqual(before);
  // An input that is refused for its form was not looked at with its ids: each reached its verb.
  expect(
    answers
      .filter(({ failure }) => failure instanceof z.ZodError)
      .map(({ path, words }) => `${path} ${words}`),
  ).toEqual([]);
  const unexpected = answers.filter(({ failure }) => failure !== null && !(failure instanceof DomainError));
  expect(unexpected.map(({ path, words }) => `${path} ${words}`)).toEqual([]);
});

test("the tenant itself is told, and its own change is seen: so the test above can fail", async () => {
  const answers: Answer[] = [];
  for (const procedure of procedures)
    if (procedure.isQuery)
      for (const input of inputsOf(procedure)) answers.push(await ask(owner, procedure.path, input));
  const telling = new Set(answers.filter(tells).map(({ path }) => path));
  expect(
    telling.size,
    JSON.stringify(answers.map(({ path, words }) => [path, words.slice(0, 60)])),
  ).toBeGreaterThan(15);

  const before = await everythingOfTheirs();
  await ask(owner, "contacts.delete", { contactId: ids.contactId });
  expect(await everythingOfTheirs()).not.toEqual(before);
});
