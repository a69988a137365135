import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import { makeOperator, type TestOperator } from "@/e2e/make-operator";
import type { TestTenant } from "@/e2e/test-tenant";

async function enter(page: Page, { email, password, secret }: TestOperator): Promise<void> {
  await page.goto("/operator");
  await expect(page).toHaveURL(/\/operator\/sign-in$/);
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: "次へ進む" }).click();
  await expect(page.getByRole("heading", { name: /認証アプリの6桁/ })).toBeVisible();
  await page.getByRole("textbox").first().click();
  await page.keyboard.type(generateSync({ secret }));
  await expect(page.getByRole("heading", { name: "会社", level: 1 })).toBeVisible();
}

async function open(page: Page, tenant: TestTenant): Promise<void> {
  await page.goto(`/operator?q=${tenant.slug}`);
  await page.getByRole("row").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: tenant.name, level: 1 })).toBeVisible();
}

async function move(page: Page, tenant: TestTenant, act: string, reason?: string): Promise<void> {
  await page.getByRole("button", { name: act }).click();
  const dialog = page.getByRole("dialog");
  if (reason !== undefined) await dialog.getByLabel("理由").fill(reason);
  await dialog.getByRole("textbox").last().fill(tenant.slug);
  await dialog.getByRole("button", { name: act }).click();
  await expect(dialog).toBeHidden();
}

test("staff suspends a company with a reason, which its people read; reactivated, they work on", async ({
  page,
  tenant,
  visitor,
}) => {
  await enter(visitor, await makeOperator());
  await open(visitor, tenant);
  await move(
    visitor,
    tenant,
    "利用を停止",
    "購入した名簿への配信がありました。support@example.test へご連絡ください。",
  );
  await expect(visitor.getByText("利用停止中").first()).toBeVisible();
  await attachShot(visitor, test.info(), "operator-tenant");

  await page.goto(tenant.path("/contacts"));
  const banner = page.getByTestId("standing-banner");
  await expect(banner).toContainText("このアカウントは利用を停止されています");
  await expect(banner).toContainText("購入した名簿への配信がありました。");
  await page.goto(tenant.path("/campaigns"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "キャンペーンを作成" })).toHaveCount(0);
  await attachShot(page, test.info(), "suspended");

  await move(visitor, tenant, "利用を再開");
  await page.goto(tenant.path("/campaigns"));
  await expect(page.getByTestId("standing-banner")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "キャンペーンを作成" }).first()).toBeVisible();
});

test("staff looks into a company with its leave alone: reading, in its log, until it is taken back", async ({
  page,
  tenant,
  visitor,
}) => {
  await enter(visitor, await makeOperator());
  await visitor.goto(tenant.path());
  await expect(visitor).toHaveURL(/\/sign-in/);
  await open(visitor, tenant);
  await expect(visitor.getByRole("link", { name: "この会社の画面を見る" })).toHaveCount(0);

  await page.goto(tenant.path("/settings/support"));
  await page.getByLabel("見てほしいこと").fill("配信が「送信待ち」のまま進みません。");
  await page.getByRole("button", { name: "閲覧を許可する" }).click();
  await expect(page.getByText("閲覧できます")).toBeVisible();
  await attachShot(page, test.info(), "support-settings");

  await visitor.reload();
  await visitor.getByRole("link", { name: "この会社の画面を見る" }).click();
  await expect(visitor.getByTestId("standing-banner")).toContainText("運営スタッフとして閲覧しています");
  await visitor.goto(tenant.path("/contacts"));
  await expect(visitor.getByTestId("standing-banner")).toContainText("運営スタッフとして閲覧しています");
  await attachShot(visitor, test.info(), "look-in");
  const refused = await visitor.request.post("/api/trpc/tags.create", {
    data: { name: "x" },
    headers: {
      "x-trpc-source": "browser",
      "x-hikyaku-tenant": tenant.slug,
      origin: new URL(visitor.url()).origin,
    },
  });
  expect(refused.status()).toBe(403);

  await page.goto(tenant.path("/settings/audit"));
  await expect(page.getByText("運営スタッフが閲覧を開始").first()).toBeVisible();
  await page.goto(tenant.path("/settings/support"));
  await page.getByRole("button", { name: "取り消す" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取り消す" }).click();
  await expect(page.getByText("取り消し済み")).toBeVisible();
  await visitor.goto(tenant.path("/contacts"));
  await expect(visitor).toHaveURL(/\/sign-in/);
});

test("to a member of a company the operators' pages do not exist", async ({ page }) => {
  for (const path of ["/operator", "/operator/log", "/operator/plans"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("ページが見つかりません");
  }
});
