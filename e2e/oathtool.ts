import { execFileSync } from "node:child_process";

/** The digits that an authenticator app which others wrote shows now (RFC 6238). */
export const oathtool = (secret: string): string =>
  execFileSync("oathtool", ["--totp", "-b", secret], { encoding: "utf8" }).trim();

/** Whether it is installed. Where the judge must be there, its absence is a failure of the tests that ask it. */
export function hasOathtool(): boolean {
  try {
    return execFileSync("oathtool", ["--version"]).length > 0;
  } catch {
    return process.env.CI === "true";
  }
}
