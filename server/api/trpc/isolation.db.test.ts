import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { makeTestDatabase } from "@/db/testing";
import { addPerson, makeTestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { DomainError } from "@/server/platform/errors";
import {
  type Answer,
  ask,
  type FullTenant,
  fillTenant,
  hashRows,
  inputsOf,
  type Person,
  procedures,
} from "./testing-inputs";

/** Stands in everything of the one tenant that has words: whoever reads it has read another's data. */
const secret = "KAKUSHIGOTO";
const { admin } = await makeTestDatabase();

let stranger: Person;
let theirs: FullTenant;

beforeAll(async () => {
  const ours = await makeTestCampaign(admin, 2);
  stranger = await addPerson(admin, ours.context, { name: "Stranger", role: "owner" });
  theirs = await fillTenant(admin, secret);
});

const tells = ({ words }: Answer) => new RegExp(secret, "i").test(words);

test("no procedure, asked with another tenant's ids, tells or changes anything of that tenant", async () => {
  const before = await hashRows(admin, theirs.owner);
  const answers: Answer[] = [];
  for (const procedure of procedures)
    for (const input of inputsOf(procedure, theirs)) answers.push(await ask(stranger, procedure.path, input));

  expect(answers.filter(tells).map(({ path }) => path)).toEqual([]);
  expect(await hashRows(admin, theirs.owner)).toEqual(before);
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
      for (const input of inputsOf(procedure, theirs))
        answers.push(await ask(theirs.owner, procedure.path, input));
  const telling = new Set(answers.filter(tells).map(({ path }) => path));
  expect(
    telling.size,
    JSON.stringify(answers.map(({ path, words }) => [path, words.slice(0, 60)])),
  ).toBeGreaterThan(15);

  const before = await hashRows(admin, theirs.owner);
  await ask(theirs.owner, "contacts.delete", { contactId: theirs.ids.contactId });
  expect(await hashRows(admin, theirs.owner)).not.toEqual(before);
});
