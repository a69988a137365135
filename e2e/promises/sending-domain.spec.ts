import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";
import { wantedRecords } from "@/e2e/prepare-sending";
import { publishDns } from "@/e2e/publish-dns";

test("a sending domain shows the records to set, says what is missing, and turns green once they are there", async ({
  tenant,
  page,
}, testInfo) => {
  const name = `mail.${tenant.slug}.test`;
  await openSettled(page, tenant.path("/deliverability"));
  await page.getByRole("button", { name: "送信ドメインを追加" }).first().click();
  await page.getByLabel("ドメイン名").fill(name);
  await page.getByRole("button", { name: "追加してレコードを見る" }).click();
  await expect(page.getByRole("heading", { name: "DNSに追加するレコード" })).toBeVisible();
  for (const record of ["持ち主の確認", "DKIM", "SPF", "DMARC"])
    await expect(
      page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: record }) }),
    ).toBeVisible();
  await expect(page.getByText(`_dmarc.${name}`)).toBeVisible();

  await page.getByRole("button", { name: "いま確認する" }).click();
  const dkim = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^DKIM/ }) });
  await expect(dkim).toContainText("見つかりません");
  await expect(dkim).toContainText("にTXTレコードがありません。上の値を追加してください。");
  await expect(page.getByText("DNSの設定を待っています").first()).toBeVisible();
  await attachShot(page, testInfo, "missing");

  const domainId = page.url().split("/").at(-1) ?? "";
  const wanted = await wantedRecords(tenant, domainId);
  // What is published is what the page shows, as its reader copies it.
  for (const { data } of wanted)
    if (typeof data === "string") await expect(page.getByText(data, { exact: true })).toBeVisible();
  await publishDns(wanted);
  await expect(async () => {
    await page.getByRole("button", { name: "いま確認する" }).click();
    await expect(page.getByText("このドメインから送れます").first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("listitem").filter({ hasText: "正しい" })).not.toHaveCount(0);
  await expect(page.getByText("見つかりません")).toBeHidden();
  await attachShot(page, testInfo, "verified");
  await openSettled(page, tenant.path("/deliverability"));
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("確認済み");
});
