import { choose } from "@/e2e/choose";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";
import { createFolder } from "@/server/domain/folders/create-folder";
import { changeRole } from "@/server/domain/people/change-role";
import { createRole } from "@/server/domain/roles/create-role";
import { createTemplate } from "@/server/domain/templates/create-template";

test("a role that the company made opens just what was ticked, from the next click on", async ({
  page,
  tenant,
  signIn,
}) => {
  const person = await tenant.addPerson({ role: "marketer", name: "森田 蓮" });
  const theirs = await signIn(person);
  await openSettled(theirs, tenant.path("/templates"));
  await expect(theirs.getByRole("button", { name: "テンプレートを作成" }).first()).toBeVisible();

  await openSettled(page, tenant.path("/settings/roles"));
  await page.getByRole("button", { name: "役割を作る" }).click();
  const drawer = page.getByRole("dialog", { name: "役割を作る" });
  await drawer.getByLabel("名前").fill("イベント担当");
  await choose(page, "もとにする役割", "マーケター", drawer);
  await expect(drawer.getByLabel("キャンペーンを作る・送る")).toBeChecked();
  await drawer.getByLabel("テンプレートを作る").uncheck();
  await drawer.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("columnheader", { name: /イベント担当/ })).toBeVisible();

  await openSettled(page, tenant.path("/settings/people"));
  await page.getByRole("button", { name: "森田 蓮の操作" }).click();
  await page.getByRole("menuitem", { name: "役割を変える" }).click();
  await page.getByRole("radio", { name: /イベント担当/ }).click();
  await page.getByRole("button", { name: "役割を変える" }).last().click();
  await expect(page.getByRole("cell", { name: "イベント担当" })).toBeVisible();

  await openSettled(theirs, tenant.path("/templates"));
  await expect(theirs.getByRole("button", { name: "テンプレートを作成" })).toBeHidden();

  await openSettled(page, tenant.path("/settings/roles"));
  await page.getByRole("button", { name: "イベント担当 の操作" }).click();
  await page.getByRole("menuitem", { name: "削除する" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "削除する" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("この役割を使っている人がいます");
});

test("somebody who is limited to a folder sees what lies in it, and nothing else", async ({
  page,
  tenant,
  signIn,
}) => {
  const owner = await tenant.as(tenant.owner);
  const { folderId } = await createFolder(owner, { name: "ブランドB", parentId: null });
  await createTemplate(owner, { name: "Bの便り", starter: "letter", folderId });
  await createTemplate(owner, { name: "Aの便り", starter: "letter" });
  const person = await tenant.addPerson({ role: "marketer", name: "森田 蓮" });

  await openSettled(page, tenant.path("/templates"));
  await page
    .getByRole("button", { name: /フォルダー.*追加|フォルダー/ })
    .first()
    .click();
  await page.getByRole("button", { name: "フォルダーを整理" }).click();
  await page.getByRole("button", { name: "フォルダーを作る" }).click();
  await page.getByRole("textbox", { name: "名前" }).fill("ブランドA");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "ブランドA" })).toBeVisible();
  await page.getByRole("button", { name: "閉じる" }).last().click();

  await page.getByRole("button", { name: "Aの便りの操作" }).click();
  await page.getByRole("menuitem", { name: "フォルダーへ移動…" }).click();
  await choose(page, "フォルダー", "ブランドA", page.getByRole("dialog"));
  await page.getByRole("button", { name: "移動する" }).click();
  await expect(page.getByText("Aの便り を「ブランドA」に移しました")).toBeVisible();
  await page
    .getByRole("button", { name: /フォルダー/ })
    .first()
    .click();
  await page.getByRole("link", { name: /ブランドA/ }).click();
  await expect(page.getByRole("link", { name: "Aの便り" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bの便り" })).toBeHidden();

  await openSettled(page, tenant.path("/settings/people"));
  await page.getByRole("button", { name: "森田 蓮の操作" }).click();
  await page.getByRole("menuitem", { name: "役割を変える" }).click();
  await page.getByLabel("一部のフォルダーに限る").check();
  await page.getByLabel("ブランドA").check();
  await page.getByRole("button", { name: "役割を変える" }).last().click();
  await expect(page.getByRole("cell", { name: /1 フォルダー内/ })).toBeVisible();

  const theirs = await signIn(person);
  await openSettled(theirs, tenant.path("/templates"));
  await expect(theirs.getByRole("link", { name: "Aの便り" })).toBeVisible();
  await expect(theirs.getByText("Bの便り")).toBeHidden();
  await theirs.setViewportSize({ width: 390, height: 844 });
  const width = await theirs.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test("whoever may see little opens the console all the same, and is told what is closed", async ({
  tenant,
  signIn,
}) => {
  const owner = await tenant.as(tenant.owner);
  const { customRoleId } = await createRole(owner, { name: "外部の集計", permissions: ["segments:read"] });
  const person = await tenant.addPerson({ role: "analyst" });
  await changeRole(owner, { personId: person.personId, customRoleId });
  const page = await signIn(person);
  await openSettled(page, tenant.path());
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await openSettled(page, tenant.path("/segments"));
  await expect(page.getByRole("heading", { level: 1, name: "セグメント" })).toBeVisible();
  await openSettled(page, tenant.path("/campaigns"));
  await expect(page.getByText("この項目を見る権限がありません")).toBeVisible();
});
