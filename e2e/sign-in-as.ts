import { expect, type Page } from "@playwright/test";
import { codeOf, forgetUsedCode, type TestPerson } from "@/e2e/test-tenant";

/** Signs a person in by the pages: address, password, the code of their app. Ends on `path`. */
export async function signInAs(page: Page, person: TestPerson, path: string): Promise<void> {
  await forgetUsedCode(person);
  await page.goto(`/sign-in?${new URLSearchParams({ next: path })}`);
  await page.getByLabel("メールアドレス").fill(person.email);
  await page.getByLabel("パスワード").fill(person.password);
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByLabel("6桁の確認コード").fill(codeOf(person));
  // Signing in and the first page of the console: the longest way that a test goes in one step.
  await expect(page).toHaveURL(path, { timeout: 30_000 });
  await expect(page.getByRole("navigation", { name: "メイン" })).toBeVisible();
}
