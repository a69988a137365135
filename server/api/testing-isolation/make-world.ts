import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import type { FullTenant } from "@/server/api/trpc/testing-inputs";
import { fillTenant } from "@/server/api/trpc/testing-inputs";
import { authCookies } from "@/server/auth/auth-cookies";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { uploadImage } from "@/server/domain/files/upload-image";
import { makeTestRelease } from "@/server/domain/releases/testing-release";
import type { LeasedMail } from "@/server/domain/sends/lease-mail";
import { deliverAll } from "@/server/domain/sends/testing-delivery";
import { permissions, roles } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { hashToken, randomToken } from "@/server/platform/secrets";
import { type Planted, plantCanaries } from "./plant-canaries";

/** Who asks, by what he shows at the door. */
export type Asker = { readonly name: string; readonly cookie?: string; readonly key?: string };

export type WorldTenant = FullTenant & {
  readonly tenantId: string;
  readonly slug: string;
  readonly personIds: readonly string[];
  /** One signed-in person for each role and for each way to limit one, the owner first. */
  readonly people: Asker[];
  /** One key with every scope, and one for each scope alone. */
  readonly keys: readonly Asker[];
  readonly mails: readonly LeasedMail[];
  readonly imageSha256: string;
};

export type World = {
  readonly ours: WorldTenant;
  readonly theirs: WorldTenant;
  readonly planted: Planted;
  /** Stands in every text of theirs, and nowhere else. */
  readonly canary: string;
};

/** A session that signing in has just made, and the cookie that names it. */
export async function sessionCookie(
  admin: postgres.Sql,
  personId: string,
  word: string,
  audience: "console" | "operator" = "console",
): Promise<string> {
  const sid = randomToken();
  await admin`insert into sessions (id, person_id, assurance, user_agent, address, audience, expires_at)
    values (${hashToken(sid)}, ${personId}, 2, ${word}, ${word}, ${audience}, now() + interval '12 hours')`;
  const name = audience === "operator" ? authCookies.operatorSession() : authCookies.session();
  return `${name}=${await encode({ token: { sid }, secret: env().AUTH_SECRET })}`;
}

/** The names that inputs give to rows which no verb makes yet, or which nobody but the system makes. */
const otherIds: Readonly<Record<string, string>> = {
  folderId: "folders",
  folder: "folders",
  parentId: "folders",
  roleId: "custom_roles",
  customRoleId: "custom_roles",
  invitationId: "invitations",
  grantId: "support_grants",
  fileId: "files",
  sendId: "sends",
  releaseId: "releases",
  auditId: "audit_log",
};

async function addOtherIds(
  admin: postgres.Sql,
  { tenantId, ids, owner }: { tenantId: string; ids: Record<string, string>; owner: { personId: string } },
  word: string,
): Promise<void> {
  for (const [name, table] of Object.entries(otherIds)) {
    const [row] = await admin.unsafe<{ id: string }[]>(
      `select id from ${table} where tenant_id = $1 order by id limit 1`,
      [tenantId],
    );
    if (!row) throw new Error(`no row of ${table} to take ${name} from`);
    ids[name] ??= row.id;
  }
  Object.assign(ids, { tenantId, actorId: owner.personId });
  ids.passkeyId = `${word}-${randomBytes(8).toString("hex")}`;
  ids.linkId = `${word}-${randomBytes(8).toString("hex")}`;
  await admin`insert into account_links (id, kind, email, email_key, tenant, invitation_id, expires_at)
    values (${ids.linkId}, 'invitation', ${`${word}@example.test`}, ${`${word}@example.test`}, ${tenantId}, ${ids.invitationId ?? ""}, now() + interval '1 day')`;
  // As an authenticator calls it.
  ids.rawId = ids.passkeyId;
  await admin`insert into passkeys (id, person_id, name, public_key) values (${ids.passkeyId}, ${owner.personId}, ${word}, ${word})`;
}

