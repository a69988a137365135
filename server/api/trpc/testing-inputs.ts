import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { z } from "zod";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { addPerson, makeTestCampaign, type TestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { createFolder } from "@/server/domain/folders/create-folder";
import { uploadImport } from "@/server/domain/imports/upload-import";
import { createInvitation } from "@/server/domain/invitations/create-invitation";
import { createInvitationInput } from "@/server/domain/invitations/schema";
import { createRole } from "@/server/domain/roles/create-role";
import { createSegment } from "@/server/domain/segments/create-segment";
import { grantSupport } from "@/server/domain/support/grant-support";
import { createTag } from "@/server/domain/tags/create-tag";
import { createTemplate } from "@/server/domain/templates/create-template";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { appRouter, createCaller } from "./root";

export type Person = Context & { personId: string };
/** Ids of one tenant, by the name that inputs give them (`campaignId`). */
export type Ids = Readonly<Record<string, string>>;
/** What inputs are filled with: the ids of one tenant, and the word that stands in all of its texts. */
export type Stock = { readonly ids: Ids; readonly word: string };
export type FullTenant = Stock & { readonly owner: Person; readonly campaign: TestCampaign };

/** A tenant that has one of everything, with `word` in whatever has words. */
export async function fillTenant(admin: postgres.Sql, word: string): Promise<FullTenant> {
  const campaign = await makeTestCampaign(admin, 2);
  const { context, campaignId, author, revision, domainId } = campaign;
  const { tenantId } = context;
  const owner = await addPerson(admin, context, { name: word, role: "owner" });
  await updateCampaign(author, { campaignId, revision, name: word, subject: `${word} {{ salutation }}` });
  const { approvalId } = await requestApproval(author, { campaignId, comment: word });
  await admin`update tenants set name = ${word}, legal_name = ${word} where tenant_id = ${tenantId}`;
  await admin`update domains set name = ${`${word.toLowerCase()}.test`} where tenant_id = ${tenantId}`;
  const { templateId } = await createTemplate(owner, { starter: "letter", name: word });
  const { tagId } = await createTag(owner, { name: word });
  const { fieldId } = await createContactField(owner, { key: "secret", label: word, type: "text" });
  const { contactId } = await createContact(owner, {
    email: `${word.toLowerCase()}@example.test`,
    familyName: word,
    tags: [word],
    fields: { secret: word },
  });
  const { segmentId } = await createSegment(owner, { name: word, rule: { kind: "tag", tagId, has: true } });
  const csv = new TextEncoder().encode("email,name\na@example.test,x\n");
  const { importId } = await uploadImport(owner, { fileName: `${word}.csv` }, new Blob([csv]).stream());
  const { keyId } = await createApiKey(owner, { name: word, scopes: ["contacts:read"], daysValid: null });
  const { grantId } = await grantSupport(owner, { reason: word, hours: 1 });
  const invited = { email: `invited@${word.toLowerCase()}.test`, name: word, role: "owner" };
  const { invitationId } = await createInvitation(owner, createInvitationInput.parse(invited));
  const sessionId = randomUUID();
  await admin`insert into sessions (id, person_id, assurance, user_agent, expires_at)
    values (${sessionId}, ${owner.personId}, 2, ${word}, now() + interval '1 hour')`;
  const { folderId } = await createFolder(owner, { name: word, parentId: null });
  const { customRoleId } = await createRole(owner, { name: word, permissions: ["contacts:read"] });
  const own = {
    folderId,
    customRoleId,
    campaignId,
    approvalId,
    templateId,
    tagId,
    fieldId,
    contactId,
    segmentId,
    importId,
    domainId,
    grantId,
    invitationId,
  };
  return { owner, campaign, word, ids: { ...own, keyId, personId: owner.personId, sessionId } };
}

/** A rule that names an id of every kind that rules name. */
export const rule = ({ ids }: Stock) => ({
  kind: "any",
  rules: [
    { kind: "tag", tagId: ids.tagId, has: true },
    { kind: "received", campaignId: ids.campaignId, did: false },
    { kind: "text-field", fieldId: ids.fieldId, test: { operator: "not-empty" } },
  ],
});
/** What a name wants where a sample of its type would be refused before it is looked at. */
const known: Readonly<Record<string, (stock: Stock) => unknown>> = {
  rule,
  email: () => "new@example.test",
  timeZone: () => "Asia/Tokyo",
  password: () => "correct horse battery",
  newPassword: () => "another horse battery",
};
/** Inputs whose parts hang together, in a way that their shape does not say; more than one where there is a choice. */
const whole: Readonly<Record<string, (stock: Stock) => unknown[]>> = {
  "audit.list": ({ ids }) => [{ subject: `campaigns/${ids.campaignId}` }, { actorId: ids.personId }],
  "calendar.list": () => [{ from: "2026-01-01", until: "2026-01-31" }],
  "campaigns.test": ({ ids }) => [
    { campaignId: ids.campaignId, contactId: ids.contactId, to: ["a@example.test"] },
  ],
  "folders.put": ({ ids }) =>
    (["segments", "templates", "campaigns"] as const).map((noun) => ({
      noun,
      id: ids[`${noun.slice(0, -1)}Id`],
      folderId: ids.folderId,
    })),
  "folders.update": ({ ids }) => [
    { folderId: ids.folderId, name: "Others" },
    { folderId: ids.folderId, parentId: null },
  ],
  "names.search": ({ word }) => [{ text: word }],
  "people.addMember": ({ ids }) =>
    [{ role: "analyst" }, { customRoleId: ids.customRoleId }].map((place) => ({
      email: "new@example.test",
      name: "x",
      password: "correct horse battery",
      ...place,
    })),
  "people.updatePreferences": () => [{ theme: "dark" }],
  "roles.update": ({ ids }) => [{ customRoleId: ids.customRoleId, name: "Others" }],
  "segments.count": (stock) => [{ segmentId: stock.ids.segmentId }, { rule: rule(stock) }],
  "segments.preview": (stock) => [{ segmentId: stock.ids.segmentId }, { rule: rule(stock) }],
  "segments.explain": (stock) => [
    { contactId: stock.ids.contactId, segmentId: stock.ids.segmentId },
    { contactId: stock.ids.contactId, rule: rule(stock) },
  ],
  "templates.uploadImage": () => [{ name: "a.png", base64: "iVBORw0KGgo=" }],
  "tenants.updateSecurity": () => [{ sessionHours: 12 }],
  "tenants.update": () => [{ name: "Stranger Inc." }],
};

type Schema = z.core.JSONSchema.BaseSchema;
/** An input that names the stock's ids wherever it can, and else has the least that is allowed. */
export function sample(schema: Schema, stock: Stock, name = ""): unknown {
  const { ids } = stock;
  const id = ids[name] ?? ids[name.replace(/s$/, "")];
  // As OpenAPI writes what may be null.
  if (Array.isArray(schema.type)) return id ?? null;
  if (schema.type === "string" && id !== undefined) return id;
  if (schema.type === "array" && id !== undefined) return [id];
  if (known[name]) return known[name](stock);
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if ("default" in schema) return schema.default;
  const [first] = (schema.anyOf ?? schema.oneOf ?? []).filter((one) => (one as Schema).type !== "null");
  if (first) return sample(first as Schema, stock, name);
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([key]) => schema.required?.includes(key) || ids[key] !== undefined || key === "rule")
        .map(([key, property]) => [key, sample(property as Schema, stock, key)]),
    );
  if (schema.type === "array") return schema.minItems ? [sample((schema.items ?? {}) as Schema, stock)] : [];
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  if (schema.format === "email") return "new@example.test";
  if (schema.format === "date-time") return new Date().toISOString();
  return schema.format === "uuid" ? randomUUID() : "x";
}

