import { beforeAll, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import type { Context } from "@/server/platform/context";
import { approveCampaign } from "./approve-campaign";
import { cancelCampaign } from "./cancel-campaign";
import { deleteCampaign } from "./delete-campaign";
import { duplicateCampaign } from "./duplicate-campaign";
import { pauseCampaign } from "./pause-campaign";
import { type CampaignMove, campaignMoves, mayMove } from "./pure/campaign-moves";
import { requestApproval } from "./request-approval";
import { resumeCampaign } from "./resume-campaign";
import { type CampaignState, campaignStates } from "./schema";
import { sendCampaign } from "./send-campaign";
import { stopCampaign } from "./stop-campaign";
import { makeTestCampaign, type TestCampaign } from "./testing-campaign";
import { updateCampaign } from "./update-campaign";

const { admin } = await makeTestDatabase();
let base: TestCampaign;
beforeAll(async () => {
  base = await makeTestCampaign(admin);
});

type Release = { release: string; expanded: boolean };
/** The release that a campaign has in each state, and whether its audience is frozen already. */
const releaseIn: Readonly<Partial<Record<CampaignState, readonly Release[]>>> = {
  approved: [{ release: "approved", expanded: false }],
  scheduled: [{ release: "scheduled", expanded: false }],
  sending: [
    { release: "expanding", expanded: false },
    { release: "sending", expanded: true },
  ],
  paused: [
    { release: "paused", expanded: false },
    { release: "paused", expanded: true },
  ],
  sent: [{ release: "done", expanded: true }],
  stopped: [{ release: "stopped", expanded: true }],
  cancelled: [{ release: "cancelled", expanded: true }],
};

async function campaignIn(state: CampaignState, release: Release | undefined) {
  const { id: campaignId } = await duplicateCampaign(base.author, base);
  if (state === "in-review" || release !== undefined) {
    const { approvalId } = await requestApproval(base.author, { campaignId, comment: "" });
    if (release !== undefined) await approveCampaign(base.approver, { approvalId, comment: "" });
  }
  await admin`update campaigns set state = ${state} where id = ${campaignId}`;
  if (release !== undefined)
    await admin`update releases set state = ${release.release}, expanded_at = ${release.expanded ? "now" : null}::text::timestamptz where campaign_id = ${campaignId}`;
  return campaignId;
}

const statesOf = async (campaignId: string) => {
  const [row] = await admin`
    select c.state as campaign, r.state as release, r.expanded_at is not null as expanded, a.state as approval
    from campaigns c left join releases r on r.campaign_id = c.id left join approvals a on a.campaign_id = c.id where c.id = ${campaignId}`;
  return row;
};

const verbs: Record<CampaignMove, (context: Context, campaignId: string) => Promise<unknown>> = {
  edit: (context, campaignId) => updateCampaign(context, { campaignId, revision: 1, name: "x" }),
  requestApproval: (context, campaignId) => requestApproval(context, { campaignId, comment: "" }),
  send: (context, campaignId) => sendCampaign(context, { campaignId }),
  cancel: (context, campaignId) => cancelCampaign(context, { campaignId }),
  pause: (context, campaignId) => pauseCampaign(context, { campaignId }),
  resume: (context, campaignId) => resumeCampaign(context, { campaignId }),
  stop: (context, campaignId) => stopCampaign(context, { campaignId }),
  delete: (context, campaignId) => deleteCampaign(context, { campaignId }),
};

/** What each move leaves behind, campaign and release; a release that is not named stays as it was. */
const leads: Record<
  CampaignMove,
  (release: Release | undefined) => { campaign: CampaignState; release?: string }
> = {
  edit: (release) => ({ campaign: "draft", ...(release && { release: "cancelled" }) }),
  requestApproval: () => ({ campaign: "in-review" }),
  send: () => ({ campaign: "scheduled", release: "scheduled" }),
  cancel: () => ({ campaign: "cancelled", release: "cancelled" }),
  pause: () => ({ campaign: "paused", release: "paused" }),
  resume: (release) => ({ campaign: "sending", release: release?.expanded ? "sending" : "expanding" }),
  stop: () => ({ campaign: "stopped", release: "stopped" }),
  delete: () => ({ campaign: "draft" }),
};

const cases = campaignStates.flatMap((state) =>
  (releaseIn[state] ?? [undefined]).flatMap((release) =>
    (Object.keys(campaignMoves) as CampaignMove[]).map((move) => ({
      state,
      release,
      move,
      was: release?.release ?? "none",
    })),
  ),
);

describe.each(cases)("$state (release: $was), $move", ({ state, release, move }) => {
  const isAllowed = mayMove(state, move);
  test(isAllowed ? "is done, campaign and release together" : "is refused, and changes nothing", async () => {
    const campaignId = await campaignIn(state, release);
    const before = await statesOf(campaignId);
    const act = verbs[move](base.author, campaignId);
    if (!isAllowed) {
      await expect(act).rejects.toMatchObject({
        code: "CONFLICT",
        key: `campaigns.cannot-${move}`,
        details: { state },
      });
      expect(await statesOf(campaignId)).toEqual(before);
    } else if (move === "delete") {
      // What was asked, decided or sent stays for the record.
      if (before?.approval === null) await act;
      else await expect(act).rejects.toMatchObject({ key: "campaigns.hasHistory" });
      expect((await statesOf(campaignId)) === undefined).toBe(before?.approval === null);
    } else {
      await act;
      const to = leads[move](release);
      // A campaign that was asked to be changed stays so while it is being changed.
      const campaign = move === "edit" && state === "changes-requested" ? "changes-requested" : to.campaign;
      expect(await statesOf(campaignId)).toMatchObject({ campaign, release: to.release ?? before?.release });
    }
  });
});

test("every state and every move was tried", () => {
  expect(new Set(cases.map(({ state }) => state)).size).toBe(campaignStates.length);
  expect(new Set(cases.map(({ move }) => move))).toEqual(new Set(Object.keys(campaignMoves)));
  expect(cases.filter(({ state, move }) => mayMove(state, move)).length).toBeGreaterThan(15);
});

test.each(["send", "cancel", "resume", "edit", "requestApproval", "delete"] as const)(
  "an approver, who may not write campaigns, cannot %s one",
  async (move) => {
    await expect(verbs[move](base.approver, base.campaignId)).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { permission: "campaigns:write" },
    });
  },
);

test.each(["pause", "stop"] as const)(
  "whoever sees something go wrong may %s it, an approver too",
  async (move) => {
    const campaignId = await campaignIn("sending", { release: "sending", expanded: true });
    await verbs[move](base.approver, campaignId);
  },
);

test("what a stop takes out of the queue is queued as one job", async () => {
  const campaignId = await campaignIn("sending", { release: "sending", expanded: true });
  await stopCampaign(base.author, { campaignId });
  const jobs = await admin`
    select 1 from pgboss.job where name = 'cancel-release' and singleton_key = (select id::text from releases where campaign_id = ${campaignId})`;
  expect(jobs).toHaveLength(1);
});
