import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expect, test } from "@/e2e/fixtures";
import { signInAs } from "@/e2e/sign-in-as";
import { codeOf, forgetUsedCode, makeTenant } from "@/e2e/test-tenant";

/** A press before the page's code is there does nothing, so it is pressed until the menu is open. */
async function openPersonMenu(page: Page): Promise<void> {
  const menu = page.getByRole("menu");
  await expect(async () => {
    if (!(await menu.isVisible())) await page.getByRole("button", { name: /個人の設定/ }).click();
    await expect(menu).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("password and code open the console; signing out closes it", async ({ visitor: page, tenant }) => {
  await signInAs(page, tenant.owner, tenant.path());
  await expect(page.getByRole("link", { name: tenant.name })).toBeVisible();
  await openPersonMenu(page);
  await page.getByRole("menuitem", { name: "ログアウト" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto(tenant.path("/settings/people"));
  await expect(page.getByRole("heading", { name: "ログイン" })).toBeVisible();
});

test("a wrong password and an unknown address are answered alike", async ({ visitor, tenant }) => {
  await visitor.goto("/sign-in");
  const answers: string[] = [];
  for (const [email, password] of [
    [tenant.owner.email, "not the password"],
    [`nobody@${tenant.slug}.test`, tenant.owner.password],
  ] as const) {
    await visitor.getByLabel("メールアドレス").fill(email);
    await visitor.getByLabel("パスワード").fill(password);
    const [response] = await Promise.all([
      visitor.waitForResponse("**/api/auth/password"),
      visitor.keyboard.press("Enter"),
    ]);
    await expect(visitor.getByRole("button", { name: "次へ進む" })).not.toHaveAttribute("aria-busy");
    answers.push(`${response.status()} ${await response.text()}`);
    await expect(visitor.getByText("メールアドレスまたはパスワードが正しくありません。")).toBeVisible();
  }
  expect(answers[0]).toBe(answers[1]);
});

test("a wrong code is refused in words, and the right one is then taken", async ({ visitor, tenant }) => {
  await visitor.goto("/sign-in");
  await visitor.getByLabel("メールアドレス").fill(tenant.owner.email);
  await visitor.getByLabel("パスワード").fill(tenant.owner.password);
  await visitor.keyboard.press("Enter");
  const right = codeOf(tenant.owner);
  const code = visitor.getByLabel("6桁の確認コード");
  await code.fill(right === "000000" ? "111111" : "000000");
  await expect(visitor.getByText(/コードが違うか/)).toBeVisible();
  await expect(code).toBeFocused();
  await code.fill(codeOf(tenant.owner));
  await expect(visitor).toHaveURL(tenant.path());
});

test("the first sign-in sets up an authenticator app", async ({ visitor, tenant }) => {
  const person = await tenant.addPerson({ role: "marketer", hasFactor: false });
  await visitor.goto("/sign-in");
  await visitor.getByLabel("メールアドレス").fill(person.email);
  await visitor.getByLabel("パスワード").fill(person.password);
  await visitor.keyboard.press("Enter");
  await expect(visitor.getByRole("heading", { name: "認証アプリを登録してください" })).toBeVisible();
  await expect(visitor.getByRole("img", { name: "認証アプリに登録するQRコード" })).toBeVisible();
  const secret = ((await visitor.getByTestId("totp-secret").textContent()) ?? "").replaceAll(" ", "");
  await visitor.getByLabel("6桁の確認コード").fill(generateSync({ secret }));
  await expect(visitor.getByRole("list", { name: "リカバリーコード" }).getByRole("listitem")).toHaveCount(10);
  await visitor.getByRole("button", { name: "控えました。続ける" }).click();
  await expect(visitor).toHaveURL(tenant.path());
  await visitor.context().clearCookies();
  await forgetUsedCode(person);
  await visitor.goto("/sign-in");
  await visitor.getByLabel("メールアドレス").fill(person.email);
  await visitor.getByLabel("パスワード").fill(person.password);
  await visitor.keyboard.press("Enter");
  await expect(visitor.getByRole("heading", { name: /認証アプリの6桁/ })).toBeVisible();
});

test("a link into the console leads through signing in and back to its page", async ({ visitor, tenant }) => {
  await visitor.goto(tenant.path("/settings/account"));
  await expect(visitor).toHaveURL(/\/sign-in\?/);
  await visitor.getByLabel("メールアドレス").fill(tenant.owner.email);
  await visitor.getByLabel("パスワード").fill(tenant.owner.password);
  await visitor.keyboard.press("Enter");
  await visitor.getByLabel("6桁の確認コード").fill(codeOf(tenant.owner));
  await expect(visitor).toHaveURL(tenant.path("/settings/account"));
});

test("another company's console looks as if it did not exist", async ({ page }) => {
  const other = await makeTenant("よその会社");
  const [foreign, none] = [await page.goto(other.path()), await page.goto("/t/no-such-company")];
  expect([foreign?.status(), none?.status()]).toEqual([404, 404]);
  await expect(page.getByRole("heading", { name: "ページが見つかりません" })).toBeVisible();
});

test("language and theme follow the person to another browser", async ({ page, tenant }) => {
  await page.goto(tenant.path());
  await openPersonMenu(page);
  await page.getByRole("menuitemradio", { name: "暗い" }).click();
  await openPersonMenu(page);
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  const elsewhere = await page.context().browser()?.newContext({ locale: "ja-JP" });
  if (!elsewhere) throw new Error("no browser");
  const other = await elsewhere.newPage();
  await forgetUsedCode(tenant.owner);
  await other.goto(new URL("/sign-in", page.url()).href);
  await other.getByLabel("メールアドレス").fill(tenant.owner.email);
  await other.getByLabel("パスワード").fill(tenant.owner.password);
  await other.keyboard.press("Enter");
  await other.getByLabel("6桁の確認コード").fill(codeOf(tenant.owner));
  await expect(other.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await elsewhere.close();
});
