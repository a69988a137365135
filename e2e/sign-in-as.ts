import { expect, type Page } from "@playwright/test";
import { codeOf, forgetUsedCode, type TestPerson } from "@/e2e/test-tenant";

/** Signs a person in by the pages: address, password, the code of their app. Ends on `path`. */
export async function signInAs(page: Page, person: TestPerson, path: string): Promise<void> {
  await forgetUsedCode(person);
  await page.goto(`/sign-in?${new URLSearchParams({ next: path })}`);
  const code = page.getByLabel("6桁の確認コード");
  // A press before the page's code is there starts the page anew, so it is tried until the next step is open.
  await expect(async () => {
    if (await code.isVisible()) return;
    await page.getByLabel("メールアドレス").fill(person.email, { timeout: 5_000 });
    await page.getByLabel("パスワード").fill(person.password, { timeout: 5_000 });
    await page.getByRole("button", { name: "次へ進む" }).click({ timeout: 5_000 });
    await expect(code).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await code.fill(codeOf(person));
  // Signing in and the first page of the console: the longest way that a test goes in one step.
  await expect(page).toHaveURL(path, { timeout: 30_000 });
  await expect(page.getByRole("navigation", { name: "メイン" })).toBeVisible();
}
