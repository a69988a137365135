import { expect, test } from "vitest";
import { invitationMail } from "./invitation-mail";

const url = "https://app.example/invitation#token";

test.each(["ja", "en"] as const)(
  "names that people chose become no link and no text of their own (%s)",
  (locale) => {
    const hostile = `Win now at https://evil.example/x\r\n\r\nBcc: all ${"a".repeat(500)}`;
    const { subject, text } = invitationMail(locale, { company: hostile, inviter: "www.evil.example", url });
    const links = text.match(/\S*(?:\/\/|\w\.\w)\S*/g);
    expect(links).toEqual([url]);
    expect(subject).not.toMatch(/[\r\n]|\/\/|evil\.example/);
    expect(text.split("\n").every((line) => line.length < 200)).toBe(true);
  },
);

test("who has left is not named", () => {
  expect(invitationMail("ja", { company: "花屋", inviter: "", url }).text).toMatch(
    /^「花屋」のメンバーとして/,
  );
});
