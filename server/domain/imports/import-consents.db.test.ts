import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { changeConsent } from "@/server/domain/consents/change-consent";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { importFile, readImport } from "./testing-import";

const { admin } = await makeTestDatabase();
const how = "展示会の申込書";

/** g gave, w withdrew, n never said anything. */
async function makePeople(): Promise<Context> {
  const context = await makeTestTenant(admin);
  await importFile(context, "email\ng@example.jp\nw@example.jp\nn@example.jp\n");
  const ids = await admin`select id, email from contacts where tenant_id = ${context.tenantId}`;
  for (const { id: contactId, email } of ids)
    if (email !== "n@example.jp")
      await changeConsent(context, {
        contactId,
        purpose: "marketing",
        state: email === "g@example.jp" ? "given" : "withdrawn",
        how: "電話",
      });
  return context;
}
const states = async ({ tenantId }: Context) => {
  const rows = await admin`
    select c.email, k.state from contacts c left join consents k on k.contact_id = c.id
    where c.tenant_id = ${tenantId} order by c.email`;
  return Object.fromEntries(rows.map(({ email, state }) => [email.slice(0, 1), state]));
};
const file = (answers: Record<string, string>) =>
  `email,配信許可\n${Object.entries(answers)
    .map(([name, answer]) => `${name}@example.jp,${answer}\n`)
    .join("")}`;
const yes = file({ g: "はい", w: "はい", n: "はい", x: "はい" });
const no = file({ g: "いいえ", w: "いいえ", n: "いいえ", x: "いいえ" });
const empty = file({ g: "", w: "", n: "", x: "" });
const silent = "email\ng@example.jp\nw@example.jp\nn@example.jp\nx@example.jp\n";

test.each([
  {
    rule: "a declared yes gives, but not against a withdrawal",
    text: yes,
    consent: { how },
    after: { g: "given", w: "withdrawn", n: "given", x: "given" },
    apply: { consentsGiven: 3, consentsKeptWithdrawn: 1, consentsGivenAgain: 0, consentsWithdrawn: 0 },
  },
  {
    rule: "a row's own yes gives again where the declaration says so",
    text: yes,
    consent: { how, giveAgain: true },
    after: { g: "given", w: "given", n: "given", x: "given" },
    apply: { consentsGiven: 3, consentsKeptWithdrawn: 0, consentsGivenAgain: 1, consentsWithdrawn: 0 },
  },
  {
    rule: "without a declaration nobody's yes counts",
    text: yes,
    consent: null,
    after: { g: "given", w: "withdrawn", n: null, x: null },
    apply: { consentsGiven: 0, consentsKeptWithdrawn: 0, consentsGivenAgain: 0, consentsWithdrawn: 0 },
  },
  {
    rule: "a no withdraws what was given, and gives nobody anything, whatever is declared",
    text: no,
    consent: { how, giveAgain: true },
    after: { g: "withdrawn", w: "withdrawn", n: null, x: null },
    apply: { consentsGiven: 0, consentsKeptWithdrawn: 0, consentsGivenAgain: 0, consentsWithdrawn: 1 },
  },
  {
    rule: "an empty answer in a column of answers is none",
    text: empty,
    consent: { how, giveAgain: true },
    after: { g: "given", w: "withdrawn", n: null, x: null },
    apply: { consentsGiven: 0, consentsKeptWithdrawn: 0, consentsGivenAgain: 0, consentsWithdrawn: 0 },
  },
  {
    rule: "without such a column the declaration is for everyone, but gives nothing again",
    text: silent,
    consent: { how, giveAgain: true },
    after: { g: "given", w: "withdrawn", n: "given", x: "given" },
    apply: { consentsGiven: 3, consentsKeptWithdrawn: 1, consentsGivenAgain: 0, consentsWithdrawn: 0 },
  },
])("$rule", async ({ text, consent, after, apply }) => {
  const context = await makePeople();
  const importId = await importFile(context, text, { consent });
  expect(await states(context)).toEqual(after);
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "done", report: { apply } });
  const events = await admin`
    select state, proof from consent_events where tenant_id = ${context.tenantId} and source = 'import'`;
  const written = apply.consentsGiven + apply.consentsGivenAgain + apply.consentsWithdrawn;
  expect(events).toHaveLength(written);
  for (const { state, proof } of events)
    expect(proof).toEqual({
      importId,
      row: expect.any(Number),
      ...(state === "given" && { how }),
    });
});
