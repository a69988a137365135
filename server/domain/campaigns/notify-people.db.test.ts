import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { startDueReleases } from "@/server/domain/releases/start-due-releases";
import { decodeQuotedPrintable } from "@/server/mta/mime/decode-quoted-printable";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { approveCampaign } from "./approve-campaign";
import { notifyPeople } from "./notify-people";
import { requestApproval } from "./request-approval";
import { sendCampaign } from "./send-campaign";
import { addPerson, makeTestCampaign } from "./testing-campaign";

const { admin } = await makeTestDatabase();

test("that a release is held is told to its author and to all who may approve and had no hand in it, and why", async () => {
  const sink = await startMailSink({});
  applyTestSettings({ LOG_LEVEL: "fatal", MAIL_ROUTE: "inbox", INBOX_SMTP: `127.0.0.1:${sink.port}` });
  const { context, author, approver, otherApprover, campaignId } = await makeTestCampaign(admin);
  await addPerson(admin, context, { name: "分析 担当", role: "analyst" });
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  await approveCampaign(approver, { approvalId, comment: "" });
  await sendCampaign(author, { campaignId });
  await admin`update members set role = 'analyst' where person_id = ${approver.personId}`;
  await startDueReleases();
  await notifyPeople(context, { approvalId, about: "halted" });
  const told: string[] = [];
  for await (const { recipients, bytes } of sink.messages()) {
    told.push(...recipients);
    const body = decodeQuotedPrintable(bytes);
    expect(body).toContain(`/campaigns/${campaignId}`);
    expect(body).toContain("承認した人がメンバーでなくなったか");
  }
  expect(told.sort()).toEqual(
    [author, otherApprover].map(({ personId }) => `${personId}@example.test`).sort(),
  );
  await sink.close();
});
