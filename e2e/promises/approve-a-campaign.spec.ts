import type { Page } from "@playwright/test";
import { addReaders } from "@/e2e/add-readers";
import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import { makeCampaign } from "@/e2e/make-campaign";
import { openSettled } from "@/e2e/open-settled";
import type { TestPerson, TestTenant } from "@/e2e/test-tenant";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";

/** A campaign whose approval `author` has asked for. */
async function makeRequest(tenant: TestTenant, author: TestPerson, name: string) {
  await addReaders(tenant, 2);
  const { campaignId } = await makeCampaign(tenant, author, { name });
  const { approvalId } = await requestApproval(await tenant.as(author), { campaignId, comment: "" });
  return { campaignId, approvalId };
}

async function changePreheader(page: Page, text: string) {
  await page.getByRole("button", { name: "編集 差出人と件名" }).click();
  await page.getByRole("textbox", { name: "プレヘッダー" }).fill(text);
}

test("what is returned with a comment is edited and asked for again, and the approver sees what changed", async ({
  tenant,
  signIn,
}, testInfo) => {
  test.setTimeout(90_000);
  const author = await tenant.addPerson({ role: "marketer" });
  const approver = await tenant.addPerson({ role: "approver" });
  const { campaignId } = await makeRequest(tenant, author, "夏の便り");

  const desk = await signIn(approver);
  await openSettled(desk, tenant.path("/approvals"));
  await desk
    .getByRole("row", { name: /夏の便り/ })
    .getByRole("link", { name: "確かめる" })
    .click();
  await desk.getByRole("button", { name: "差し戻す" }).click();
  await expect(desk.getByText("差し戻すには、作った人が直せるように理由を書いてください。")).toBeVisible();
  await desk.getByLabel(/^コメント/).fill("プレヘッダーに日付を入れてください。");
  await desk.getByRole("button", { name: "差し戻す" }).click();
  await expect(desk.getByText("「夏の便り」を差し戻しました")).toBeVisible();

  const page = await signIn(author);
  await openSettled(page, tenant.path(`/campaigns/${campaignId}`));
  await expect(page.getByText(`${approver.name}さんが差し戻しました`)).toBeVisible();
  await expect(page.getByText("プレヘッダーに日付を入れてください。")).toBeVisible();
  await attachShot(page, testInfo, "returned");
  await changePreheader(page, "8月1日に一番茶がそろいました");
  await page.getByRole("button", { name: "承認を依頼" }).click();
  await page.getByRole("button", { name: "依頼する" }).click();
  await expect(page.getByText("承認を依頼しました", { exact: true })).toBeVisible();

  await openSettled(desk, tenant.path("/approvals"));
  await desk
    .getByRole("row", { name: /夏の便り/ })
    .getByRole("link", { name: "確かめる" })
    .click();
  await expect(desk.getByRole("heading", { name: "前に差し戻した版との違い" })).toBeVisible();
  await expect(desk.getByRole("insertion").filter({ hasText: "8月1日に" })).toBeVisible();
  await attachShot(desk, testInfo, "asked again");
  await desk.getByRole("button", { name: "承認する" }).click();
  await expect(desk.getByText("「夏の便り」を承認しました")).toBeVisible();
});

test("an edit after the approval voids it, and both pages say so", async ({ tenant, signIn }, testInfo) => {
  test.setTimeout(90_000);
  const author = await tenant.addPerson({ role: "marketer" });
  const approver = await tenant.addPerson({ role: "approver" });
  const { campaignId, approvalId } = await makeRequest(tenant, author, "秋の便り");
  await approveCampaign(await tenant.as(approver), { approvalId, comment: "" });

  const page = await signIn(author);
  await openSettled(page, tenant.path(`/campaigns/${campaignId}`));
  await expect(page.getByText("承認されています", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "編集 差出人と件名" })).toBeHidden();
  await page.getByRole("button", { name: "内容を変更する" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("承認と予約は無効になり、下書きに戻ります");
  await dialog.getByRole("button", { name: "内容を変更する" }).click();
  await changePreheader(page, "承認のあとで書いた一行");
  await expect(page.getByText("内容が変わったため、承認の依頼は無効になりました")).toBeVisible();
  await expect(page.getByRole("button", { name: "2人に送る" })).toBeHidden();
  await expect(page.getByRole("button", { name: "承認を依頼" })).toBeVisible();
  await attachShot(page, testInfo, "voided");

  const desk = await signIn(approver);
  await openSettled(desk, tenant.path(`/approvals/${approvalId}`));
  await expect(desk.getByText("依頼のあとで内容が変わったため、無効になりました。")).toBeVisible();
  await expect(desk.getByText("この依頼は終わっています。")).toBeVisible();
  await expect(desk.getByRole("button", { name: "承認する" })).toBeHidden();
});

test("nobody approves their own work, whatever their role", async ({ tenant, page }, testInfo) => {
  const approver = await tenant.addPerson({ role: "approver" });
  const { approvalId } = await makeRequest(tenant, tenant.owner, "わたしの便り");
  await openSettled(page, tenant.path(`/approvals/${approvalId}`));
  await expect(page.getByRole("button", { name: "承認する" })).toBeDisabled();
  await expect(
    page.getByText(
      `自分が作ったか変更したキャンペーンなので、承認できません。承認できるのは${approver.name}さんです。`,
    ),
  ).toBeVisible();
  await attachShot(page, testInfo, "own work");
});
