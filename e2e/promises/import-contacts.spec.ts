import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import iconv from "iconv-lite";
import { attachShot } from "@/e2e/attach-shot";
import { choose } from "@/e2e/choose";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";

async function upload(page: Page, path: string, name: string, buffer: Buffer) {
  await openSettled(page, path);
  const chooser = page.waitForEvent("filechooser");
  await page.getByText("ファイルを選ぶ").click();
  await (await chooser).setFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("heading", { name: "列の対応" })).toBeVisible();
}

/** A number of the ledger, by its row. */
const ledger = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name} `) });

test("a list out of Excel comes in: columns, preview, people with names and tags, and the rows that did not fit", async ({
  tenant,
  page,
}, testInfo) => {
  const at = (name: string) => `${name}@${tenant.slug}.test`;
  const rows = [
    ["メールアドレス", "氏名", "会社名", "会員ランク", "タグ"],
    [at("hanako"), "髙橋 花子", "㈱みどり商事", "ゴールド", "常連"],
    [at("ichiro"), "鈴木 一郎", "", "シルバー", "常連、新茶"],
    ["not-an-address", "田中 桜", "", "", ""],
    [at("hanako"), "髙橋 はなこ", "", "", ""],
  ];
  const file = iconv.encode(`${rows.map((row) => row.join(",")).join("\r\n")}\r\n`, "cp932");

  await test.step("the file is read, and its columns find their places", async () => {
    await upload(page, tenant.path("/imports/new"), "顧客名簿.csv", file);
    await expect(page.getByText("CP932(Shift_JIS)").first()).toBeVisible();
    await expect(page.getByText("髙橋 花子").first()).toBeVisible();
    await expect(page.getByRole("combobox", { name: "A列「メールアドレス」の行き先" })).toContainText(
      "メールアドレス",
    );
    await expect(page.getByRole("combobox", { name: "B列「氏名」の行き先" })).toContainText("氏名");
    await choose(page, "D列「会員ランク」の行き先", "新しい項目「会員ランク」");
    await attachShot(page, testInfo, "columns");
    await page.getByRole("button", { name: "この対応で試し取り込み" }).click();
  });

  await test.step("the preview says what would happen, and nothing has", async () => {
    await expect(ledger(page, "新しく加わる")).toContainText("2");
    await expect(ledger(page, "取り込めない")).toContainText("2");
    await expect(ledger(page, "ファイルの行")).toContainText("4");
    await expect(page.getByText("まだ何も変わっていません。")).toBeVisible();
    await expect(page.getByRole("row", { name: /not-an-address/ })).toBeVisible();
    await page.getByLabel("全員に付けるタグ").fill("夏の名簿");
    await page.getByLabel("この名簿の人は、メールの配信に同意している").check();
    await page.getByRole("button", { name: "2人を追加する" }).click();
    await expect(page.getByText("同意をどのように得たかを書いてください。")).toBeVisible();
    await page.getByLabel("どのように同意を得たか").fill("2026年夏の店頭の申込書");
    await attachShot(page, testInfo, "preview");
    await page.getByRole("button", { name: "2人を追加する" }).click();
  });

  await test.step("it is applied, and the rows that did not fit can be taken along", async () => {
    await expect(page.getByRole("heading", { name: "2人に反映しました" })).toBeVisible({ timeout: 20_000 });
    await attachShot(page, testInfo, "result");
    await page.getByRole("button", { name: "ダウンロード" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Excel向け(CP932)" }).click();
    const bytes = readFileSync(await (await download).path());
    const lines = iconv.decode(bytes, "cp932").trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("not-an-address");
    expect(lines[2]).toContain(at("hanako"));
  });

  await test.step("the people are there", async () => {
    await page.getByRole("link", { name: "取り込んだ人を見る" }).click();
    const hanako = page.getByRole("row", { name: /髙橋 花子/ });
    await expect(hanako).toContainText("㈱みどり商事");
    await expect(hanako).toContainText("同意");
    await expect(hanako).toContainText("夏の名簿");
    await expect(page.getByRole("row")).toHaveCount(3);
    await hanako.getByRole("link").first().click();
    await expect(page.getByText("ゴールド")).toBeVisible();
    await expect(page.getByRole("button", { name: "タグ「常連」を外す" })).toBeVisible();
    await attachShot(page, testInfo, "person");
  });
});

test("an import shows how far it is, and can be stopped on its way", async ({ tenant, page }, testInfo) => {
  test.setTimeout(90_000);
  const people = 60_000;
  const lines = Array.from({ length: people }, (_, no) => `p${no}@${tenant.slug}.test,山田 ${no}号`);
  await upload(
    page,
    tenant.path("/imports/new"),
    "大きな名簿.csv",
    iconv.encode(`メールアドレス,氏名\r\n${lines.join("\r\n")}\r\n`, "cp932"),
  );
  await page.getByRole("button", { name: "結果を見る" }).click();
  await page.getByRole("button", { name: "60,000人を追加する" }).click({ timeout: 30_000 });
  const progress = page.getByRole("progressbar", { name: "大きな名簿.csvを反映しています" });
  const done = async () => Number(await progress.getAttribute("aria-valuenow"));
  await expect.poll(done, { timeout: 20_000 }).toBeGreaterThan(0);
  const first = await done();
  await expect.poll(done, { timeout: 20_000 }).toBeGreaterThan(first);
  await page.getByRole("button", { name: "中止" }).click();
  const title = page.getByRole("heading", { name: /行目まで反映して、中止しました$/ });
  await expect(title).toBeVisible({ timeout: 20_000 });
  const applied = Number(((await title.textContent()) ?? "").replace(/行目.*/, "").replaceAll(",", ""));
  expect(applied).toBeGreaterThan(0);
  expect(applied).toBeLessThan(people);
  await expect(ledger(page, "反映しなかった")).toContainText((people - applied).toLocaleString("ja"));
  await attachShot(page, testInfo, "stopped");
  await openSettled(page, tenant.path("/contacts"));
  await expect(page.getByText(`${applied.toLocaleString("ja")}人のうち`)).toBeVisible();
});
