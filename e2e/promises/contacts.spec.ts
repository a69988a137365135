import { addReaders } from "@/e2e/add-readers";
import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";
import type { TestTenant } from "@/e2e/test-tenant";
import { createContact } from "@/server/domain/contacts/create-contact";
import { listSuppressions } from "@/server/domain/suppressions/list-suppressions";

async function addPeople(tenant: TestTenant) {
  const context = await tenant.as(tenant.owner);
  const consent = { state: "given", how: "店頭の申込書" } as const;
  const at = (name: string) => `${name}@${tenant.slug}.test`;
  const people = [
    {
      email: at("hanako"),
      familyName: "山田",
      givenName: "花子",
      familyNameKana: "ヤマダ",
      givenNameKana: "ハナコ",
    },
    {
      email: at("ichiro"),
      familyName: "鈴木",
      givenName: "一郎",
      familyNameKana: "スズキ",
      givenNameKana: "イチロウ",
    },
  ];
  for (const person of people) await createContact(context, { ...person, consent });
}

test("a customer is found by reading, opened, edited and tagged, and a tag comes back", async ({
  tenant,
  page,
}, testInfo) => {
  await addPeople(tenant);
  await openSettled(page, tenant.path("/contacts"));
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByLabel("名前・会社・メール・電話で検索").fill("やまだ");
  await expect(page.getByRole("row", { name: /鈴木 一郎/ })).toBeHidden();
  await attachShot(page, testInfo, "found");
  await page
    .getByRole("row", { name: /山田 花子/ })
    .getByRole("link")
    .first()
    .click();

  await page.getByRole("button", { name: "編集" }).click();
  const drawer = page.getByRole("dialog", { name: "顧客を編集" });
  await drawer.getByLabel("会社名").fill("みどり商事");
  await drawer.getByLabel("メールアドレス").fill("そうではない");
  await drawer.getByRole("button", { name: "保存" }).click();
  await expect(drawer.getByRole("alert").first()).toBeVisible();
  await drawer.getByLabel("メールアドレス").fill(`yamada@${tenant.slug}.test`);
  await drawer.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("山田 花子を保存しました")).toBeVisible();
  await expect(page.getByText("みどり商事").first()).toBeVisible();

  await page.getByRole("button", { name: "タグ", exact: true }).click();
  await page.getByPlaceholder("タグを探す、新しく作る").fill("常連");
  await page.getByRole("option", { name: "「常連」を作って付ける" }).click();
  await expect(page.getByText("タグ「常連」を付けました")).toBeVisible();
  const tag = page.getByRole("button", { name: "タグ「常連」を外す" });
  await tag.click();
  await expect(page.getByText("タグ「常連」を外しました")).toBeVisible();
  await expect(tag).toBeHidden();
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(tag).toBeVisible();
  await page.reload();
  await expect(tag).toBeVisible();
  await expect(page.getByText(`yamada@${tenant.slug}.test`).first()).toBeVisible();
  await attachShot(page, testInfo, "edited");
});

test("people are tagged and taken out of all mail together, and undo brings back what was before", async ({
  tenant,
  page,
}, testInfo) => {
  await addPeople(tenant);
  await openSettled(page, tenant.path("/contacts"));
  const hanako = page.getByRole("row", { name: /山田 花子/ });
  const ichiro = page.getByRole("row", { name: /鈴木 一郎/ });
  for (const row of [hanako, ichiro]) await row.getByLabel("この行を選ぶ").check();
  await page.getByRole("button", { name: "タグを付ける" }).click();
  await page.getByPlaceholder("タグを探す、新しく作る").fill("夏");
  await page.getByRole("option", { name: "「夏」を作って付ける" }).click();
  await expect(page.getByText("2人にタグ「夏」を付けました")).toBeVisible();
  await expect(hanako).toContainText("夏");
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(hanako).not.toContainText("夏");

  for (const row of [hanako, ichiro]) await row.getByLabel("この行を選ぶ").check();
  await page.getByRole("button", { name: "配信除外にする" }).click();
  const dialog = page.getByRole("dialog", { name: "2人を配信除外にしますか" });
  await dialog.getByLabel("理由").fill("電話での申し出");
  await dialog.getByRole("button", { name: "2人を配信除外にする" }).click();
  await expect(page.getByText("2人を配信除外にしました")).toBeVisible();
  await expect(hanako).toContainText("配信除外");
  await expect(ichiro).toContainText("配信除外");
  await attachShot(page, testInfo, "suppressed");
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(hanako).not.toContainText("配信除外");
  await expect(ichiro).not.toContainText("配信除外");
});

test("everybody on every page is tagged, and taken out of all mail only by typing how many they are", async ({
  tenant,
  page,
}, testInfo) => {
  await addReaders(tenant, 104);
  await openSettled(page, tenant.path("/contacts"));
  const wholePage = page.getByLabel("このページをすべて選ぶ");
  await wholePage.check();
  await page.getByRole("button", { name: "104人すべてを選ぶ" }).click();
  await page.getByRole("button", { name: "タグを付ける" }).click();
  await page.getByPlaceholder("タグを探す、新しく作る").fill("全員");
  await page.getByRole("option", { name: "「全員」を作って付ける" }).click();
  await expect(page.getByText("104人にタグ「全員」を付けました")).toBeVisible();

  await wholePage.check();
  await page.getByRole("button", { name: "104人すべてを選ぶ" }).click();
  await page.getByRole("button", { name: "配信除外にする" }).click();
  const dialog = page.getByRole("dialog", { name: "104人を配信除外にしますか" });
  await dialog.getByLabel("理由").fill("取引の終了");
  const confirm = dialog.getByRole("button", { name: "104人を配信除外にする" });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel("104").fill("103");
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel("104").fill("１０４");
  await attachShot(page, testInfo, "suppress-all");
  await confirm.click();
  await expect(page.getByText("104人を配信除外にしました")).toBeVisible();
  const owner = await tenant.as(tenant.owner);
  expect((await listSuppressions(owner, { limit: 200 })).items).toHaveLength(104);
});

test("one person is taken out of all mail with a reason, and let in again", async ({
  tenant,
  page,
}, testInfo) => {
  await addPeople(tenant);
  await openSettled(page, tenant.path("/contacts"));
  await page
    .getByRole("row", { name: /鈴木 一郎/ })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("button", { name: "配信除外にする" }).click();
  const dialog = page.getByRole("dialog", { name: "鈴木 一郎を配信除外にしますか" });
  await dialog.getByRole("button", { name: "配信除外にする" }).click();
  await expect(dialog.getByText("理由を書いてください。")).toBeVisible();
  await dialog.getByLabel("理由").fill("電話での申し出");
  await dialog.getByRole("button", { name: "配信除外にする" }).click();
  await expect(page.getByText("鈴木 一郎を配信除外にしました")).toBeVisible();
  await expect(page.getByText("電話での申し出")).toBeVisible();
  await attachShot(page, testInfo, "suppressed");
  await openSettled(page, tenant.path("/contacts?view=suppressed"));
  await expect(page.getByRole("row")).toHaveCount(2);
  await page
    .getByRole("row", { name: /鈴木 一郎/ })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("button", { name: "除外を解く" }).click();
  await page.getByRole("dialog").getByLabel("理由").fill("本人の依頼");
  await page.getByRole("dialog").getByRole("button", { name: "除外を解く" }).click();
  await expect(page.getByText("除外していません。")).toBeVisible();
});
