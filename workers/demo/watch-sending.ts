import type { ConsoleClient } from "./console-client";

type Sums = { planned: number; waiting: number; accepted: number };
type View = { state: string; release: { state: string; sums: Sums } | null };

const patienceMs = 1_800_000;

/**
 * Waits until a campaign is sent, and kills the sending process on the way, evenly spread over what has been accepted.
 *
 * @returns how often it was killed
 */
export async function watchSending(
  client: ConsoleClient,
  campaignId: string,
  expected: number,
  kills: number,
  kill: () => void,
  say: (line: string) => void,
): Promise<number> {
  let killed = 0;
  for (
    const until = Date.now() + patienceMs;
    Date.now() < until;
    await new Promise((resolve) => setTimeout(resolve, 200))
  ) {
    const { state, release } = await client.query<View>("campaigns.get", { campaignId });
    if (state === "sent") return killed;
    const accepted = release?.sums.accepted ?? 0;
    if (killed < kills && accepted > (expected * (killed + 1)) / (kills + 2)) {
      kill();
      killed += 1;
      say(`The sending process was killed at ${accepted} accepted.`);
    }
  }
  throw new Error("the campaign was not sent in time");
}
