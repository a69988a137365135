import type { ReplyRule } from "@/server/mta/reports/reply-rule";
import { contentRules } from "./content";
import { enhancedCodeRules } from "./enhanced-codes";
import { gmailRules } from "./gmail";
import { japaneseCarrierRules } from "./japanese-carriers";
import { microsoftRules } from "./microsoft";
import { paceRules } from "./pace";
import { recipientRules } from "./recipient";
import { senderStandingRules } from "./sender-standing";
import { serverTroubleRules } from "./server-trouble";
import { unknownAddressRules } from "./unknown-address";
import { yahooRules } from "./yahoo";

/**
 * All rules, in the order in which they are asked: the first that fits decides. Providers' own wordings come
 * first; blocks and policies come before dead addresses, so that a block never costs a person the subscription.
 */
export const replyRules: readonly ReplyRule[] = [
  ...gmailRules,
  ...yahooRules,
  ...microsoftRules,
  ...japaneseCarrierRules,
  ...paceRules,
  ...senderStandingRules,
  ...contentRules,
  ...recipientRules,
  ...unknownAddressRules,
  ...serverTroubleRules,
  ...enhancedCodeRules,
];
