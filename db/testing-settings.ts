import { tmpdir } from "node:os";
import { join } from "node:path";

/** Settings for a test process; must come before the first `env()`. */
export function applyTestSettings(settings: Readonly<Record<string, string>>): void {
  const secrets = {
    AUTH_SECRET: "test-auth-secret-0123456789abcdefghijkl",
    SECRETS_KEY: "test-secrets-key-0123456789abcdefghijk",
    TOKENS_KEY: "test-tokens-key-0123456789abcdefghijkl",
    AUDIT_ANCHORS_FILE: join(tmpdir(), "hikyaku-test", `anchors-${process.pid}.jsonl`),
  };
  // biome-ignore lint/style/noProcessEnv: makes the environment that env() reads
  Object.assign(process.env, { LOG_LEVEL: "fatal", DEMO: "1", ...secrets, ...settings });
}
