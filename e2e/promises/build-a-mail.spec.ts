import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";
import type { TestTenant } from "@/e2e/test-tenant";
import { watchPolicy } from "@/e2e/watch-policy";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createTemplate } from "@/server/domain/templates/create-template";
import { getTemplate } from "@/server/domain/templates/get-template";
import { attacks, hostileDesign } from "@/server/domain/templates/pure/testing-hostile-design";
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
  await openSettled(page, tenant.path(`/templates/${templateId}`));
  await expect(blocksOf(page).first()).toBeVisible();
  return { stored: () => getTemplate(context, { templateId }), templateId, context };
}

test("a mail begun from a starter is written in place, with a field of the reader in words", async ({
  page,
  tenant,
}) => {
  const context = await tenant.as(tenant.owner);
  await createContact(context, { email: "ada@example.test", familyName: "山田", givenName: "花子" });
  await openSettled(page, tenant.path("/templates"));
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
  await openSettled(page, tenant.path("/templates"));
  await page.getByRole("button", { name: "夏の便りの操作" }).click();
  await page.getByRole("menuitem", { name: "削除" }).click();
  await expect(page.getByRole("heading", { name: "夏の便り" })).toBeHidden();
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(page.getByRole("heading", { name: "夏の便り" })).toBeVisible();
});

test("a mail is built, looked at and read as HTML without anything that the page's policy forbids", async ({
  page,
  tenant,
}) => {
  // Many steps, and a mail of many blocks.
  test.slow();
  const violations = await watchPolicy(page);
  const { stored } = await openTemplate(page, tenant, "announcement");
  const before = (await namesOf(page)).length;
  const settings = page.getByRole("complementary", { name: "設定" });
  const add = (name: string) => page.getByRole("button", { name: `${name}を足す`, exact: true }).click();
  for (const name of ["文章", "見出し", "区切り線", "画像"]) await add(name);
  // A picture on a server of the tenant's own.
  await settings.getByRole("textbox", { name: "画像のアドレス" }).fill("https://images.example.test/a.png");
  await add("ボタン");
  await settings.getByRole("textbox", { name: "アドレス" }).fill("https://example.test/");
  await add("HTML");
  await expect.poll(async () => (await namesOf(page)).length).toBe(before + 6);
  await settings
    .getByRole("textbox", { name: "HTML" })
    .fill("<table><tr><td style='color:#123456'>表</td></tr></table><script>document.title = '×'</script>");
  await expect(blocksOf(page).getByText("表", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await blocksOf(page).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("、書き足す");
  await expect(blocksOf(page).first()).toContainText("、書き足す");
  await page.getByRole("radio", { name: "スマートフォン" }).click();
  await page.getByRole("radio", { name: "パソコン" }).click();
  await page.getByRole("button", { name: "下へ動かす" }).click();
  await page.keyboard.press("ControlOrMeta+z");
  await isSaved(page);
  await page.getByRole("radio", { name: "HTML" }).click();
  await expect(page.getByText("<!DOCTYPE html>")).toBeVisible();
  await page.getByRole("radio", { name: "テキスト" }).click();
  await page.getByRole("radio", { name: "デザイン" }).click();
  await page.getByRole("radio", { name: "プレビュー" }).click();
  await expect(page.frameLocator("iframe").getByText("、書き足す")).toBeVisible();
  await page.goto(tenant.path("/templates"));
  await expect(page.frameLocator("iframe").getByText("、書き足す")).toBeVisible();
  expect(JSON.stringify((await stored()).design)).toContain("、書き足す");
  expect(violations()).toEqual([]);

  // That it would have been seen: what the drawing of blocks did before is refused, and told. Not at once, for what
  // Playwright itself runs may evaluate.
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const script = document.createElement("script");
          script.textContent = "globalThis.wasRun = 1";
          document.body.append(script);
          try {
            resolve(Function("return 1")());
          } catch (error) {
            resolve([error instanceof EvalError, Reflect.has(window, "wasRun")]);
          }
        });
      }),
  );
  expect(refused).toEqual([true, false]);
  const told = () => violations().join("\n");
  await expect.poll(told).toContain("script-src: eval");
  await expect.poll(told).toContain("script-src-elem: inline");
});

test("a design made to attack shows its words, and runs neither where it is edited nor where it is read", async ({
  page,
  tenant,
}) => {
  // Many steps, and a mail of many blocks.
  test.slow();
  const violations = await watchPolicy(page);
  const context = await tenant.as(tenant.owner);
  const rows = attacks.flatMap((attack, at) =>
    JSON.parse(JSON.stringify(hostileDesign(attack).body.rows).replaceAll(/"id":"/g, `"id":"${at}`)),
  );
  const design = { body: { rows, values: {} } };
  const { templateId } = await createTemplate(context, { name: "悪い便り", subject: attacks[6], design });
  const isUntouched = async () => {
    for (const frame of page.frames())
      expect(await frame.evaluate(() => Reflect.get(window, "hikyakuPwned"))).toBeUndefined();
  };
  await page.goto(tenant.path(`/templates/${templateId}`));
  await expect(blocksOf(page)).toHaveCount(attacks.length * 5);
  await expect(blocksOf(page).first()).toContainText(attacks[0]);
  await expect(blocksOf(page).nth(2)).toContainText(`押す ${attacks[0]}`);
  const canvas = page.getByRole("region", { name: "メールの編集" });
  expect(
    await canvas.evaluate((root) =>
      [...root.querySelectorAll("[data-mail-block] *")].flatMap((element) => [
        ...(/^(script|svg|iframe)$/i.test(element.tagName) ? [element.tagName] : []),
        ...element.getAttributeNames().filter((name) => /^on|^href$/.test(name)),
      ]),
    ),
  ).toEqual([]);
  await blocksOf(page).nth(1).click();
  await page.keyboard.type("<%= 6 * 7 %><img src=x onerror=hikyakuPwned=1>");
  await expect(blocksOf(page).nth(1)).toContainText("<%= 6 * 7 %><img");
  await isSaved(page);
  await isUntouched();
  await page.getByRole("radio", { name: "HTML" }).click();
  await expect(page.getByText("<!DOCTYPE html>")).toBeVisible();
  await isUntouched();
  await page.getByRole("radio", { name: "プレビュー" }).click();
  await expect(page.frameLocator("iframe").getByText(attacks[0]).first()).toBeVisible();
  await isUntouched();
  await page.goto(tenant.path("/templates"));
  await expect(page.frameLocator("iframe").getByText(attacks[0]).first()).toBeVisible();
  await isUntouched();
  expect(violations()).toEqual([]);
});
