import { expect, test } from "vitest";
import { starterTemplates } from "@/emails/starter/starter-templates";
import { standardMergePaths, unlayerDesign } from "@/server/domain/templates/schema";
import { canonicalizeBody } from "@/server/mta/dkim/canonicalize";
import { compileTemplate } from "./compile-template";
import { fillTemplate } from "./fill-template";
import { lintContent } from "./lint-content";
import { renderMail } from "./render-mail";

const sender = {
  legalName: "株式会社飛脚",
  postalAddress: "東京都千代田区千代田1-1",
  contactPoint: "info@hikyaku.test",
};
const cases = (["ja", "en"] as const).flatMap((language) =>
  starterTemplates(language).map((starter) => ({ language, key: starter.key, starter })),
);

test.each(cases)(
  "the $language $key is a design as we store it, ready to be sent by law",
  ({ language, starter }) => {
    const design = unlayerDesign.parse(starter.design);
    expect(design).toEqual(starter.design);
    const content = { subject: starter.subject, preheader: starter.preheader, design, text: null };
    const known = new Set<string>(standardMergePaths);
    expect(lintContent({ content, language, known, sender, isMarketing: true })).toEqual([]);

    const links = { untrackedUrls: [], untrackedHosts: [] };
    const mail = renderMail(content, language);
    const compiled = compileTemplate({ content: mail, links, trackOpens: true, trackClicks: true });
    const urls = {
      link: (no: number) => `https://t.test/c/${no}`,
      open: "https://t.test/o",
      unsubscribe: "https://t.test/u",
      webView: "https://c.test/w",
    };
    const { textBody, htmlBody } = fillTemplate(compiled, { salutation: "山田 太郎 様" }, urls);
    for (const body of [textBody, htmlBody ?? Buffer.alloc(0)]) {
      expect(body.length).toBeGreaterThan(100);
      expect(canonicalizeBody(body).equals(body)).toBe(true);
      expect(body.toString()).not.toContain("{{");
    }
  },
);
