/** Plain text: the notice must be readable everywhere, and ask for no pictures. */
type Notice = { subject: string; text: string };
type Facts = {
  about: "requested" | "approved" | "returned";
  personName: string;
  campaignName: string;
  actorName: string;
  audienceCount: number;
  comment: string;
  url: string;
};

const japanese = ({
  about,
  personName,
  campaignName,
  actorName,
  audienceCount,
  comment,
  url,
}: Facts): Notice => {
  const people = audienceCount.toLocaleString("ja-JP");
  const lines = {
    requested: [
      `${actorName}さんが「${campaignName}」の承認を依頼しました。`,
      `送る相手は${people}人です。内容を確かめて、承認するか差し戻してください。`,
    ],
    approved: [`${actorName}さんが「${campaignName}」を承認しました。`, `送る相手は${people}人です。`],
    returned: [
      `${actorName}さんが「${campaignName}」を差し戻しました。`,
      "コメントを読んで直し、もう一度承認を依頼してください。",
    ],
  }[about];
  const subjects = { requested: "承認の依頼", approved: "承認されました", returned: "差し戻されました" };
  return {
    subject: `${subjects[about]}：${campaignName}`,
    text: [
      `${personName} 様`,
      "",
      ...lines,
      ...(comment ? ["", `コメント：${comment}`] : []),
      "",
      url,
      "",
      "Hikyaku",
    ].join("\n"),
  };
};

const english = ({
  about,
  personName,
  campaignName,
  actorName,
  audienceCount,
  comment,
  url,
}: Facts): Notice => {
  const people = audienceCount.toLocaleString("en-US");
  const lines = {
    requested: [
      `${actorName} asks for approval of “${campaignName}”.`,
      `It would go to ${people} people. Look at it, then approve it or send it back.`,
    ],
    approved: [`${actorName} approved “${campaignName}”.`, `It goes to ${people} people.`],
    returned: [`${actorName} sent “${campaignName}” back.`, "Read the comment, change it, and ask again."],
  }[about];
  const subjects = { requested: "Approval needed", approved: "Approved", returned: "Changes requested" };
  return {
    subject: `${subjects[about]}: ${campaignName}`,
    text: [
      `Hello ${personName},`,
      "",
      ...lines,
      ...(comment ? ["", `Comment: ${comment}`] : []),
      "",
      url,
      "",
      "Hikyaku",
    ].join("\n"),
  };
};

/** Tells a person what happened to a campaign's approval, in that person's language. */
export const approvalNotice = (locale: "ja" | "en", facts: Facts): Notice =>
  locale === "ja" ? japanese(facts) : english(facts);
