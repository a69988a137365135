import type { Page } from "@playwright/test";
import { attachShot } from "@/e2e/attach-shot";
import { choose } from "@/e2e/choose";
import { expect, test } from "@/e2e/fixtures";
import { canJudge, judgeSignature } from "@/e2e/judge-signature";
import type { ReceivedMail } from "@/e2e/mailbox";
import { makeTemplate } from "@/e2e/make-template";
import { openSettled } from "@/e2e/open-settled";
import { prepareSending } from "@/e2e/prepare-sending";
import { readSums } from "@/e2e/read-sums";
import { signInAs } from "@/e2e/sign-in-as";
import type { TestTenant } from "@/e2e/test-tenant";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createSegment } from "@/server/domain/segments/create-segment";

/** A person's mail program; the browser of the tests calls itself headless, which counts as a program. */
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
/** Sooner than this after it was accepted, the product takes an open for a program's. */
const readingAfterMs = 2_000;
const sums = { planned: 4, accepted: 3, bounced: 0, waiting: 0, excluded: 1, notSent: 0 };
const consent = { state: "given", how: "店頭の申込書" } as const;

async function addReaders(tenant: TestTenant) {
  const owner = await tenant.as(tenant.owner);
  const email = (name: string) => `${name}@readers.${tenant.slug}.test`;
  const people = [
    { email: email("hanako"), familyName: "山田", givenName: "花子", consent },
    { email: email("ichiro"), familyName: "鈴木", givenName: "一郎", consent },
    { email: email("cafe"), company: "喫茶みどり", consent },
    { email: email("sakura"), familyName: "田中", givenName: "桜" },
  ];
  for (const person of people) await createContact(owner, person);
  await createSegment(owner, { name: "名簿のみなさま", rule: { kind: "all", rules: [] } });
  return { hanako: email("hanako"), ichiro: email("ichiro"), cafe: email("cafe"), sakura: email("sakura") };
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /に保存$/ });

/** A figure of the report, read by its name. */
const figure = (page: Page, name: string) =>
  page.getByRole("definition").and(page.locator(`dt:text-is("${name}") + dd`));

