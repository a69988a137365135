/** Plain text: the notice must be readable everywhere, and ask for no pictures. */
type Notice = { subject: string; text: string };
type Halt = "by-person" | "late-start" | "changed-after-approval" | "approver-gone" | "audience-grown";
type Facts = {
  about: "requested" | "approved" | "returned" | "halted";
  personName: string;
  campaignName: string;
  actorName: string;
  audienceCount: number;
  comment: string;
  /** Why it was halted; null when it was not, or goes on already. */
  reason: Halt | null;
  url: string;
};

const haltedJa: Record<Halt, string> = {
  "by-person": "配信はまだ止まっています。",
  "late-start": "予定の時刻から大きく遅れたため、始めずに止めています。",
  "changed-after-approval":
    "承認のあとで内容が変わっていたため、止めました。再開はできません。中止して、複製から送り直してください。",
  "approver-gone": "承認した人がメンバーでなくなったか、承認の権限を失ったため、始めずに止めています。",
  "audience-grown": "送る相手が承認のときより大きく増えたため、始めずに止めています。",
};

const japanese = ({
  about,
  personName,
  campaignName,
  actorName,
  audienceCount,
  comment,
  reason,
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
    halted: [`「${campaignName}」の配信が止まっています。`, haltedJa[reason ?? "by-person"]],
  }[about];
  const subjects = {
    requested: "承認の依頼",
    approved: "承認されました",
    returned: "差し戻されました",
    halted: "配信が止まっています",
  };
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

const haltedEn: Record<Halt, string> = {
  "by-person": "It is still held.",
  "late-start": "Its time had passed by far, so it was not started.",
  "changed-after-approval":
    "Its content is not what was approved. It cannot go on: stop it, and send a duplicate after a new approval.",
  "approver-gone": "Who approved it is no longer a member or may no longer approve, so it was not started.",
  "audience-grown": "It would reach many more people than were approved, so it was not started.",
};

const english = ({
  about,
  personName,
  campaignName,
  actorName,
  audienceCount,
  comment,
  reason,
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
    halted: [`“${campaignName}” is held.`, haltedEn[reason ?? "by-person"]],
  }[about];
  const subjects = {
    requested: "Approval needed",
    approved: "Approved",
    returned: "Changes requested",
    halted: "A send is held",
  };
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
