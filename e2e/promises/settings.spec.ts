import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";

test("an invited person is on the list until the invitation is withdrawn", async ({ page, tenant }) => {
  const email = `new@${tenant.slug}.test`;
  await openSettled(page, tenant.path("/settings/people"));
  await page.getByRole("button", { name: "メンバーを招待" }).click();
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("氏名").fill("森田 蓮");
  await page.getByRole("button", { name: "招待を送る" }).click();
  await expect(page.getByText(`${email}に招待を送りました`)).toBeVisible();
  const invited = page.getByRole("cell", { name: `森田 蓮 ${email}` });
  await expect(invited).toBeVisible();
  await page.getByRole("button", { name: "森田 蓮の操作" }).click();
  await page.getByRole("menuitem", { name: "招待を取り消す" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "招待を取り消す" }).click();
  await expect(invited).toBeHidden();
});

test("an API key is shown once, opens what it was made for, and ends when it is revoked", async ({
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
  const key = await made.locator("code").textContent();
  const ask = (path: string) =>
    request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask("/contacts")).status()).toBe(200);
  expect((await ask("/audit")).status()).toBe(403);
  await made.getByRole("button", { name: "控えたので閉じる" }).click();
  await page.reload();
  await expect(page.getByText(key ?? "")).toBeHidden();
  await page.getByRole("button", { name: "基幹連携を取り消す" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取り消す" }).click();
  await expect(page.getByText("取り消し済み")).toBeVisible();
  expect((await ask("/contacts")).status()).toBe(401);
});

test("what is saved stays, and the audit log tells who did it", async ({ page, tenant }) => {
  await openSettled(page, tenant.path("/settings/legal"));
  await expect(page.getByText("空の項目があるあいだは、広告のメールを送れません。")).toBeVisible();
  await page.getByLabel("送信者の名称").fill("株式会社月代茶舗");
  await page.getByLabel("住所").fill("静岡県静岡市葵区茶町1-2-3");
  await page.getByLabel("苦情や問い合わせの連絡先").fill("054-000-0000");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("保存しました")).toBeVisible();
  await expect(page.getByText("空の項目があるあいだは、広告のメールを送れません。")).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("送信者の名称")).toHaveValue("株式会社月代茶舗");
  await openSettled(page, tenant.path("/settings/audit"));
  const row = page.getByRole("row", { name: /会社の設定を変更/ });
  await expect(row).toContainText(tenant.owner.name);
  await expect(row).toContainText("legalName, postalAddress, contactPoint");
});

test("somebody who may not change the settings sees them, and nothing to press", async ({
  tenant,
  signIn,
}) => {
  const page = await signIn(await tenant.addPerson({ role: "analyst" }));
  await openSettled(page, tenant.path("/settings"));
  await expect(page.getByLabel("会社名")).toBeDisabled();
  await expect(page.getByRole("button", { name: "保存" })).toBeHidden();
  await expect(page.getByRole("link", { name: "APIキー" })).toBeHidden();
  await openSettled(page, tenant.path("/settings/audit"));
  await expect(page.getByText("この項目を見る権限がありません")).toBeVisible();
});

test("another browser is signed out from the list of sessions", async ({ page, tenant, signIn }) => {
  const elsewhere = await signIn(tenant.owner);
  await openSettled(page, tenant.path("/settings/account"));
  await page.getByRole("button", { name: "ほかの端末をすべてログアウト" }).click();
  await expect(page.getByText("1台をログアウトしました")).toBeVisible();
  await elsewhere.goto(tenant.path());
  await expect(elsewhere.getByRole("heading", { name: "ログイン" })).toBeVisible();
});
