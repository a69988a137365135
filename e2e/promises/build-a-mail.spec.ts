import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import type { TestTenant } from "@/e2e/test-tenant";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createTemplate } from "@/server/domain/templates/create-template";
import { getTemplate } from "@/server/domain/templates/get-template";
import { updateTemplate } from "@/server/domain/templates/update-template";

const blocksOf = (page: Page) => page.getByRole("group", { name: /番目のブロック/ });
const namesOf = async (page: Page) =>
  (await blocksOf(page).all()).length === 0
    ? []
    : blocksOf(page).evaluateAll((blocks) =>
        blocks.map((block) => block.getAttribute("aria-label")?.split("、")[1] ?? ""),
      );
const isSaved = (page: Page) => expect(page.getByRole("status").filter({ hasText: /に保存$/ })).toBeVisible();

async function openTemplate(page: Page, tenant: TestTenant, starter: "announcement" | "letter") {
  const context = await tenant.as(tenant.owner);
  const { templateId } = await createTemplate(context, { name: "夏の便り", starter });
  await page.goto(tenant.path(`/templates/${templateId}`));
  await expect(blocksOf(page).first()).toBeVisible();
  return { stored: () => getTemplate(context, { templateId }), templateId, context };
}

test("a mail begun from a starter is written in place, with a field of the reader in words", async ({
  page,
  tenant,
}) => {
  const context = await tenant.as(tenant.owner);
  await createContact(context, { email: "ada@example.test", familyName: "山田", givenName: "花子" });
  await page.goto(tenant.path("/templates"));
  await page.getByRole("button", { name: "テンプレートを作成" }).click();
  await page.getByRole("radio", { name: /お知らせ/ }).click();
  await page.getByLabel("名前").fill("夏の便り");
  await page.getByRole("button", { name: "作成する" }).click();
  await blocksOf(page).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("、");
  await page.getByRole("toolbar", { name: "文字の書式" }).getByRole("button", { name: "差し込み" }).click();
  await page.getByPlaceholder("項目を探す").fill("姓");
  await page.keyboard.press("Enter");
  await page.keyboard.type("さま");
  await expect(blocksOf(page).first()).toContainText("新サービス開始のお知らせ、姓");
  await expect(page.getByText("{{")).toHaveCount(0);
  await page.getByLabel("空のとき").fill("お客");
  await isSaved(page);
  await page.getByRole("radio", { name: "プレビュー" }).click();
  const mail = page.frameLocator("iframe");
  await expect(mail.getByRole("heading", { name: "新サービス開始のお知らせ、山田さま" })).toBeVisible();
});

test("blocks are dragged in, moved by keys, deleted, and all is undone and done again", async ({
  page,
  tenant,
}) => {
  const { stored } = await openTemplate(page, tenant, "letter");
  const before = await namesOf(page);
  const item = page.getByRole("button", { name: "ボタンを足す" });
  const target = blocksOf(page).first();
  const [from, to] = [await item.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error("not on the page");
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height - 2, { steps: 8 });
  await expect(page.getByText("ここに「ボタン」を置く")).toBeVisible();
  await page.mouse.up();
  const [first = "", ...rest] = before;
  const added = [first, "ボタン", ...rest];
  await expect.poll(() => namesOf(page)).toEqual(added);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => namesOf(page)).toEqual(["ボタン", first, ...rest]);
  await page.keyboard.press("ControlOrMeta+d");
  await expect.poll(() => namesOf(page)).toEqual(["ボタン", "ボタン", first, ...rest]);
  await page.keyboard.press("Delete");
  await expect.poll(() => namesOf(page)).toEqual(["ボタン", first, ...rest]);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => namesOf(page)).toEqual(before);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect.poll(() => namesOf(page)).toEqual(["ボタン", first, ...rest]);
  await isSaved(page);
  const design = (await stored()).design;
  expect(design?.body.rows[0]?.columns[0]?.contents[0]?.type).toBe("button");
});

test("what is wrong is said at the block, and goes when it is put right", async ({ page, tenant }) => {
  await openTemplate(page, tenant, "letter");
  await page.getByRole("button", { name: "ボタンを足す" }).click();
  const checks = page.getByRole("complementary", { name: "設定" });
  await expect(checks.getByText("リンク先がありません。")).toBeVisible();
  await page.getByRole("textbox", { name: "アドレス" }).fill("https://example.jp/");
  await expect(checks.getByText("リンク先がありません。")).toBeHidden();
});

test("a colleague's save is never overwritten", async ({ page, tenant }) => {
  const { stored, templateId, context } = await openTemplate(page, tenant, "letter");
  await page.waitForLoadState("networkidle");
  await updateTemplate(context, { templateId, version: 1, subject: "先に保存した件名" });
  await page.getByRole("textbox", { name: "プレヘッダー" }).fill("あとから書いた一行");
  await expect(page.getByText("ほかの人が先に保存しました")).toBeVisible();
  expect(await stored()).toMatchObject({ subject: "先に保存した件名", preheader: "" });
  await page.getByRole("button", { name: "最新の内容を開く" }).click();
  await expect(page.getByRole("textbox", { name: "件名" })).toHaveText("先に保存した件名");
});

test("a deleted template comes back from its toast", async ({ page, tenant }) => {
  const context = await tenant.as(tenant.owner);
  await createTemplate(context, { name: "夏の便り", starter: "letter" });
  await page.goto(tenant.path("/templates"));
  await page.getByRole("button", { name: "夏の便りの操作" }).click();
  await page.getByRole("menuitem", { name: "削除" }).click();
  await expect(page.getByRole("heading", { name: "夏の便り" })).toBeHidden();
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(page.getByRole("heading", { name: "夏の便り" })).toBeVisible();
});
