import type { Page, TestInfo } from "@playwright/test";

/** A picture of the page as it is now, in the report of the test. */
export async function attachShot(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  await testInfo.attach(name, { body: await page.screenshot(), contentType: "image/png" });
}
