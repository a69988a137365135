import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { applyImport } from "./apply-import";
import { checkImport } from "./check-import";
import { checkFile, confirmImport, importFile, readImport } from "./testing-import";
import { updateImport } from "./update-import";

const { admin } = await makeTestDatabase();
const head = "メールアドレス,姓,名,会社名,会員ランク,購入回数,タグ";
const first = `${head}\na@example.jp,佐藤,花子,,ゴールド,3,会員\nb@example.jp,鈴木,,山田商店,,,\n`;
const second = `${head}\nA@EXAMPLE.JP,田中,,東京商事,シルバー,,\nb@example.jp,鈴木,一郎,佐藤商店,ゴールド,5,新規\nc@example.jp,高橋,,,,,\n`;

const people = async (tenantId: string) => {
  const rows = await admin`
    select email, family_name || '/' || given_name || '/' || company who, fields,
      (select array_agg(t.name order by t.name) from contact_tags ct join tags t on t.id = ct.tag_id where ct.contact_id = c.id) tags,
      (select jsonb_object_agg(f.key, coalesce(v.text_key, v.number::text)) from contact_values v join contact_fields f on f.id = v.field_id
        where v.contact_id = c.id) values
    from contacts c where tenant_id = ${tenantId} order by email_key`;
  return [...rows];
};

test("overwrite: what the file says wins, and an empty cell empties nothing", async () => {
  const context = await makeTestTenant(admin);
  await importFile(context, first);
  const importId = await importFile(context, second, { mode: "overwrite", tagName: "秋の名簿" });
  expect(await people(context.tenantId)).toEqual([
    {
      email: "a@example.jp",
      who: "田中/花子/東京商事",
      fields: { member_rank: "シルバー", purchase_count: 3 },
      tags: ["会員", "秋の名簿"],
      values: { member_rank: "シルバー", purchase_count: "3" },
    },
    {
      email: "b@example.jp",
      who: "鈴木/一郎/佐藤商店",
      fields: { member_rank: "ゴールド", purchase_count: 5 },
      tags: ["新規", "秋の名簿"],
      values: { member_rank: "ゴールド", purchase_count: "5" },
    },
    { email: "c@example.jp", who: "高橋//", fields: {}, tags: ["秋の名簿"], values: null },
  ]);
  const counts = { rowsNew: 1, rowsChanged: 2, rowsUnchanged: 0, namesChanged: 1 };
  expect(await readImport(admin, context, importId)).toMatchObject({ ...counts, report: { check: counts } });
});

test("fill-empty: what a contact has stays, and only gaps are filled", async () => {
  const context = await makeTestTenant(admin);
  await importFile(context, first);
  const importId = await checkFile(context, second);
  await updateImport(context, { importId, mode: "fill-empty" });
  await checkImport(context, { importId });
  const counts = { rowsNew: 1, rowsChanged: 2, rowsUnchanged: 0, namesChanged: 0 };
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "ready", ...counts });
  await confirmImport(context, importId, { mode: "fill-empty" });
  await applyImport(context, { importId });
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "done", ...counts });
  expect(await people(context.tenantId)).toMatchObject([
    {
      who: "佐藤/花子/東京商事",
      fields: { member_rank: "ゴールド", purchase_count: 3 },
      values: { member_rank: "ゴールド", purchase_count: "3" },
    },
    { who: "鈴木/一郎/山田商店", fields: { member_rank: "ゴールド", purchase_count: 5 }, tags: ["新規"] },
    { who: "高橋//" },
  ]);
});

test("a tag of the row alone changes its contact; the import's own tag does not", async () => {
  const context = await makeTestTenant(admin);
  const file = (tag: string) => `email,タグ\na@example.jp,${tag}\nb@example.jp,\n`;
  await importFile(context, file(""));
  const tagged = await importFile(context, file("会員"), { tagName: "名簿" });
  const counts = { rowsNew: 0, rowsChanged: 1, rowsUnchanged: 1 };
  expect(await readImport(admin, context, tagged)).toMatchObject({
    ...counts,
    report: { check: counts, apply: { tagsAdded: 3 } },
  });
});
