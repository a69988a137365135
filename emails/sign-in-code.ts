/** Plain text, with the digits in a line of their own: phones offer them from there. */
type Notice = { subject: string; text: string };
type Facts = { personName: string; code: string; minutes: number };

const japanese = ({ personName, code, minutes }: Facts): Notice => ({
  subject: "ログインの確認コード",
  text: [
    `${personName} 様`,
    "",
    "Hikyakuにログインするための確認コードです。",
    "",
    code,
    "",
    `${minutes}分以内に、ログインの画面に入れてください。使えるのは一度だけです。`,
    "このコードを、ほかの人に伝えないでください。Hikyakuの担当者がお聞きすることはありません。",
    "",
    "ログインしようとしていないときは、パスワードを知られているおそれがあります。パスワードを変えて、会社の管理者に知らせてください。",
    "",
    "Hikyaku",
  ].join("\n"),
});

const english = ({ personName, code, minutes }: Facts): Notice => ({
  subject: "Your sign-in code",
  text: [
    `Hello ${personName},`,
    "",
    "This is your code for signing in to Hikyaku.",
    "",
    code,
    "",
    `Enter it on the sign-in page within ${minutes} minutes. It works once.`,
    "Tell it to nobody. We never ask for it.",
    "",
    "If you are not signing in, somebody may know your password. Change it, and tell an administrator of your company.",
    "",
    "Hikyaku",
  ].join("\n"),
});

/** The mail with the six digits of a sign-in, in the person's language. */
export const signInCode = (locale: "ja" | "en", facts: Facts): Notice =>
  locale === "ja" ? japanese(facts) : english(facts);
