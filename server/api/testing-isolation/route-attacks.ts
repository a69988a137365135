import { join } from "node:path";
import { type Answer, readAnswer } from "./ask-door";
import { differences } from "./compare-answers";
import { routeFiles } from "./find-entries";
import type { Asker } from "./make-world";
import { routeFixtures } from "./route-fixtures";
import { inspect, type Scene } from "./scene";
import { unknownLike } from "./swap-ids";
import type { Probe } from "./token-probes";

/** Doors whose entries are enumerated one by one. */
const enumerated = new Set(["app/api/trpc/[trpc]/route.ts", "app/api/v1/[...path]/route.ts"]);
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

async function attackProbe(
  scene: Scene,
  entry: string,
  { what, foreign, nobodys, ask }: Probe,
  asker: Asker,
  isOpen: boolean,
) {
  const answerTo = async (value: string): Promise<{ answer: Answer; sent: string[] }> => {
    const answer = await readAnswer(await ask(value, asker));
    // A sign-in that failed counts against its address: each is asked as if it were the first.
    await scene.admin`delete from rate_limits`;
    inspect(scene, entry, asker.name, answer, [value], isOpen);
    return { answer, sent: [value] };
  };
  const nobody = () => answerTo(nobodys?.() ?? unknownLike(foreign));
  for (const difference of await differences(await nobody(), await answerTo(foreign), nobody))
    scene.note("leaks", entry, asker.name, `tells ${what} from that of nobody: ${difference.slice(0, 300)}`);
}

/** To staff the tenants are shown at the operators' doors, and nowhere else. */
const askersOf = ({ world, isAsking }: Scene, file: string): readonly Asker[] =>
  world.ours.people.filter(
    (one) => isAsking(one) && !(file.startsWith("app/api/operator") && one.name.startsWith("operator")),
  );

/** Attacks every `route.ts` of the app with its fixture; one without is a fault. */
export async function attackRoutes(scene: Scene, look: (entry: string) => Promise<void>): Promise<void> {
  for (const file of routeFiles()) {
    if (enumerated.has(file)) continue;
    const handlers = (await import(/* @vite-ignore */ join(process.cwd(), file))) as object;
    for (const method of methods.filter((name) => name in handlers)) {
      const entry = `${method} ${file}`;
      const fixture = routeFixtures[entry];
      scene.outcome.entries += 1;
      if (!fixture) {
        scene.note(
          "faults",
          entry,
          "",
          "no fixture: say in `routeFixtures` of server/api/testing-isolation/route-fixtures.ts what it is asked",
        );
        continue;
      }
      for (const one of fixture.probes(scene.world))
        for (const asker of one.isForRoles ? askersOf(scene, file) : [{ name: "nobody" }])
          await attackProbe(scene, entry, one, asker, fixture.open !== undefined);
      await look(entry);
    }
  }
}
