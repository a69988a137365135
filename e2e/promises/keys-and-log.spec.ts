import { readFileSync } from "node:fs";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";

test("a key is rotated without a stop, and bound to a network from which we do not come", async ({
  page,
  tenant,
  request,
}) => {
  await openSettled(page, tenant.path("/settings/keys"));
  await page.getByRole("button", { name: "キーを発行" }).click();
  const drawer = page.getByRole("dialog", { name: "キーを発行" });
  await drawer.getByLabel("名前").fill("基幹連携");
  await drawer.getByRole("button", { name: "発行する" }).click();
  const made = page.getByRole("dialog", { name: "キーを発行しました" });
  const first = await made.locator("code").textContent();
  await made.getByRole("button", { name: "控えたので閉じる" }).click();
  const statusWith = async (key: string | null) =>
    (await request.get("/api/v1/contacts", { headers: { authorization: `Bearer ${key}` } })).status();
  await page.getByRole("button", { name: "基幹連携のその他の操作" }).click();
  await page.getByRole("menuitem", { name: "新しいキーに切り替え" }).click();
  await page.getByRole("button", { name: "新しいキーを発行" }).click();
  const rotated = page.getByRole("dialog", { name: "「基幹連携」の新しいキー" });
  const second = await rotated.locator("code").textContent();
  await rotated.getByRole("button", { name: "控えたので閉じる" }).click();
  expect(second).not.toBe(first);
  expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200]);
  await expect(page.getByText(/古いキーは.*まで使えます/)).toBeVisible();
  await page.getByRole("button", { name: "基幹連携のその他の操作" }).click();
  await page.getByRole("menuitem", { name: "名前と接続元を変更" }).click();
  const edit = page.getByRole("dialog", { name: "「基幹連携」の名前と接続元" });
  await edit.getByLabel("接続元").fill("203.0.113.0/24\nどこか");
  await edit.getByRole("button", { name: "保存" }).click();
  await expect(edit.getByText(/どこか: アドレスでもネットワークでもありません/)).toBeVisible();
  await edit.getByLabel("接続元").fill("203.0.113.0/24");
  await edit.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("接続元 203.0.113.0/24")).toBeVisible();
  expect([await statusWith(first), await statusWith(second)]).toEqual([403, 403]);
});

test("a sandbox key offers nothing that decides who receives, and says what it is", async ({
  page,
  tenant,
}) => {
  await openSettled(page, tenant.path("/settings/keys"));
  await page.getByRole("button", { name: "キーを発行" }).click();
  const drawer = page.getByRole("dialog", { name: "キーを発行" });
  await drawer.getByLabel("名前").fill("動作確認");
  await drawer.getByRole("radio", { name: /サンドボックス/ }).click();
  await expect(drawer.getByRole("checkbox", { name: "顧客を追加・変更する" })).toBeHidden();
  await drawer.getByRole("button", { name: "発行する" }).click();
  const made = page.getByRole("dialog", { name: "キーを発行しました" });
  await expect(made.locator("code")).toHaveText(/^hk_test_/);
  await made.getByRole("button", { name: "控えたので閉じる" }).click();
  await expect(page.getByText(/hk_test_….* · サンドボックス/)).toBeVisible();
});

test("the audit log tells before and after, seals its rows, and is taken out as a file", async ({
  page,
  tenant,
}) => {
  await openSettled(page, tenant.path("/settings"));
  await page.getByLabel("会社名").fill("月代茶舗 新館");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("保存しました")).toBeVisible();
  const row = page.getByRole("row", { name: /会社の設定を変更/ });
  await expect(async () => {
    await openSettled(page, tenant.path("/settings/audit"));
    await expect(row).toContainText(/封印済み \d+番/, { timeout: 500 });
  }).toPass();
  await expect(row).toContainText("→ 月代茶舗 新館");
  await expect(page.getByText(/\d+番まで封印済みです/)).toBeVisible();
  await page.getByRole("button", { name: "書き出す" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /CSV/ }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("月代茶舗 新館");
  await openSettled(page, tenant.path("/settings/audit"));
  await expect(page.getByRole("row", { name: /操作の記録を書き出し/ })).toContainText(tenant.owner.name);
});
