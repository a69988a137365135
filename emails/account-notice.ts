/** Plain text: the notice must be readable everywhere, and ask for no pictures. */
type Notice = { subject: string; text: string };
type What =
  | "password-changed"
  | "password-reset"
  | "totp-added"
  | "totp-removed"
  | "passkey-added"
  | "passkey-removed"
  | "recovery-codes-made"
  | "recovery-code-used"
  | "new-sign-in"
  | "sign-in-reset";
type Facts = {
  what: What;
  personName: string;
  at: Date;
  /** IANA name */
  zone: string;
  /** The client's; null where none is known. */
  address: string | null;
  /** `Chrome / Windows`; null where it is not known. */
  browser: string | null;
  /** Recovery codes that still work; told where one was used. */
  codesLeft: number;
  /** Where the product is opened. */
  origin: string;
};

const japanese: Record<What, { subject: string; line: string }> = {
  "password-changed": {
    subject: "パスワードが変わりました",
    line: "Hikyakuのパスワードが変わりました。ほかの端末でのログインは終わりました。",
  },
  "password-reset": {
    subject: "パスワードが再設定されました",
    line: "メールのリンクから、Hikyakuのパスワードが再設定されました。すべての端末でのログインは終わりました。",
  },
  "totp-added": { subject: "認証アプリが登録されました", line: "ログインに使う認証アプリが登録されました。" },
  "totp-removed": {
    subject: "認証アプリの登録が外れました",
    line: "ログインに使う認証アプリの登録が外れました。",
  },
  "passkey-added": {
    subject: "パスキーが追加されました",
    line: "ログインに使えるパスキーが追加されました。",
  },
  "passkey-removed": {
    subject: "パスキーが外れました",
    line: "ログインに使えるパスキーが、ひとつ外れました。",
  },
  "recovery-codes-made": {
    subject: "リカバリーコードが作られました",
    line: "新しいリカバリーコードが作られました。前のコードは、もう使えません。",
  },
  "recovery-code-used": {
    subject: "リカバリーコードが使われました",
    line: "認証アプリのかわりに、リカバリーコードでログインがありました。このコードは、もう使えません。",
  },
  "new-sign-in": {
    subject: "新しい環境からのログイン",
    line: "これまでと違う場所か端末から、ログインがありました。",
  },
  "sign-in-reset": {
    subject: "ログインの方法が設定し直されます",
    line: "Hikyakuを運用している担当者が、認証アプリの登録を外し、すべての端末でのログインを終わらせました。次のログインで、認証アプリを登録し直します。",
  },
};

const english: Record<What, { subject: string; line: string }> = {
  "password-changed": {
    subject: "Your password was changed",
    line: "Your Hikyaku password was changed. You were signed out everywhere else.",
  },
  "password-reset": {
    subject: "Your password was reset",
    line: "Your Hikyaku password was reset by a link in a mail. You were signed out everywhere.",
  },
  "totp-added": {
    subject: "An authenticator app was set up",
    line: "An authenticator app was set up for signing in.",
  },
  "totp-removed": {
    subject: "Your authenticator app was removed",
    line: "The authenticator app was removed from your account.",
  },
  "passkey-added": { subject: "A passkey was added", line: "A passkey was added to your account." },
  "passkey-removed": { subject: "A passkey was removed", line: "A passkey was removed from your account." },
  "recovery-codes-made": {
    subject: "Recovery codes were made",
    line: "New recovery codes were made. The codes that you had before no longer work.",
  },
  "recovery-code-used": {
    subject: "A recovery code was used",
    line: "Somebody signed in with one of your recovery codes in place of the app. That code no longer works.",
  },
  "new-sign-in": {
    subject: "A sign-in from somewhere new",
    line: "Somebody signed in to your account from a place or a browser that was not used before.",
  },
  "sign-in-reset": {
    subject: "Your sign-in was reset",
    line: "Whoever runs Hikyaku for you removed your authenticator app and signed you out everywhere. You set up an app when you next sign in.",
  },
};

const timeIn = (language: string, { at, zone }: Facts) =>
  `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(at)} (${zone})`;

function writeJapanese(facts: Facts): Notice {
  const { subject, line } = japanese[facts.what];
  return {
    subject,
    text: [
      `${facts.personName} 様`,
      "",
      line,
      ...(facts.what === "recovery-code-used" ? [`残りのリカバリーコードは${facts.codesLeft}個です。`] : []),
      "",
      `日時：${timeIn("ja-JP", facts)}`,
      ...(facts.address === null ? [] : [`接続元：${facts.address}`]),
      ...(facts.browser === null ? [] : [`ブラウザ：${facts.browser}`]),
      "",
      "ご自身の操作であれば、何もする必要はありません。",
      "覚えがないときは、すぐに次のページでパスワードを再設定し、会社の管理者に知らせてください。",
      `${facts.origin}/reset`,
      "",
      "Hikyaku",
    ].join("\n"),
  };
}

function writeEnglish(facts: Facts): Notice {
  const { subject, line } = english[facts.what];
  return {
    subject,
    text: [
      `Hello ${facts.personName},`,
      "",
      line,
      ...(facts.what === "recovery-code-used" ? [`Recovery codes left: ${facts.codesLeft}.`] : []),
      "",
      `When: ${timeIn("en-GB", facts)}`,
      ...(facts.address === null ? [] : [`From: ${facts.address}`]),
      ...(facts.browser === null ? [] : [`Browser: ${facts.browser}`]),
      "",
      "If this was you, there is nothing to do.",
      "If it was not, reset your password at once on this page, and tell an administrator of your company.",
      `${facts.origin}/reset`,
      "",
      "Hikyaku",
    ].join("\n"),
  };
}

/** Tells a person that their account changed, in that person's language, and what to do if it was not they who did it. */
export const accountNotice = (locale: "ja" | "en", facts: Facts): Notice =>
  locale === "ja" ? writeJapanese(facts) : writeEnglish(facts);
