import { z } from "zod";

/** Values that ship in documents and examples; a process that meets one outside the demo refuses to start. */
const knownSecrets = new Set(["change-me", "changeme", "secret", "hikyaku", "development", "password"]);

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const list = z
  .string()
  .default("")
  .transform((value) => value.split(/[\s,]+/).filter((item) => item !== ""));
const secret = z.string().min(32, "must have at least 32 characters");
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** Every setting, with its meaning in `.env.example` (a test keeps the two alike). */
export const envShape = {
  DATABASE_URL: databaseUrl,
  WORKER_DATABASE_URL: databaseUrl.optional(),
  OWNER_DATABASE_URL: databaseUrl.optional(),
  JOBS_DATABASE_URL: databaseUrl.optional(),
  APP_ORIGIN: origin.default("http://127.0.0.1:3000"),
  CONTENT_ORIGIN: origin.default("http://127.0.0.1:3001"),
  TRACKING_ORIGIN: origin.default("http://127.0.0.1:3002"),
  WEB_PORT: port(3000),
  CONTENT_PORT: port(3001),
  TRACKING_PORT: port(3002),
  WEB_HOST: z.string().default("127.0.0.1"),
  WORKER_PORT: port(3010),
  MTA_PORT: port(3011),
  INTAKE_HEALTH_PORT: port(3012),
  INTAKE_PORT: port(2525),
  INTAKE_HOST: z.string().default("127.0.0.1"),
  AUTH_SECRET: secret,
  SECRETS_KEY: secret,
  SECRETS_KEYS_RETIRED: list.pipe(z.array(secret)),
  ADDRESS_KEY: secret.optional(),
  TOKENS_KEY: secret,
  AUDIT_ANCHORS_FILE: z.string().default(".data/audit-anchors.jsonl"),
  TRUSTED_PROXIES: list,
  MAIL_ROUTE: z.enum(["inbox", "private", "direct"]).default("inbox"),
  INBOX_SMTP: z
    .string()
    .regex(/^[^\s:]+:\d+$/, "must be HOST:PORT")
    .default("127.0.0.1:1025"),
  MTA_ALLOWED_PRIVATE_MX: list,
  MTA_SMTP_PORT: port(25),
  MTA_EHLO_NAME: z.string().default("localhost"),
  MTA_MAX_CONNECTIONS: z.coerce.number().int().min(1).max(5_000).default(200),
  MTA_CONNECTIONS_PER_SITE: z.coerce.number().int().min(1).max(500).default(20),
  MTA_LEASE_SECONDS: z.coerce.number().int().min(5).max(3_600).default(120),
  MTA_UNKNOWN_RETRY_SECONDS: z.coerce.number().int().min(1).max(86_400).default(1_800),
  DNS_SERVERS: list,
  RETURN_PATH_DOMAIN: z.string().default("bounce.hikyaku.test"),
  SPF_INCLUDE: z.string().default("spf.hikyaku.test"),
  SYSTEM_FROM: z.string().default("Hikyaku <no-reply@hikyaku.test>"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
  SIGN_UP: z.enum(["open", "closed"]).default("open"),
  DEMO: flag,
} as const;

const shape = z.object(envShape).superRefine((value, context) => {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (!value.DEMO)
    for (const name of ["AUTH_SECRET", "SECRETS_KEY", "ADDRESS_KEY", "TOKENS_KEY"] as const)
      if (
        knownSecrets.has(value[name]?.toLowerCase() ?? "") ||
        new Set(value[name] ?? "0123456789").size < 10
      )
        refuse(name, "is a known or a weak secret; make one with: openssl rand -base64 32");
  if (value.MAIL_ROUTE === "direct" && value.MTA_ALLOWED_PRIVATE_MX.length > 0)
    refuse("MTA_ALLOWED_PRIVATE_MX", "must be empty when MAIL_ROUTE=direct");
});

export type Env = z.output<typeof shape>;

/**
 * Reads and checks all settings.
 *
 * @throws Error one line for each setting that is missing or wrong, and what to do
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = shape.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Hikyaku cannot start. These settings are missing or wrong:\n${lines.join("\n")}`);
}

let current: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
