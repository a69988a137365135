import { env } from "@/server/platform/env";
import type { AccountLinkKind } from "./account-link";

const paths: Readonly<Record<AccountLinkKind, string>> = {
  "sign-up": "/sign-up/finish",
  "password-reset": "/reset/finish",
  invitation: "/invitation",
};

/**
 * The address that a mail holds. The token stands behind the `#`: a browser keeps that part to itself, so it is in no log and no
 * Referer. The host is the configured one, whatever a request said.
 */
export const linkUrl = (kind: AccountLinkKind, token: string): string =>
  `${env().APP_ORIGIN}${paths[kind]}#${token}`;
