import { withTenant } from "@/db/client";
import { salutation } from "@/server/domain/contacts/pure/salutation";
import { compileTemplate } from "@/server/domain/templates/pure/compile-template";
import { fillTemplate } from "@/server/domain/templates/pure/fill-template";
import { mergeValues } from "@/server/domain/templates/pure/merge-values";
import { decodeQuotedPrintable } from "@/server/mta/mime/decode-quoted-printable";
import { env } from "@/server/platform/env";
import { makeReaderToken } from "@/server/platform/reader-token";
import type { Reader } from "./find-reader";
import { findSentContent } from "./find-sent-content";

/** A mail as its recipient got it, by the same filling as the one that was sent; null when the send does not exist. */
export function viewMail(reader: Reader): Promise<{ html: string | null; text: string } | null> {
  const { tenantId, reference } = reader;
  return withTenant({ tenantId }, async (tx) => {
    const sent = await findSentContent(tx, reader);
    if (!sent) return null;
    const { content, contact } = sent;
    const token = (kind: "c" | "u" | "v", linkNo = 0) => makeReaderToken({ ...reference, kind, linkNo });
    const compiled = compileTemplate({
      content,
      links: { untrackedUrls: [], untrackedHosts: [] },
      trackOpens: false,
      trackClicks: content.trackClicks,
    });
    const filled = fillTemplate(
      compiled,
      mergeValues({ contact, salutation: salutation(contact, content.locale), sender: content.sender }),
      {
        link: (no) => `${env().TRACKING_ORIGIN}/c/${token("c", no)}`,
        open: "",
        unsubscribe: `${env().TRACKING_ORIGIN}/u/${token("u")}`,
        webView: `${env().CONTENT_ORIGIN}/content/view/${token("v")}`,
      },
    );
    return {
      html: filled.htmlBody === null ? null : decodeQuotedPrintable(filled.htmlBody),
      text: decodeQuotedPrintable(filled.textBody),
    };
  });
}
