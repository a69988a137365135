import { describeBrowser } from "@/server/domain/people/pure/describe-browser";

/** What a new passkey is called until somebody gives it another name: `Chrome / Windows`. */
export function ownPasskeyName(): string {
  const { browser, system } = describeBrowser(navigator.userAgent);
  return [browser, system].filter(Boolean).join(" / ") || "Passkey";
}
