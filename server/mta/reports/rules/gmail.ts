import type { ReplyRule } from "@/server/mta/reports/reply-rule";

/**
 * Gmail and Google Workspace. The same code 4.7.28 speaks of an IP, a netblock, a DKIM domain, an SPF domain or
 * a URL domain; only the words tell which. Source: support.google.com/a/answer/3726730 and replies seen.
 */
export const gmailRules: readonly ReplyRule[] = [
  {
    id: "gmail-unknown-user",
    anyOf: ["p=nosuchuser", "the email account that you tried to reach does not exist"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      {
        reply:
          "550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. Learn more at https://support.google.com/mail/?p=NoSuchUser - gsmtp",
      },
    ],
  },
  {
    id: "gmail-disabled-user",
    anyOf: [
      "p=disableduser",
      "the email account that you tried to reach is disabled",
      "tried to reach is inactive",
    ],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      {
        reply:
          "550 5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser - gsmtp",
      },
    ],
  },
  {
    id: "gmail-receiving-rate",
    anyOf: ["p=receivingrate", "receiving mail at a rate that prevents", "receiving mail too quickly"],
    class: "rate",
    scope: "recipient",
    action: "none",
    replies: [
      {
        reply:
          "450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. Please resend your message at a later time. - gsmtp",
      },
      {
        reply:
          "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. For more information, please visit https://support.google.com/mail/?p=ReceivingRatePerm - gsmtp",
      },
    ],
  },
  {
    id: "gmail-over-quota",
    anyOf: ["p=overquota", "recipient's inbox is out of storage space"],
    class: "mailbox-full",
    scope: "recipient",
    action: "none",
    replies: [
      {
        reply:
          "452 4.2.2 The email account that you tried to reach is over quota. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaTemp - gsmtp",
      },
      {
        reply:
          "552 5.2.2 The recipient's inbox is out of storage space and inactive. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm - gsmtp",
      },
    ],
  },
  {
    id: "gmail-rate-url-domain",
    allOf: ["unusual rate of"],
    anyOf: ["url domain", "urls in"],
    class: "rate",
    scope: "url",
    action: "slow-down",
    pauseSeconds: 3_600,
    replies: [
      {
        reply:
          "421 4.7.28 Gmail has detected an unusual rate of unsolicited mail containing one of your URL domains. To protect our users from spam, mail with the URL has been temporarily rate limited. - gsmtp",
      },
    ],
  },
  {
    id: "gmail-rate-sender-domain",
    allOf: ["unusual rate of"],
    anyOf: ["dkim domain", "spf domain", "your domain"],
    class: "rate",
    scope: "sender-domain",
    action: "slow-down",
    pauseSeconds: 3_600,
    replies: [
      {
        reply:
          "421 4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your DKIM domain [example.com 36]. To protect our users from spam, mail sent from your domain has been temporarily rate limited. - gsmtp",
      },
      {
        reply:
          "421 4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your SPF domain [example.com 35]. - gsmtp",
      },
    ],
  },
  {
    id: "gmail-rate-netblock",
    allOf: ["unusual rate of"],
    anyOf: ["netblock", "network block"],
    class: "rate",
    scope: "netblock",
    action: "slow-down",
    pauseSeconds: 3_600,
    replies: [
      {
        reply:
          "421 4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP Netblock [192.0.2.0 33]. To protect our users from spam, mail sent from your IP Netblock has been temporarily rate limited. - gsmtp",
      },
    ],
  },
  {
    id: "gmail-rate-ip",
    anyOf: ["unusual rate of", "unusual amount of unsolicited mail", "p=unsolicitedratelimiterror"],
    class: "rate",
    scope: "ip",
    action: "slow-down",
    pauseSeconds: 3_600,
    replies: [
      {
        reply:
          "421 4.7.28 [192.0.2.1] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. - gsmtp",
      },
      {
        reply:
          "421 4.7.0 [192.0.2.1] Our system has detected an unusual amount of unsolicited mail originating from your IP address. 39si2626666ywh.98",
      },
    ],
  },
  {
    id: "gmail-domain-reputation",
    anyOf: ["very low reputation of the sending domain", "low reputation of the sending domain"],
    class: "policy",
    scope: "sender-domain",
    action: "slow-down",
    pauseSeconds: 14_400,
    replies: [
      {
        reply:
          "550 5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain. - gsmtp",
      },
    ],
  },
  {
    id: "gmail-ip-reputation",
    anyOf: ["very low reputation of the sending ip"],
    class: "ip-reputation",
    scope: "ip",
    action: "suspend",
    pauseSeconds: 14_400,
    replies: [
      {
        reply:
          "421 4.7.0 [192.0.2.1] Our system has detected that this message is suspicious due to the very low reputation of the sending IP address. - gsmtp",
      },
    ],
  },
  {
    id: "gmail-suspicious-content",
    anyOf: [
      "nature of the content and/or the links within",
      "is likely unsolicited mail",
      "p=unsolicitedmessageerror",
      "p=blockedmessage",
      "illegal attachment on your message",
    ],
    class: "content",
    scope: "content",
    action: "none",
    replies: [
      {
        reply:
          "550 5.7.1 [192.0.2.1] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. Please visit https://support.google.com/mail/?p=UnsolicitedMessageError - gsmtp",
      },
      {
        reply:
          "421 4.7.0 [192.0.2.1] Our system has detected that this message is suspicious due to the nature of the content and/or the links within. - gsmtp",
      },
      {
        reply:
          "552 5.7.0 Our system detected an illegal attachment on your message. Please visit http://mail.google.com/support/bin/answer.py?answer=6590",
      },
    ],
  },
  {
    id: "gmail-not-compliant",
    anyOf: [
      "p=rfcmessagenoncompliant",
      "is not rfc 5322 compliant",
      "messages missing a valid address in from: header",
    ],
    class: "protocol",
    scope: "message",
    action: "alert-operator",
    replies: [
      {
        reply:
          "550 5.7.1 This message is not RFC 5322 compliant. There are multiple Subject headers. Please visit https://support.google.com/mail/?p=RfcMessageNonCompliant - gsmtp",
      },
      {
        reply:
          "550 5.7.1 [192.0.2.1 14] Messages missing a valid address in From: header, or having no From: header, are not accepted. - gsmtp",
      },
    ],
  },
];