async function makeTenant(admin: postgres.Sql, word: string): Promise<WorldTenant> {
  const full = await fillTenant(admin, word);
  const { owner, campaign } = full;
  const { tenantId } = owner;
  const people: Asker[] = [];
  const personIds = [owner.personId, campaign.author.personId];
  for (const role of roles) {
    const { personId } = await addPerson(admin, owner, { name: `${word} ${role}`, role });
    personIds.push(personId);
    people.push({ name: role, cookie: await sessionCookie(admin, personId, word) });
  }
  const keys = [];
  for (const scopes of [[...keyScopes], ...keyScopes.map((scope) => [scope])]) {
    const { key } = await createApiKey(owner, { name: word, scopes, daysValid: null });
    keys.push({ name: scopes.length > 1 ? "key with every scope" : `key ${scopes[0]}`, key });
  }
  const content = {
    ...campaign.content,
    subject: word,
    text: `${word} https://example.jp/ {{ unsubscribe_url }}`,
  };
  const mails = await deliverAll(admin, owner, await makeTestRelease(admin, { ...campaign, content }));
  const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(`${word} ${randomUUID()}`)]);
  const { sha256 } = await uploadImage(owner, { name: `${word}.png`, bytes: new Blob([png]).stream() });
  // What is read back by its shape holds the word where its shape lets it.
  const clause = {
    kind: "attribute",
    attribute: "company",
    test: { operator: "not-contains", values: [word] },
  };
  await admin`update segment_versions set rule = jsonb_build_object('kind', 'any', 'rules', jsonb_build_array(rule, ${admin.json(clause)}::jsonb))
    where tenant_id = ${tenantId}`;
  const check = { record: "dkim", name: word, status: "pass", found: [word], expected: word, problem: null };
  await admin`update domains set checks = ${admin.json([check])} where tenant_id = ${tenantId}`;
  const failure = { key: "imports.notCsv", details: { name: word } };
  await admin`update imports set failure = ${admin.json(failure)} where tenant_id = ${tenantId}`;
  // A mail with pictures, as templates have them, where the one of the campaign has none.
  await admin`update campaigns set design = (select design from templates t where t.tenant_id = ${tenantId} and design is not null limit 1)
    where tenant_id = ${tenantId}`;
  const [row] = await admin<{ slug: string }[]>`select slug from tenants where tenant_id = ${tenantId}`;
  const slug = row?.slug ?? "";
  return {
    ...full,
    tenantId,
    slug,
    personIds,
    people,
    keys,
    mails,
    imageSha256: sha256,
    ids: { ...full.ids },
  };
}

/** People whose rights are not those of a plain role: a role of the tenant's own, a limit to a folder. */
async function addSpecialPeople(
  admin: postgres.Sql,
  { tenantId, ids, word, people }: WorldTenant,
): Promise<void> {
  const add = async (name: string) => {
    const { personId } = await addPerson(
      admin,
      { tenantId: tenantId as never },
      { name: `${word} ${name}`, role: "owner" },
    );
    people.push({ name, cookie: await sessionCookie(admin, personId, word) });
    return personId;
  };
  const custom = await add("a role of our own");
  await admin`update custom_roles set permissions = permissions || ${[...permissions]} where tenant_id = ${tenantId}`;
  await admin`update members set custom_role_id = ${ids.customRoleId ?? ""} where tenant_id = ${tenantId} and person_id = ${custom}`;
  const limited = await add("within one folder");
  await admin`update members set in_folders_only = true where tenant_id = ${tenantId} and person_id = ${limited}`;
  await admin`insert into member_folders (tenant_id, person_id, folder_id) values (${tenantId}, ${limited}, ${ids.folderId ?? ""})`;
}

/** Somebody of the staff, whom our tenant lets look in, and the other one does no more. */
async function addOperator(
  admin: postgres.Sql,
  { ours, theirs }: { ours: WorldTenant; theirs: WorldTenant },
) {
  const personId = randomUUID();
  const email = `${personId}@operator.test`;
  await admin`insert into people (id, email, email_key, name, password_hash) values (${personId}, ${email}, ${email}, 'operator', '')`;
  await admin`insert into operators (person_id) values (${personId})`;
  await admin`update support_grants set revoked_at = now() where tenant_id = ${theirs.tenantId}`;
  ours.people.push({
    name: "operator looking in",
    cookie: await sessionCookie(admin, personId, "operator", "operator"),
  });
}

/** Two tenants with one of everything each; every text of the other one holds the canary. */
export async function makeWorld(admin: postgres.Sql): Promise<World> {
  // biome-ignore lint/style/noProcessEnv: the command looks for this word in the log, too; not a setting of the product
  const canary = process.env.HIKYAKU_ISOLATION_CANARY ?? "KANARIA7F3A";
  const ours = await makeTenant(admin, `OURS${randomBytes(4).toString("hex").toUpperCase()}`);
  const theirs = await makeTenant(admin, canary);
  const planted = await plantCanaries(admin, theirs.tenantId, canary);
  await plantCanaries(admin, ours.tenantId, ours.word);
  for (const side of [ours, theirs]) {
    await addOtherIds(admin, side, side.word);
    await addSpecialPeople(admin, side);
  }
  await addOperator(admin, { ours, theirs });
  return { ours, theirs, planted, canary };
}
