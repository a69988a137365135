import type postgres from "postgres";
import { expandRelease } from "@/server/domain/releases/expand-release";
import { finishReleases } from "@/server/domain/releases/finish-releases";
import { planRelease } from "@/server/domain/releases/plan-release";
import type { Context } from "@/server/platform/context";
import { type LeasedMail, leaseMail } from "./lease-mail";
import { markSending } from "./mark-sending";
import { type Settlement, settleMail } from "./settle-mail";

const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] };

/** What a receiving server that takes the mail makes of it. */
export const accepted = (
  mail: Pick<LeasedMail, "tenantId" | "id" | "epoch" | "attempts">,
  over: Partial<Settlement> = {},
): Settlement => ({
  tenantId: mail.tenantId,
  id: mail.id,
  epoch: mail.epoch,
  act: "end",
  dueAt: null,
  kind: "accepted",
  reason: "",
  reply: "250 ok",
  code: 250,
  enhanced: null,
  host: "mx",
  address: "127.0.0.1",
  attempt: mail.attempts,
  suppress: null,
  addressHash: null,
  giveBack: false,
  ...over,
});

/** Freezes the whole audience of a release, as the jobs would. */
export async function expandAll(admin: postgres.Sql, context: Context, releaseId: string): Promise<void> {
  await planRelease(context, { releaseId });
  const shards = await admin<
    { no: number }[]
  >`select no from release_shards where release_id = ${releaseId} order by no`;
  for (const { no } of shards) await expandRelease(context, { releaseId, no });
}

/** Everything of a release that is due, held by `owner`. */
export const leaseAll = async (owner: string, releaseId: string): Promise<LeasedMail[]> =>
  (await leaseMail(owner, lease)).filter((mail) => mail.releaseId === releaseId);

/**
 * Takes a release the whole way: frozen, leased, marked, settled as accepted a minute ago.
 *
 * @returns the mails as a node had them
 */
export async function deliverAll(
  admin: postgres.Sql,
  context: Context,
  releaseId: string,
): Promise<LeasedMail[]> {
  await expandAll(admin, context, releaseId);
  const owner = `test:${releaseId}`;
  const mails = await leaseAll(owner, releaseId);
  await markSending(owner, mails, lease);
  await finishReleases(
    await settleMail(
      owner,
      mails.map((mail) => accepted(mail)),
    ),
  );
  await admin`update message_events set occurred_at = occurred_at - interval '1 minute' where release_id = ${releaseId} and kind = 'accepted'`;
  return mails;
}
