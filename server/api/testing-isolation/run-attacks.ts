import { askAsTheirs } from "./ask-as-theirs";
import type { Answer } from "./ask-door";
import { attackJobs } from "./attack-jobs";
import { attackValues, mayTell } from "./attack-values";
import { differences } from "./compare-answers";
import {
  type Asked,
  type Entry,
  schemaEntries,
  serverActionFiles,
  undescribedOperations,
} from "./find-entries";
import { hasherOf, tablesWith } from "./hash-side";
import { keepRows } from "./keep-rows";
import { letMailLeave } from "./let-mail-leave";
import type { Asker } from "./make-world";
import { missingFixtures } from "./missing-fixtures";
import { attackRoutes } from "./route-attacks";
import { type Attack, inspect, type Outcome, type Scene } from "./scene";
import { type Place, placesOf, replaceAt, unknownLike } from "./swap-ids";

/** Fields that no form has and that would take somebody far if one had. */
const forged = {
  tenantId: "",
  tenant: "",
  approvedBy: "",
  state: "approved",
  createdBy: "",
  decidedBy: "",
  actorId: "",
};

const isFormRefused = ({ status, body }: Answer) => status === 400 && body.includes("api.invalidInput");

/** What was refused for its form was not looked at with its ids. */
function requireForm(scene: Scene, entry: Entry, asker: Asker, answer: Answer): void {
  if (asker === entry.askersOf(scene.world.ours)[0] && isFormRefused(answer))
    scene.note(
      "faults",
      entry.name,
      asker.name,
      `its sample is refused for its form: give it a whole input in ${entry.fixturePlace}: ${answer.body.slice(0, 300)}`,
    );
}

/** What asks for nothing of anybody shows nothing of theirs. */
async function askPlainly(scene: Scene, entry: Entry, asker: Asker, question: Asked): Promise<void> {
  const answer = await entry.ask(asker, { ...question, tenant: scene.world.ours.slug });
  inspect(scene, entry.name, asker.name, answer, []);
  requireForm(scene, entry, asker, answer);
}

async function attackPlaces(
  scene: Scene,
  entry: Entry,
  asker: Asker,
  question: Asked,
  places: readonly Place[],
): Promise<void> {
  const { ours, theirs } = scene.world;
  const tenant = ours.slug;
  const ask = async (idOf: (text: string, place: Place) => string) => {
    const sent: string[] = [];
    const asked = replaceAt(question, places, (text, place) => {
      const own = ours.ids[place.idName] ?? "";
      const id = idOf(own, place);
      sent.push(id);
      return text.replaceAll(own, id);
    });
    const answer = await entry.ask(asker, { ...asked, tenant });
    inspect(scene, entry.name, asker.name, answer, sent);
    return { answer, sent };
  };
  const aboutNobody = () => ask(unknownLike);
  const unknown = await aboutNobody();
  const foreign = await ask((_, { idName }) => theirs.ids[idName] ?? "");
  requireForm(scene, entry, asker, foreign.answer);
  for (const difference of await differences(unknown, foreign, aboutNobody))
    scene.note(
      "leaks",
      entry.name,
      asker.name,
      `tells another tenant's id from one of nobody (${places.map(({ path }) => path.join(".")).join(", ")}): ${difference.slice(0, 300)}`,
    );
}

async function attackTenant(scene: Scene, entry: Entry, asker: Asker, question: Asked): Promise<void> {
  const { ours, theirs } = scene.world;
  const ask = async (slug: string) => {
    const answer = await entry.ask(asker, { ...question, tenant: slug });
    inspect(scene, entry.name, asker.name, answer, [slug]);
    return { answer, sent: [slug] };
  };
  const nowhere = () => ask(unknownLike(ours.slug));
  for (const difference of await differences(await nowhere(), await ask(theirs.slug), nowhere))
    scene.note(
      "leaks",
      entry.name,
      asker.name,
      `tells another tenant's name from one of nobody: ${difference.slice(0, 300)}`,
    );
}

/** A form takes what it names, and refuses the rest: nothing can be slipped in beside it. */
async function attackForms(scene: Scene, entry: Entry, asker: Asker, question: Asked): Promise<void> {
  const { ours, theirs } = scene.world;
  for (const [part, form] of Object.entries(entry.forms) as [
    "query" | "body",
    { properties?: object; type?: string },
  ][]) {
    if (form.type !== "object") continue;
    for (const [field, value] of Object.entries(forged)) {
      if (form.properties && field in form.properties) continue;
      const given = question[part];
      const asked = {
        ...question,
        [part]: { ...(typeof given === "object" ? given : {}), [field]: value || theirs.tenantId },
      };
      const answer = await entry.ask(asker, { ...asked, tenant: ours.slug });
      inspect(scene, entry.name, asker.name, answer, [theirs.tenantId]);
      if (!isFormRefused(answer) || !answer.body.includes(field))
        scene.note(
          "leaks",
          entry.name,
          asker.name,
          `does not refuse a forged field: ${part}.${field}: ${answer.status} ${answer.body.slice(0, 200)}`,
        );
    }
  }
}

