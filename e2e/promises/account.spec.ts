import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import { linkIn } from "@/e2e/link-in";
import type { Mailbox } from "@/e2e/mailbox";
import { hasOathtool, oathtool } from "@/e2e/oathtool";
import { openSettled } from "@/e2e/open-settled";
import { codeOf, forgetUsedCode, makeTenant } from "@/e2e/test-tenant";

test.skip(!hasOathtool(), "oathtool is not installed");

const password = "correct horse battery staple";

/** Reads the secret that the page shows, types the first code of an app that holds it, and keeps the recovery codes. */
async function enrol(page: Page, codeLabel: string): Promise<void> {
  const secret = ((await page.getByTestId("totp-secret").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel(codeLabel).fill(oathtool(secret));
  await page.getByRole("button", { name: /控えました。続ける|I have kept them, go on/ }).click();
}

test("a company signs up: mail, password, authenticator app, home", async ({
  visitor: page,
  mailbox,
}, info) => {
  const slug = `e2e-${randomBytes(4).toString("hex")}`;
  const email = `hana@${slug}.test`;
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "アカウントを作る" }).click();
  await expect(page).toHaveURL("/sign-up");
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("会社名").fill("株式会社花見堂");
  await page.getByLabel("氏名").fill("花見 花");
  await attachShot(page, info, "sign-up");
  await page.getByRole("button", { name: "確認のメールを送る" }).click();
  await expect(page.getByRole("heading", { name: "メールを確かめてください" })).toBeFocused();
  await attachShot(page, info, "sent");
  await page.goto(linkIn(await mailbox.waitFor(email, { subject: "アカウントの作成" })));
  await expect(page.getByRole("heading", { name: "パスワードを決めてください" })).toBeVisible();
  await expect(page.getByLabel("会社のページのアドレス")).toHaveValue(slug);
  await page.getByLabel("パスワード", { exact: true }).fill("password1234");
  await expect(page.getByText("推測されやすい並びです。")).toBeVisible();
  await page.getByLabel("パスワード", { exact: true }).fill(password);
  await expect(page.getByText("とても強いパスワードです。")).toBeVisible();
  await attachShot(page, info, "finish");
  await page.getByRole("button", { name: "アカウントを作る" }).click();
  await expect(page.getByRole("heading", { name: "認証アプリを登録してください" })).toBeVisible();
  await enrol(page, "6桁の確認コード");
  await expect(page).toHaveURL(`/t/${slug}`, { timeout: 30_000 });
  await expect(page.getByRole("link", { name: "株式会社花見堂" })).toBeVisible();
  await attachShot(page, info, "home");
});

test("in English, on a phone, and with a slug that is taken", async ({
  visitor: page,
  mailbox,
  tenant,
}, info) => {
  const email = `hana@${randomBytes(4).toString("hex")}.test`;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/sign-up");
  await page.context().addCookies([{ name: "hk_locale", value: "en", url: page.url() }]);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Make an account" }).click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Company").fill("Hanami & Daughters");
  await page.getByLabel("Your name").fill("Hana");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  const link = linkIn(await mailbox.waitFor(email, { subject: "Finish making your account" }));
  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Address of your company’s pages").fill(tenant.slug);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("This address is taken. Choose another.")).toBeVisible();
  await attachShot(page, info, "slug taken");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByLabel("Address of your company’s pages").fill(`${tenant.slug}-2`);
  await page.getByRole("button", { name: "Make the account" }).click();
  await enrol(page, "6-digit code");
  await expect(page).toHaveURL(`/t/${tenant.slug}-2`, { timeout: 30_000 });
  await page.goto("/reset");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("a forgotten password is set anew by mail, and the authenticator app is still asked for", async ({
  visitor: page,
  mailbox,
  tenant,
}, info) => {
  const { owner } = tenant;
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "パスワードを忘れたとき" }).click();
  await expect(page).toHaveURL("/reset");
  await page.getByLabel("メールアドレス").fill(owner.email);
  await page.getByRole("button", { name: "メールを送る" }).click();
  await expect(page.getByRole("heading", { name: "メールを確かめてください" })).toBeVisible();
  await page.goto(linkIn(await mailbox.waitFor(owner.email, { subject: "パスワードの再設定" })));
  await page.getByLabel("新しいパスワード").fill("three quiet lighthouse keepers");
  await attachShot(page, info, "new password");
  await page.getByRole("button", { name: "変えてログインする" }).click();
  await expect(page.getByRole("heading", { name: /認証アプリの6桁/ })).toBeVisible();
  await forgetUsedCode(owner);
  await page.getByLabel("6桁の確認コード").fill(codeOf(owner));
  await expect(page).toHaveURL(tenant.path(), { timeout: 30_000 });
  expect((await mailbox.waitFor(owner.email, { subject: "再設定されました" })).text).toContain("/reset");
});

