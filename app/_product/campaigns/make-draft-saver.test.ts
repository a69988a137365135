import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeDraftSaver, type SaveState, type SentDraft } from "@/app/_product/campaigns/make-draft-saver";

type Draft = { subject: string; preheader: string };

/** A server that keeps one draft, and refuses what is not over its revision. */
function setUp(answer?: () => Promise<void>) {
  const server = { subject: "", preheader: "", revision: 1, asked: 0 };
  const states: SaveState["kind"][] = [];
  const told: (readonly string[])[] = [];
  const saver = makeDraftSaver<Draft>({
    draft: { subject: "", preheader: "" },
    revision: 1,
    send: async (draft, changed, revision): Promise<SentDraft> => {
      server.asked += 1;
      await answer?.();
      if (revision !== server.revision) throw refusal("campaigns.changedMeanwhile");
      for (const key of changed) server[key] = draft[key];
      server.revision += 1;
      return { revision: server.revision, voided: false };
    },
    onDraft: () => undefined,
    onState: ({ kind }) => states.push(kind),
    onSaved: (_, changed) => told.push(changed),
  });
  return { server, states, told, saver };
}

const refusal = (key: string) =>
  Object.assign(new TRPCClientError(key), { data: { key, code: "CONFLICT", details: {}, fields: [] } });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a draft", () => {
  test("is saved once, a moment after the last key, and only what changed", async () => {
    const { server, told, saver, states } = setUp();
    for (const subject of ["新", "新茶", "新茶の"]) {
      saver.change({ subject });
      await vi.advanceTimersByTimeAsync(300);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server).toMatchObject({ subject: "新茶の", asked: 1, revision: 2 });
    expect(told).toEqual([["subject"]]);
    expect(states.at(-1)).toBe("saved");
  });

  test("that changes while it is saved is saved again, over the new revision", async () => {
    const { server, saver } = setUp(() => new Promise((resolve) => setTimeout(resolve, 2_000)));
    saver.change({ subject: "一" });
    await vi.advanceTimersByTimeAsync(1_000);
    saver.change({ preheader: "二" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server).toMatchObject({ subject: "一", preheader: "二", asked: 2, revision: 3 });
    expect(saver.isClean()).toBe(true);
  });

  test("never overwrites somebody else's change, and goes on after theirs is taken", async () => {
    const { server, saver, states } = setUp();
    Object.assign(server, { subject: "ほかの人", revision: 5 });
    saver.change({ subject: "わたし" });
    await vi.advanceTimersByTimeAsync(1_000);
    saver.change({ subject: "わたし2" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server).toMatchObject({ subject: "ほかの人", asked: 1 });
    expect(states.at(-1)).toBe("conflict");
    saver.adopt({ subject: "ほかの人", preheader: "" }, 5, new Date());
    saver.change({ preheader: "追記" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server).toMatchObject({ subject: "ほかの人", preheader: "追記", revision: 6 });
  });

  test("that did not reach the server is sent again by itself", async () => {
    let isAway = true;
    const { server, saver, states } = setUp(() =>
      isAway ? Promise.reject(new Error("away")) : Promise.resolve(),
    );
    saver.change({ subject: "新茶" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toBe("failed");
    isAway = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server).toMatchObject({ subject: "新茶", asked: 2 });
  });

  test("that the server refuses waits for the next change", async () => {
    const { server, saver } = setUp(() => Promise.reject(refusal("campaigns.badLocalPart")));
    saver.change({ subject: "新茶" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toBe(1);
    expect(await saver.save()).toBe(false);
  });
});
