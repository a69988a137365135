import { createHmac } from "node:crypto";
import { env } from "@/server/platform/env";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The people of a demo instance. Password and authenticator secret are the instance's own: nobody can know them from the source. */
export const demoPeople = [
  { key: "owner", name: "中村 健一", email: "nakamura@tsukishiro.test", role: "owner", locale: "ja" },
  { key: "marketer", name: "佐藤 美咲", email: "sato@tsukishiro.test", role: "marketer", locale: "ja" },
  { key: "approver", name: "高橋 直樹", email: "takahashi@tsukishiro.test", role: "approver", locale: "ja" },
] as const;
export type DemoPerson = (typeof demoPeople)[number];
/** Runs the demo's installation, and belongs to no company. */
export const demoOperator = {
  key: "operator",
  name: "運営 さくら",
  email: "operator@hikyaku.test",
  role: "operator",
  locale: "ja",
} as const;
type Known = DemoPerson | typeof demoOperator;

const derive = (purpose: string) =>
  createHmac("sha256", env().ADDRESS_KEY ?? env().SECRETS_KEY)
    .update(`demo/${purpose}`)
    .digest();

export const demoPassword = (person: Known): string =>
  `${person.key}-${derive(`password/${person.key}`).toString("base64url").slice(0, 12)}`;

/** Base32, 160 bits, as an authenticator app takes it. */
export function demoTotpSecret(person: Known): string {
  const bytes = derive(`totp/${person.key}`).subarray(0, 20);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((group) => alphabet[Number.parseInt(group, 2)]).join("");
}
