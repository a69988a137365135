import { execFileSync } from "node:child_process";

/** The digits that an authenticator app which others wrote shows now (RFC 6238). */
export const oathtool = (secret: string): string =>
  execFileSync("oathtool", ["--totp", "-b", secret], { encoding: "utf8" }).trim();
