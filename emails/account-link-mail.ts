/** Plain text: the link must work everywhere, and be seen as it is. */
type Mail = { subject: string; text: string };
type About = "sign-up" | "known-address" | "password-reset";
type Facts = {
  about: About;
  /** Where the mail leads. */
  url: string;
  /** Where the product is opened. */
  origin: string;
};

type Words = { subject: string; before: string; after: readonly string[] };

const japanese = ({ about, origin }: Facts): Words =>
  ({
    "sign-up": {
      subject: "アカウントの作成を続けてください",
      before:
        "Hikyakuのアカウントの作成を続けるには、次のリンクを開いてください。リンクは24時間、一度だけ使えます。",
      after: ["覚えがないときは、何もしないでください。アカウントは作られません。"],
    },
    "known-address": {
      subject: "このアドレスのアカウントは、すでにあります",
      before:
        "このアドレスでHikyakuのアカウントを作ろうとした人がいますが、アカウントはすでにあります。次のページからログインできます。",
      after: [
        "パスワードを忘れたときは、ここから再設定できます。",
        `${origin}/reset`,
        "",
        "覚えがないときは、何もしないでください。アカウントは変わっていません。",
      ],
    },
    "password-reset": {
      subject: "パスワードの再設定",
      before: "新しいパスワードを決めるには、次のリンクを開いてください。リンクは1時間、一度だけ使えます。",
      after: [
        "再設定しても、認証アプリの登録はそのまま残ります。",
        "覚えがないときは、何もしないでください。パスワードは変わりません。",
      ],
    },
  })[about];

const english = ({ about, origin }: Facts): Words =>
  ({
    "sign-up": {
      subject: "Finish making your account",
      before: "To finish making your Hikyaku account, open this link. It works once, within 24 hours.",
      after: ["If you did not ask for this, do nothing: no account is made."],
    },
    "known-address": {
      subject: "This address has an account already",
      before:
        "Somebody tried to make a Hikyaku account with this address. There is one already; you can sign in here.",
      after: [
        "If you do not remember the password, reset it here:",
        `${origin}/reset`,
        "",
        "If it was not you, do nothing: your account has not changed.",
      ],
    },
    "password-reset": {
      subject: "Reset your password",
      before: "To choose a new password, open this link. It works once, within an hour.",
      after: [
        "Your authenticator app stays set up.",
        "If you did not ask for this, do nothing: your password stays as it is.",
      ],
    },
  })[about];

/** A mail with a link by which somebody makes an account or resets a password, in the reader's language. */
export function accountLinkMail(locale: "ja" | "en", facts: Facts): Mail {
  const { subject, before, after } = locale === "ja" ? japanese(facts) : english(facts);
  return { subject, text: [before, "", facts.url, "", ...after, "", "Hikyaku"].join("\n") };
}