/** @returns what a door that checks its input by this schema would take, with the stock's ids in it */
export const sampleOf = (input: z.ZodType, stock: Stock): unknown =>
  sample(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }), stock);

type Definition = { inputs: readonly z.ZodType[]; type: "query" | "mutation" };
/** Every procedure of the console, by its path (`campaigns.send`). */
export const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: Definition }>,
).map(([path, { _def }]) => ({ path, input: _def.inputs.at(-1), isQuery: _def.type === "query" }));
export type Procedure = (typeof procedures)[number];

/** Inputs that a procedure's form lets through and that name the stock's ids; more than one where it asks in several ways. */
export const inputsOf = ({ path, input }: Procedure, stock: Stock): unknown[] =>
  whole[path]?.(stock) ?? [input && sampleOf(input, stock)];

/** The console, as a signed-in browser of this person asks it. */
export const callerOf = (who: Person) =>
  createCaller({
    facts: { address: "192.0.2.1", userAgent: "test", requestId: "r" },
    session: {
      sessionId: "own",
      personId: who.personId,
      assurance: 2,
      factor: "totp",
      isProved: true,
      email: "",
      name: "",
      locale: "ja",
      theme: "system",
      signedInAt: new Date(),
    },
    language: "ja",
    cookies: [],
    tenantContext: async () => who,
  });

export type Answer = { readonly path: string; readonly words: string; readonly failure: unknown };

/** What the procedure answers to this person; `words` is all that he gets to read. */
export async function ask(who: Person, path: string, input: unknown): Promise<Answer> {
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

/** Every row of a tenant, and of a person's account, sessions and the tenant's jobs, as one hash per table. */
export async function hashRows(admin: postgres.Sql, of: Person): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`;
  const wheres = tables.map(({ name }) => [name, `tenant_id = '${of.tenantId}'`]);
  wheres.push(["people", `id = '${of.personId}'`], ["sessions", `person_id = '${of.personId}'`]);
  wheres.push(["pgboss.job", `data->>'tenantId' = '${of.tenantId}'`]);
  const found: Record<string, string> = {};
  for (const [name = "", where = ""] of wheres) {
    const [row] = await admin.unsafe<{ hash: string }[]>(
      `select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') hash from ${name} t where ${where}`,
    );
    found[name] = row?.hash ?? "";
  }
  return found;
}