/** Invites somebody by the settings page. @returns the link of their mail */
async function invite(page: Page, mailbox: Mailbox, email: string): Promise<string> {
  await page.getByRole("button", { name: "メンバーを招待" }).click();
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("氏名").fill("森田 蓮");
  await page.getByRole("button", { name: "招待を送る" }).click();
  await expect(page.getByText(`${email}に招待を送りました`)).toBeVisible();
  return linkIn(await mailbox.waitFor(email, { subject: "招待" }));
}

test("an invited colleague joins with a new account", async ({ page, visitor, mailbox, tenant }, info) => {
  await openSettled(page, tenant.path("/settings/people"));
  const link = await invite(page, mailbox, `new@${tenant.slug}.test`);
  await attachShot(page, info, "invited");
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { name: `${tenant.name}に招待されています` })).toBeVisible();
  await visitor.getByLabel("パスワード", { exact: true }).fill(password);
  await attachShot(visitor, info, "new person");
  await visitor.getByRole("button", { name: "参加する" }).click();
  await enrol(visitor, "6桁の確認コード");
  await expect(visitor).toHaveURL(tenant.path(), { timeout: 30_000 });
});

test("an invited colleague who has an account signs in first; the link is then of no use to others", async ({
  page,
  visitor,
  mailbox,
  tenant,
}) => {
  const { owner: colleague } = await makeTenant("よその会社");
  await openSettled(page, tenant.path("/settings/people"));
  const link = await invite(page, mailbox, colleague.email);
  await page.goto(link);
  await expect(page.getByText(`いまは${tenant.owner.email}でログインしています。`)).toBeVisible();
  await visitor.goto(link);
  await visitor.getByRole("link", { name: "ログインする" }).click();
  await visitor.getByLabel("メールアドレス").fill(colleague.email);
  await visitor.getByLabel("パスワード").fill(colleague.password);
  await visitor.keyboard.press("Enter");
  await visitor.getByLabel("6桁の確認コード").fill(codeOf(colleague));
  await expect(visitor).toHaveURL("/invitation", { timeout: 30_000 });
  await visitor.getByRole("button", { name: "参加する" }).click();
  await expect(visitor).toHaveURL(tenant.path(), { timeout: 30_000 });
  await page.goto(tenant.path());
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "このリンクは使えません" })).toBeVisible();
});

test("a changed password ends the other sessions, and a mail says from where it was changed", async ({
  page,
  signIn,
  mailbox,
  tenant,
}) => {
  const other = await signIn(tenant.owner);
  await openSettled(page, tenant.path("/settings/account"));
  await page.getByLabel("いまのパスワード").fill(tenant.owner.password);
  await page.getByLabel("新しいパスワード").fill("three quiet lighthouse keepers");
  const form = page.locator("form", { has: page.getByLabel("いまのパスワード") });
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText(/パスワードを変えました/)).toBeVisible();
  await other.goto(tenant.path());
  await expect(other).toHaveURL(/\/sign-in/);
  const { text } = await mailbox.waitFor(tenant.owner.email, { subject: "パスワードが変わりました" });
  expect(text).toContain("127.0.0.1");
  expect(text).toContain("Chrome");
});
