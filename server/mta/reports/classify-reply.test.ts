import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyReply } from "./classify-reply";
import { parseReply } from "./parse-reply";
import { replyClasses } from "./reply-rule";
import { replyRules } from "./rules/reply-rules";

const samples = replyRules.flatMap((rule) => rule.replies.map((sample) => ({ id: rule.id, rule, sample })));

describe("rules", () => {
  test.each(samples)("$id decides $sample.reply", ({ rule, sample }) => {
    const verdict = classifyReply(parseReply(sample.reply, sample.stage ?? "rcpt"));
    expect(verdict).toMatchObject({ ruleId: rule.id, class: rule.class, scope: rule.scope });
  });

  test("ids are unique, every rule has a test reply, and texts are lower case as the matcher needs", () => {
    expect(new Set(replyRules.map((rule) => rule.id)).size).toBe(replyRules.length);
    expect(replyRules.filter((rule) => rule.replies.length === 0)).toEqual([]);
    const texts = replyRules.flatMap((rule) => [...(rule.anyOf ?? []), ...(rule.allOf ?? [])]);
    expect(texts.filter((text) => text !== text.toLowerCase())).toEqual([]);
  });

  test("a rule without any condition would swallow all that follow", () => {
    const open = replyRules.filter(
      (rule) => !rule.codes && !rule.enhanced && !rule.stages && !rule.allOf && !rule.anyOf,
    );
    expect(open).toEqual([]);
  });
});

describe("a reply", () => {
  test.each([
    {
      reply: "499 gibberish",
      stage: "rcpt",
      expected: { class: "other", permanent: false, suppress: false },
    },
    { reply: "599 gibberish", stage: "rcpt", expected: { class: "other", permanent: true, suppress: false } },
    {
      reply: "554 gibberish",
      stage: "connect",
      expected: { class: "server", permanent: false, suppress: false },
    },
    {
      reply: "550 5.1.1 User unknown",
      stage: "rcpt",
      expected: { class: "unknown-user", permanent: true, suppress: true },
    },
    {
      reply: "450 4.1.1 User unknown",
      stage: "rcpt",
      expected: { class: "unknown-user", permanent: false, suppress: false },
    },
    {
      reply: "550 5.1.1 User unknown",
      stage: "mail",
      expected: { class: "unknown-user", suppress: false, action: "none" },
    },
    {
      reply: "550 5.1.1 rejected, see spamhaus.org",
      stage: "rcpt",
      expected: { class: "ip-reputation", suppress: false },
    },
    {
      reply: "550 Unknown user taro@docomo.ne.jp",
      stage: "rcpt",
      expected: { class: "unknown-user", suppress: true },
    },
    {
      reply: "550 Unknown user taro@docomo.ne.jp",
      stage: "dot",
      expected: { class: "policy", suppress: false },
    },
    {
      reply: "552 Too much mail data taro@docomo.ne.jp",
      stage: "dot",
      expected: { class: "mailbox-full", permanent: true, suppress: false },
    },
    {
      reply: "450 4.2.0 Greylisted",
      stage: "rcpt",
      expected: { class: "greylist", permanent: false, action: "retry-same-ip" },
    },
    {
      reply: "421 4.7.1 [TS03] permanently deferred",
      stage: "connect",
      expected: { class: "ip-reputation", permanent: false },
    },
  ] as const)("$reply at $stage is $expected.class", ({ reply, stage, expected }) => {
    expect(classifyReply(parseReply(reply, stage))).toMatchObject(expected);
  });

  test("lines of a multi-line reply are read as one sentence", () => {
    const reply =
      "550-5.1.1 The email account that you tried\r\n550-5.1.1 to reach does not exist.\r\n550 5.1.1 - gsmtp";
    expect(classifyReply(parseReply(reply, "rcpt")).ruleId).toBe("gmail-unknown-user");
  });

  test("whatever a server sends, only permanent unknown-user and unknown-host suppress, and in bounded time", () => {
    const words = replyRules.flatMap((rule) => [...(rule.anyOf ?? []), ...(rule.allOf ?? [])]);
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 30 })
      .map((all) => all.join(" "));
    const stages = [
      "resolve",
      "connect",
      "greeting",
      "ehlo",
      "tls",
      "rset",
      "mail",
      "rcpt",
      "data",
      "dot",
      "report",
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }),
        text,
        fc.constantFrom(...stages),
        (code, words, stage) => {
          const verdict = classifyReply(parseReply(`${code} ${words}`, stage));
          expect(replyClasses).toContain(verdict.class);
          if (verdict.suppress) {
            expect(verdict.permanent).toBe(true);
            expect(["unknown-user", "unknown-host"]).toContain(verdict.class);
          }
        },
      ),
    );
    const started = performance.now();
    classifyReply(parseReply("550 ".repeat(500_000), "rcpt"));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