test("a campaign goes from its template through a second person to its readers, and the report adds up", async ({
  tenant,
  signIn,
  visitor: desk,
  mailbox,
  shop,
  browser,
}, testInfo) => {
  test.setTimeout(150_000);
  test.skip(!canJudge(), "dkimpy is not installed (Debian: python3-dkim)");
  const marketer = await tenant.addPerson({ role: "marketer" });
  const approver = await tenant.addPerson({ role: "approver" });
  const [domain, readers] = [await prepareSending(tenant), await addReaders(tenant)];
  await makeTemplate(tenant, "月代だより", shop.url);
  const page = await signIn(marketer);

  await test.step("the marketer makes it from a template and a segment", async () => {
    await openSettled(page, tenant.path("/campaigns"));
    await page.getByRole("button", { name: "キャンペーンを作成" }).click();
    await page.getByLabel("キャンペーンの名前").fill("新茶のご案内");
    await choose(page, "テンプレート", /月代だより/);
    await page.getByRole("button", { name: "作成する" }).click();
    await expect(page.getByRole("heading", { name: "新茶のご案内", level: 1 })).toBeVisible();
    await choose(page, "送る相手のセグメント", "名簿のみなさま");
    await expect(page.getByText("名簿のみなさまの3人に届きます。").first()).toBeVisible();
    await page.getByRole("button", { name: "編集 差出人と件名" }).click();
    await page.getByLabel("差出人の名前").fill("月代茶舗");
    await page.getByLabel("アドレスの @ の前").fill("tayori");
    await choose(page, "ドメイン", domain.name);
    await expect(page.getByText("承認を依頼できます。")).toBeVisible();
    await expect(saved(page)).toBeVisible();
    await attachShot(page, testInfo, "made");
  });

  await test.step("a test reaches the marketer and nobody else", async () => {
    await page.getByRole("button", { name: "テスト配信" }).click();
    await page.getByRole("button", { name: "テストを送る" }).click();
    await expect(page.getByText("1人にテストを送りました")).toBeVisible();
    const { subject } = await mailbox.waitFor(marketer.email, { subject: "【テスト】" });
    expect(subject).toMatch(/^【テスト】.+、新茶のご案内です$/);
    expect(await mailbox.arrivals(`readers.${tenant.slug}.test`)).toEqual([]);
  });

  await test.step("the marketer asks for approval, and cannot give it", async () => {
    await page.getByRole("button", { name: "承認を依頼" }).click();
    await page.getByLabel("承認する人へのコメント").fill("件名を短くしました。");
    await page.getByRole("button", { name: "依頼する" }).click();
    await page.getByRole("link", { name: "承認のページを開く" }).click();
    await expect(
      page.getByText(`承認できるのは${tenant.owner.name}、${approver.name}さんです。`),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "承認する" })).toBeHidden();
  });

  await test.step("the link in the approver's mail leads through her own second factor to what was asked for; she approves", async () => {
    const { text } = await mailbox.waitFor(approver.email);
    const link = new RegExp(`${tenant.path("/approvals/")}[0-9a-f-]+`).exec(text)?.[0];
    await signInAs(desk, approver, link ?? "no link in the mail");
    await expect(desk.getByText("「件名を短くしました。」")).toBeVisible();
    await expect(desk.getByText(/(様|御中)、新茶のご案内です$/).first()).toBeVisible();
    await expect(desk.getByText(`tayori@${domain.name}`).first()).toBeVisible();
    await expect(desk.getByRole("row", { name: /届く人/ })).toContainText("3");
    await expect(desk.frameLocator("iframe").getByRole("link", { name: "続きを読む" })).toBeVisible();
    await attachShot(desk, testInfo, "asked");
    await desk.getByRole("button", { name: "承認する" }).click();
    await expect(desk.getByText("「新茶のご案内」を承認しました")).toBeVisible();
    await attachShot(desk, testInfo, "approved");
  });

  await test.step("the marketer starts it and sees it end, without loading the page again", async () => {
    await page.getByRole("link", { name: "キャンペーンを開く" }).click();
    await page.getByRole("button", { name: "3人に送る" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "3人に送る" }).click();
    await page.evaluate(() => {
      document.documentElement.dataset.notReloaded = "";
    });
    await expect(page.getByText("送り終えました。")).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => readSums(page)).toEqual(sums);
    await expect(page.locator("html[data-not-reloaded]")).toBeAttached();
    await attachShot(page, testInfo, "sent");
  });

  const mails = await test.step("each reader has one mail: signed, and addressed by name", async () => {
    const subjects = { hanako: "山田 花子 様", ichiro: "鈴木 一郎 様", cafe: "喫茶みどり 御中" };
    const received: Partial<Record<string, ReceivedMail>> = {};
    for (const [who, salutation] of Object.entries(subjects)) {
      const [mail, ...more] = await mailbox.list(readers[who as keyof typeof readers]);
      if (!mail) throw new Error(`no mail to ${who}`);
      expect(more).toEqual([]);
      expect(mail.subject).toBe(`${salutation}、新茶のご案内です`);
      expect(mail.text).toContain(salutation);
      expect(mail.headers.get("from")).toContain(`<tayori@${domain.name}>`);
      expect(judgeSignature(mail, domain.txt)).toBe(true);
      received[who] = mail;
    }
    expect(await mailbox.list(readers.sakura)).toEqual([]);
    return received;
  });

  await test.step("one reader clicks, another unsubscribes", async () => {
    const context = await browser.newContext({ userAgent: phone, locale: "ja-JP" });
    const reader = await context.newPage();
    const open = async (mail: ReceivedMail | undefined) => {
      if (!mail) throw new Error("no mail");
      await expect.poll(() => Date.now() - mail.receivedAt.getTime()).toBeGreaterThan(readingAfterMs);
      const pixel = reader.waitForResponse((response) => /\/o\/[\w-]+$/.test(response.url()));
      await reader.setContent(mail.html);
      expect((await pixel).headers()["content-type"]).toBe("image/gif");
    };
    const follow = async (link: string) => {
      const opened = reader.waitForEvent("popup");
      await reader.getByRole("link", { name: link }).click();
      return opened;
    };
    await open(mails.hanako);
    const landing = await follow("続きを読む");
    await expect(landing.getByRole("heading", { name: shop.title })).toBeVisible();
    expect(landing.url()).toBe(shop.url);
    await open(mails.ichiro);
    const leaving = await follow("配信停止");
    await expect(leaving.getByRole("heading", { name: "月代茶舗からのメールを停止しますか" })).toBeVisible();
    await attachShot(leaving, testInfo, "leaving");
    await leaving.getByRole("button", { name: "配信を停止する" }).click();
    await expect(leaving.getByRole("heading", { name: "配信を停止しました" })).toBeVisible();
    await context.close();
  });

  await test.step("the report says what happened", async () => {
    await page.getByRole("link", { name: "レポートを見る" }).click();
    await expect(page.getByRole("heading", { name: "リンク" })).toBeVisible();
    await expect.poll(() => readSums(page)).toEqual(sums);
    await expect(figure(page, "受理")).toContainText(/^3/);
    await expect(figure(page, "開封(人)")).toContainText(/^2/);
    await expect(figure(page, "クリック(人)")).toContainText(/^1/);
    await expect(figure(page, "配信停止")).toContainText(/^1/);
    await expect(figure(page, "機械による開封")).toContainText(/^0/);
    await expect(page.getByRole("row", { name: /配信停止・メールの同意なし/ })).toContainText("1");
    await expect(page.getByRole("row", { name: /shincha/ })).toContainText("1");
    await attachShot(page, testInfo, "report");
  });
});
