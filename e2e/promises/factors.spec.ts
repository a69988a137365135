import type { CDPSession, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";
import { attachShot } from "@/e2e/attach-shot";
import { expect, test } from "@/e2e/fixtures";
import { openSettled } from "@/e2e/open-settled";
import { signInAs } from "@/e2e/sign-in-as";
import { codeOf, forgetUsedCode, type TestPerson } from "@/e2e/test-tenant";

/** A device with a fingerprint reader that always knows its owner. */
async function plugIn(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

/** Address and password; the next step is on the page. */
async function givePassword(page: Page, person: TestPerson): Promise<void> {
  await forgetUsedCode(person);
  await page.goto("/sign-in");
  await page.getByLabel("メールアドレス").fill(person.email);
  await page.getByLabel("パスワード").fill(person.password);
  await page.keyboard.press("Enter");
}

/** As if the code of the sign-in had been shown long ago. */
const letProofAge = ({ personId }: TestPerson) =>
  globalDatabase()
    .update(sessions)
    .set({ provedAt: new Date(Date.now() - 16 * 60_000) })
    .where(eq(sessions.personId, personId));

test("a passkey is added in the settings, and then opens the console without a password", async ({
  visitor: page,
  tenant,
}, info) => {
  await plugIn(page);
  await signInAs(page, tenant.owner, tenant.path("/settings/account"));
  await page.getByRole("button", { name: "パスキーを追加" }).click();
  await expect(page.getByText("パスキーを追加しました")).toBeVisible();
  await expect(page.getByText("まだ使われていません")).toBeVisible();
  await attachShot(page, info, "account");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "パスキーでログイン" }).click();
  await expect(page).toHaveURL(tenant.path());
});

test("the first sign-in may set up a passkey in place of an app, and asks for it after the password", async ({
  visitor: page,
  tenant,
}, info) => {
  await plugIn(page);
  const person = await tenant.addPerson({ role: "approver", hasFactor: false });
  await givePassword(page, person);
  await page.getByRole("button", { name: "アプリのかわりにパスキーを登録" }).click();
  await expect(page.getByRole("heading", { name: "リカバリーコードを控えてください" })).toBeVisible();
  const list = page.getByRole("list", { name: "リカバリーコード" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await attachShot(page, info, "codes");
  await page.getByRole("button", { name: "控えました。続ける" }).click();
  await expect(page).toHaveURL(tenant.path());
  await page.context().clearCookies();
  await givePassword(page, person);
  await expect(page.getByRole("heading", { name: "パスキーで確かめます" })).toBeVisible();
  await page.getByRole("button", { name: "パスキーを使う" }).click();
  await expect(page).toHaveURL(tenant.path());
});

test("who loses the phone signs in with a recovery code, once, and sets up another app", async ({
  visitor: page,
  tenant,
  mailbox,
}, info) => {
  const { owner } = tenant;
  await signInAs(page, owner, tenant.path("/settings/account"));
  await page.getByRole("button", { name: "コードを作る" }).click();
  const made = page.getByRole("dialog", { name: "リカバリーコード" });
  const code = (await made.getByRole("listitem").first().textContent()) ?? "";
  await made.getByRole("button", { name: "控えたので閉じる" }).click();
  await page.context().clearCookies();

  await givePassword(page, owner);
  await page.getByRole("button", { name: "スマートフォンや鍵が手元にないとき" }).click();
  await page.getByLabel("リカバリーコード").fill(code.toUpperCase().replaceAll("-", " "));
  await attachShot(page, info, "recovery");
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await expect(page).toHaveURL(tenant.path());
  expect((await mailbox.waitFor(owner.email, { subject: "リカバリーコードが使われました" })).text).toContain(
    "残りのリカバリーコードは9個です。",
  );

  await openSettled(page, tenant.path("/settings/account"));
  await expect(page.getByText("リカバリーコードでログインしています")).toBeVisible();
  await page.getByRole("button", { name: "別のアプリに替える" }).click();
  const dialog = page.getByRole("dialog", { name: "新しい認証アプリを登録" });
  const secret = ((await dialog.getByTestId("totp-secret").textContent()) ?? "").replaceAll(" ", "");
  await attachShot(page, info, "new-app");
  await dialog.getByLabel("6桁の確認コード").fill(generateSync({ secret }));
  await expect(page.getByText("認証アプリを登録しました")).toBeVisible();
  await expect(page.getByText("リカバリーコードでログインしています")).toBeHidden();

  await page.context().clearCookies();
  await givePassword(page, owner);
  await page.getByRole("button", { name: "スマートフォンや鍵が手元にないとき" }).click();
  await page.getByLabel("リカバリーコード").fill(code);
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await expect(page.getByText(/コードが違うか/)).toBeVisible();
});

test("a dangerous act asks for the code again, and then happens by itself", async ({
  page,
  tenant,
}, info) => {
  await openSettled(page, tenant.path("/settings/security"));
  await letProofAge(tenant.owner);
  await forgetUsedCode(tenant.owner);
  await page.getByLabel("使わないで").fill("30");
  await page.getByRole("button", { name: "保存" }).first().click();
  const dialog = page.getByRole("dialog", { name: "ご本人の確認" });
  await expect(dialog).toBeVisible();
  await attachShot(page, info, "again");
  await dialog.getByRole("button", { name: "やめる" }).click();
  await expect(page.getByText("この操作の前に、ご本人であることをもう一度確かめます。")).toBeVisible();
  await page.getByRole("button", { name: "保存" }).first().click();
  const code = dialog.getByLabel("認証アプリの6桁");
  await code.fill(codeOf(tenant.owner) === "000000" ? "111111" : "000000");
  await expect(dialog.getByText(/コードが違うか/)).toBeVisible();
  await code.fill(codeOf(tenant.owner));
  await expect(page.getByText("保存しました")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("使わないで")).toHaveValue("30");
});

test("networks that leave out their own author are not saved, and a network that is left out sees nothing", async ({
  page,
  tenant,
}) => {
  await openSettled(page, tenant.path("/settings/security"));
  const list = page.getByLabel("IPアドレスの範囲");
  await list.fill("203.0.113.0/24");
  await page.getByRole("button", { name: "保存" }).last().click();
  await expect(page.getByText(/いま使っている.*が含まれていないため、保存しませんでした/)).toBeVisible();
  await page.getByRole("button", { name: "いまの接続元を加える" }).click();
  await page.getByRole("button", { name: "保存" }).last().click();
  await expect(page.getByText("保存しました")).toBeVisible();
  await openSettled(page, tenant.path("/settings/audit"));
  await expect(page.getByRole("row", { name: /ログインの規則を変更/ })).toBeVisible();
});

test("in English, a passkey stands in for the code before something dangerous", async ({
  visitor: page,
  tenant,
}, info) => {
  await plugIn(page);
  await signInAs(page, tenant.owner, tenant.path());
  await page.context().addCookies([{ name: "hk_locale", value: "en", url: new URL(page.url()).origin }]);
  await openSettled(page, tenant.path("/settings/account"));
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("The passkey was added")).toBeVisible();
  await letProofAge(tenant.owner);
  await page.getByRole("button", { name: "Make codes" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm it is you" });
  await attachShot(page, info, "again-en");
  await dialog.getByRole("button", { name: "Confirm with a passkey" }).click();
  const made = page.getByRole("dialog", { name: "Recovery codes" });
  await expect(made.getByRole("listitem")).toHaveCount(10);
  await attachShot(page, info, "codes-en");
});
