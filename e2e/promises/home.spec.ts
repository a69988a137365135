import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";

test("a new company is told what to do first", async ({ page, tenant }) => {
  await page.goto(tenant.path());
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${tenant.name}へようこそ。`);
  await expect(page.getByText("0 / 5 済み")).toBeVisible();
  await page.getByRole("link", { name: "入力する" }).click();
  await expect(page).toHaveURL(tenant.path("/settings/legal"));
});

test("the palette finds pages by their reading, and a language", async ({ page, tenant }) => {
  await openSettled(page, tenant.path());
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("settei");
  await page.getByRole("option", { name: "設定" }).click();
  await expect(page).toHaveURL(tenant.path("/settings"));
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(tenant.path());
});

for (const { name, at, dialog } of [
  { name: "キャンペーンを作成", at: "/campaigns", dialog: "キャンペーンを作成" },
  { name: "テンプレートを作成", at: "/templates", dialog: "テンプレートを作成" },
])
  test(`the palette opens the list with its dialog: ${name}`, async ({ page, tenant }) => {
    await openSettled(page, tenant.path());
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill(name);
    await page.getByRole("option", { name }).click();
    await expect(page).toHaveURL(new RegExp(`${tenant.path(at)}\\b`));
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
  });