async function attackEntry(scene: Scene, entry: Entry): Promise<void> {
  const { ours } = scene.world;
  for (const name of missingFixtures(entry, ours))
    scene.note(
      "faults",
      entry.name,
      "",
      `no fixture for ${name}: let fillTenant (server/api/trpc/testing-inputs.ts) give it, or \`otherIds\` of server/api/testing-isolation/make-world.ts`,
    );
  const askers = entry.askersOf(ours).filter(scene.isAsking);
  for (const question of entry.questions(ours)) {
    const places = placesOf(question, ours.ids);
    const [first] = askers;
    for (const asker of askers) {
      const harmless = replaceAt(question, places, (_, { idName }) => unknownLike(ours.ids[idName] ?? ""));
      if (places.length === 0) await askPlainly(scene, entry, asker, question);
      if (entry.namesTenant) await attackTenant(scene, entry, asker, harmless);
      // Keys of one scope differ from the one of all scopes in what is refused before anything is looked at.
      const isAlike = asker.key !== undefined && asker !== first;
      for (const place of isAlike ? [] : places) await attackPlaces(scene, entry, asker, question, [place]);
      if (isAlike ? places.length > 0 : places.length > 1)
        await attackPlaces(scene, entry, asker, question, places);
    }
    if (first) await attackForms(scene, entry, first, question);
  }
}

/** Entries after which an id that they were asked with stays in our own log, with the reason. */
const mayKeep: Readonly<Record<string, string>> = {
  "REST GET /audit/export": "the log says by which filter it was taken out",
};

type Look = (entry: string) => Promise<void>;

/** Looks whether something of theirs has changed or stands among ours, and puts everything back. */
async function lookAfter(scene: Scene): Promise<Look> {
  const { admin, world, secrets, note } = scene;
  const hashTheirs = await hasherOf(admin, world.theirs);
  const before = await hashTheirs();
  return async (entry) => {
    const now = await hashTheirs();
    const changed = Object.keys(now).filter((table) => now[table] !== before[table]);
    if (changed.length > 0) note("leaks", entry, "", `rows of theirs have changed: ${changed.join(", ")}`);
    const words = entry in mayKeep ? [world.canary] : secrets;
    for (const { table, word } of await tablesWith(admin, world.ours, words))
      note(
        "leaks",
        entry,
        "",
        `${word === world.canary ? "the canary" : `an id of theirs (${word})`} stands in a row of ours: ${table}`,
      );
    await scene.restore();
  };
}

/** Attacks every entry of the product with what belongs to another tenant, and says what came of it. */
export async function runAttacks({
  admin,
  world,
  isAsking = () => true,
  sink = null,
}: Attack): Promise<Outcome> {
  const { theirs, canary } = world;
  const outcome: Outcome = {
    entries: 0,
    roles: new Set(),
    attacks: 0,
    telling: 0,
    mails: 0,
    leaks: [],
    faults: [],
  };
  const secrets = [canary, ...new Set([...Object.values(theirs.ids), ...theirs.personIds])];
  const note: Scene["note"] = (kind, entry, who, what) => void outcome[kind].push({ entry, who, what });
  const restore = await keepRows(admin);
  const scene: Scene = { admin, world, isAsking, outcome, secrets, note, restore, sink };
  const look = await lookAfter(scene);
  const entries = schemaEntries();
  for (const entry of entries) {
    outcome.entries += 1;
    await attackEntry(scene, entry);
    await look(entry.name);
  }
  await attackRoutes(scene, look);
  await attackJobs(scene, look);
  if (sink) outcome.mails = await letMailLeave(scene, sink);
  await look("mail");
  for (const entry of entries.filter(({ isQuery, isOfTenants }) => isQuery && isOfTenants))
    if (await askAsTheirs(scene, entry)) outcome.telling += 1;
  for (const name of Object.keys(mayTell))
    if (!entries.some((entry) => entry.name === name))
      note(
        "faults",
        name,
        "",
        "is excused in `mayTell` of server/api/testing-isolation/attack-values.ts, and is no more: take it out",
      );
  for (const entry of entries) {
    if (!(entry.name in mayTell)) await attackValues(scene, entry);
  }
  for (const operation of undescribedOperations())
    note("faults", `REST ${operation}`, "", "is served, and not described, or the other way round");
  for (const file of serverActionFiles())
    note(
      "faults",
      file,
      "",
      "has server actions: enumerate and attack them in server/api/testing-isolation/find-entries.ts",
    );
  return outcome;
}
