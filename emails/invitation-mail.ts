/** Plain text: the link must work everywhere, and be seen as it is. */
type Mail = { subject: string; text: string };
type Facts = {
  company: string;
  /** Who invites; empty when they have left. */
  inviter: string;
  url: string;
};

const longestName = 60;

/** Names that people chose, so that none becomes a link or a text of its own in somebody else's mailbox. */
const tame = (name: string) =>
  [
    ...name
      .replaceAll("://", " ")
      .replace(/\.(?=\S)/g, ". ")
      .replace(/\s+/g, " ")
      .trim(),
  ]
    .slice(0, longestName)
    .join("");

/** Offers somebody a place in a company, in the company's language. */
export function invitationMail(locale: "ja" | "en", facts: Facts): Mail {
  const [company, inviter, { url }] = [tame(facts.company), tame(facts.inviter), facts];
  if (locale === "ja")
    return {
      subject: `「${company}」への招待`,
      text: [
        inviter === ""
          ? `「${company}」のメンバーとして、Hikyakuに招待されました。`
          : `${inviter}さんから、「${company}」のメンバーとして、Hikyakuに招待されました。`,
        "次のリンクから参加できます。リンクは7日間、一度だけ使えます。",
        "",
        url,
        "",
        "覚えがないときは、何もしないでください。",
        "",
        "Hikyaku",
      ].join("\n"),
    };
  return {
    subject: `An invitation to ${company}`,
    text: [
      inviter === ""
        ? `You are invited to Hikyaku as a member of ${company}.`
        : `${inviter} invites you to Hikyaku as a member of ${company}.`,
      "Join by this link. It works once, within 7 days.",
      "",
      url,
      "",
      "If you do not expect this, do nothing.",
      "",
      "Hikyaku",
    ].join("\n"),
  };
}
