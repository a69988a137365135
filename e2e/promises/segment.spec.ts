import type { Locator, Page } from "@playwright/test";
import { attachShot } from "@/e2e/attach-shot";
import { choose } from "@/e2e/choose";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";
import type { TestTenant } from "@/e2e/test-tenant";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createSegment } from "@/server/domain/segments/create-segment";

/** Name, company, tag: those marked are regulars of the green trading company or called Suzuki. */
const people = [
  ["鈴木", "一郎", "みどり商事", "常連"], // ×
  ["鈴木", "二郎", "", "常連"], // ×
  ["山田", "花子", "みどり商事", "常連"], // ×
  ["山田", "桜", "", "常連"],
  ["鈴木", "三郎", "みどり商事", ""],
  ["高橋", "葵", "", ""],
] as const;
const chosen = ["鈴木 一郎", "鈴木 二郎", "山田 花子"];

async function addPeople(tenant: TestTenant) {
  const context = await tenant.as(tenant.owner);
  for (const [no, [familyName, givenName, company, tag]] of people.entries()) {
    const email = `p${no}@${tenant.slug}.test`;
    const tags = tag === "" ? [] : [tag];
    await createContact(context, { email, familyName, givenName, company, tags });
  }
  return context;
}

const count = (page: Page) => page.getByTestId("rule-count");

/** Adds a condition on a text, with one value. */
async function addText(page: Page, within: Page | Locator, button: string, subject: string, value: string) {
  await within.getByRole("button", { name: button, exact: true }).first().click();
  await page.getByRole("option", { name: subject, exact: true }).click();
  await page.getByRole("textbox", { name: "値" }).fill(value);
  await page.getByRole("textbox", { name: "値" }).press("Enter");
  await page.getByRole("textbox", { name: "値" }).press("Enter");
}

test("a rule of groups counts while it is built, and the list of customers then shows the same people", async ({
  tenant,
  page,
}, testInfo) => {
  test.setTimeout(90_000);
  await addPeople(tenant);
  await openSettled(page, tenant.path("/segments"));
  await page.getByRole("link", { name: "セグメントを作成" }).click();
  await expect(count(page)).toHaveText(String(people.length));

  await test.step("regulars AND (of the company OR called Suzuki)", async () => {
    await page.getByLabel("名前").fill("常連のみどり商事か鈴木さん");
    await page.getByRole("button", { name: "条件", exact: true }).click();
    await page.getByRole("option", { name: "タグ", exact: true }).click();
    await choose(page, "タグ", "常連");
    await expect(count(page)).toHaveText("4");
    await addText(page, page, "グループ", "会社名", "みどり商事");
    await expect(count(page)).toHaveText("2");
    const group = page.getByRole("group", { name: /2段目/ });
    await addText(page, group, "条件", "姓", "鈴木");
    await choose(page, "条件のつなぎ方", "どれか", group);
    await expect(count(page)).toHaveText(String(chosen.length));
    await expect(page.getByLabel("条件の文")).toContainText("「みどり商事」");
    await attachShot(page, testInfo, "built");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByText("セグメント「常連のみどり商事か鈴木さん」を保存しました")).toBeVisible();
  });

  await test.step("the list of customers shows just these", async () => {
    await openSettled(page, tenant.path("/contacts"));
    await page.getByRole("button", { name: "セグメントの条件を足す" }).click();
    await page.getByRole("option", { name: "常連のみどり商事か鈴木さん" }).click();
    await expect(page.getByText(/^3人・[\d.]+秒/)).toBeVisible();
    for (const name of chosen) await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(chosen.length + 1);
    await attachShot(page, testInfo, "people");
  });

  await test.step("a change is taken back, done again, and saved as the next version", async () => {
    await openSettled(page, tenant.path("/segments"));
    await page.getByRole("link", { name: /常連のみどり商事か鈴木さん/ }).click();
    await choose(page, "条件のつなぎ方", "すべて", page.getByRole("group", { name: /2段目/ }));
    await expect(count(page)).toHaveText("1");
    await expect(page.getByText("第1版より2人少ない結果です。")).toBeVisible();
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect(count(page)).toHaveText("3");
    await page.getByRole("button", { name: "やり直す" }).click();
    await expect(count(page)).toHaveText("1");
    await page.getByRole("button", { name: "第2版として保存" }).click();
    await expect(page.getByText("第2版として保存しました")).toBeVisible();
    await page.reload();
    await expect(count(page)).toHaveText("1");
  });

  await test.step("it is deleted after a question", async () => {
    await page.getByRole("button", { name: "このセグメントの操作" }).click();
    await page.getByRole("menuitem", { name: "セグメントを削除" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("いまの条件は、削除した直後なら元に戻せます。");
    await dialog.getByRole("button", { name: "削除する" }).click();
    await expect(page.getByText("セグメント「常連のみどり商事か鈴木さん」を削除しました")).toBeVisible();
    await expect(page.getByText("まだセグメントがありません")).toBeVisible();
  });

  await test.step("its conditions come back from the toast", async () => {
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect(page.getByRole("heading", { name: "常連のみどり商事か鈴木さん" })).toBeVisible();
    await expect(count(page)).toHaveText("1");
  });
});

test("a segment that a campaign has chosen cannot be deleted, and the page says which", async ({
  tenant,
  page,
}) => {
  const context = await tenant.as(tenant.owner);
  const { segmentId } = await createSegment(context, { name: "全員", rule: { kind: "all", rules: [] } });
  const { id: campaignId } = await createCampaign(context, { name: "夏の便り" });
  await updateCampaign(context, { campaignId, revision: 1, segmentId });
  await openSettled(page, tenant.path(`/segments/${segmentId}`));
  await page.getByRole("button", { name: "このセグメントの操作" }).click();
  await page.getByRole("menuitem", { name: "セグメントを削除" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "削除する" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "夏の便り" })).toBeVisible();
});
