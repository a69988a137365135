import type { Locator, Page } from "@playwright/test";

/** Chooses one of a list: `choose(page, "ドメイン", "mail.example.test")`. `within`: where its box is, if there are several. */
export async function choose(
  page: Page,
  label: string,
  option: string | RegExp,
  within: Page | Locator = page,
) {
  await within.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option }).first().click();
}
