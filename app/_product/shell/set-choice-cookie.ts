import type { localeCookie, themeCookie } from "@/app/_i18n/locale";

const yearInSeconds = 31_536_000;

/** Keeps a person's choice on this device for a year; null forgets it. The pages that come next are made by it. */
export function setChoiceCookie(name: typeof localeCookie | typeof themeCookie, value: string | null): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const age = value === null ? 0 : yearInSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
  document.cookie = `${name}=${value ?? ""}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}
