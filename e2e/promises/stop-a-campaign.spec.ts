import type { Page } from "@playwright/test";
import { addReaders } from "@/e2e/add-readers";
import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import type { Arrival, Mailbox } from "@/e2e/mailbox";
import { makeCampaign } from "@/e2e/make-campaign";
import { openSettled } from "@/e2e/open-settled";
import { readSums } from "@/e2e/read-sums";
import type { TestPerson, TestTenant } from "@/e2e/test-tenant";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";

const readerCount = 300;
const nothing = { bounced: 0, waiting: 0, excluded: 0, notSent: 0 };
/** What the dialog promises. */
const stopsWithinMs = 5_000;

/** An approved campaign to some hundred people, on its author's screen, being sent. */
async function startSending(page: Page, tenant: TestTenant, author: TestPerson, name: string) {
  await addReaders(tenant, readerCount);
  const { campaignId } = await makeCampaign(tenant, author, { name });
  const { approvalId } = await requestApproval(await tenant.as(author), { campaignId, comment: "" });
  const approver = await tenant.addPerson({ role: "approver" });
  await approveCampaign(await tenant.as(approver), { approvalId, comment: "" });
  await openSettled(page, tenant.path(`/campaigns/${campaignId}`));
  await page.getByRole("button", { name: `${readerCount}人に送る` }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: `${readerCount}人に送る` })).toBeDisabled();
  await dialog.getByLabel(`続けるには「${readerCount}」と入力してください`).fill(String(readerCount));
  await dialog.getByRole("button", { name: `${readerCount}人に送る` }).click();
  // From here on mails may leave at any moment, and fast.
  await expect(page.getByRole("button", { name: "停止", exact: true })).toBeVisible({ timeout: 20_000 });
  return { campaignId, readers: `readers.${tenant.slug}.test` };
}

const firstOf = (mailbox: Mailbox, readers: string) =>
  expect
    .poll(async () => (await mailbox.arrivals(readers)).length, { timeout: 20_000, intervals: [100] })
    .toBeGreaterThan(0);
const last = (arrivals: readonly Arrival[]) =>
  Math.max(0, ...arrivals.map(({ receivedAt }) => receivedAt.getTime()));
const passed = (instant: number) => expect.poll(() => Date.now() - instant, { timeout: stopsWithinMs * 2 });

test("a campaign that is stopped sends nothing any more within five seconds, and says how many had no mail", async ({
  tenant,
  page,
  mailbox,
}, testInfo) => {
  test.setTimeout(120_000);
  const { campaignId, readers } = await startSending(page, tenant, tenant.owner, "止める便り");
  await page.getByRole("button", { name: "停止", exact: true }).click();
  const dialog = page.getByRole("alertdialog", { name: "「止める便り」の配信を停止しますか" });
  await expect(dialog).toContainText("5秒以内に止まります");
  await firstOf(mailbox, readers);
  await dialog.getByRole("button", { name: "停止する" }).click();
  await expect(page.getByText("「止める便り」を停止しました")).toBeVisible();
  const stoppedAt = Date.now();
  await expect(page.getByText(/^途中で停止しました。/)).toBeVisible();
  await passed(stoppedAt).toBeGreaterThan(stopsWithinMs);
  const arrived = await mailbox.arrivals(readers);
  expect(last(arrived) - stoppedAt).toBeLessThan(stopsWithinMs);
  expect(arrived.length).toBeGreaterThan(0);
  expect(arrived.length).toBeLessThan(readerCount);
  await attachShot(page, testInfo, "stopped");

  await openSettled(page, tenant.path(`/reports/${campaignId}`));
  await expect
    .poll(() => readSums(page))
    .toEqual({
      ...nothing,
      planned: readerCount,
      accepted: arrived.length,
      notSent: readerCount - arrived.length,
    });
  await expect(page.getByRole("row", { name: /配信の停止/ })).toContainText(
    String(readerCount - arrived.length),
  );
  await attachShot(page, testInfo, "report");
  expect(await mailbox.arrivals(readers)).toHaveLength(arrived.length);
});

test("a campaign that is paused waits, and goes on where it was: everybody gets one mail", async ({
  tenant,
  page,
  mailbox,
}, testInfo) => {
  test.setTimeout(120_000);
  const { readers } = await startSending(page, tenant, tenant.owner, "待たせる便り");
  await firstOf(mailbox, readers);
  await page.getByRole("button", { name: "一時停止" }).click();
  await expect(page.getByText("配信を一時停止しました")).toBeVisible();
  const pausedAt = Date.now();
  await expect(page.getByText("一時停止しています。送っていない分は、再開するまで待ちます。")).toBeVisible();
  await passed(pausedAt).toBeGreaterThan(stopsWithinMs);
  const before = await mailbox.arrivals(readers);
  expect(last(before) - pausedAt).toBeLessThan(stopsWithinMs);
  expect(before.length).toBeLessThan(readerCount);
  await page.reload();
  await expect
    .poll(() => readSums(page))
    .toEqual({
      ...nothing,
      planned: readerCount,
      accepted: before.length,
      waiting: readerCount - before.length,
    });
  await attachShot(page, testInfo, "paused");

  await page.getByRole("button", { name: "再開する" }).click();
  await expect(page.getByText("配信を再開しました")).toBeVisible();
  await expect(page.getByText("送り終えました。")).toBeVisible({ timeout: 30_000 });
  await expect
    .poll(() => readSums(page))
    .toEqual({ ...nothing, planned: readerCount, accepted: readerCount });
  const after = await mailbox.arrivals(readers);
  expect(after).toHaveLength(readerCount);
  expect(new Set(after.map(({ address }) => address)).size).toBe(readerCount);
  await attachShot(page, testInfo, "sent");
});
