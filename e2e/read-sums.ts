import type { Page } from "@playwright/test";

/** `予定 300 = 受理 120 + 不達 0 + …`, as the page has it now. */
export async function readSums(page: Page) {
  const term = async (name: string) => {
    const words = await page.getByText(new RegExp(`^${name} [\\d,]+$`)).textContent();
    return Number(words?.replaceAll(/\D/g, ""));
  };
  return {
    planned: await term("予定"),
    accepted: await term("受理"),
    bounced: await term("不達"),
    waiting: await term("送信待ち"),
    excluded: await term("除外"),
    notSent: await term("取消・失敗"),
  };
}
