import type { Env } from "@/server/platform/env";
import type { MailRoute } from "./mail-route";

/** Where this installation's mail may go, from its settings. */
export function routeOf(
  settings: Pick<Env, "MAIL_ROUTE" | "INBOX_SMTP" | "MTA_ALLOWED_PRIVATE_MX" | "MTA_SMTP_PORT">,
): MailRoute {
  switch (settings.MAIL_ROUTE) {
    case "inbox": {
      const [host = "", port] = settings.INBOX_SMTP.split(":");
      return { kind: "inbox", host, port: Number(port) };
    }
    case "private":
      return { kind: "private", allowed: settings.MTA_ALLOWED_PRIVATE_MX, port: settings.MTA_SMTP_PORT };
    case "direct":
      return { kind: "direct" };
  }
}
