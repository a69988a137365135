/** Ports of a local instance, as wanted: each is stepped over when it is busy. */
const defaultPorts = {
  web: 3000,
  content: 3001,
  tracking: 3002,
  worker: 3010,
  mta: 3011,
  intakeHealth: 3012,
  intake: 2525,
  inboxSmtp: 1025,
  inbox: 1080,
  dns: 5300,
};

/** @type {Partial<Record<keyof typeof defaultPorts, string>>} the setting that wants another port */
const portSettings = {
  web: "WEB_PORT",
  content: "CONTENT_PORT",
  tracking: "TRACKING_PORT",
  worker: "WORKER_PORT",
  mta: "MTA_PORT",
  intakeHealth: "INTAKE_HEALTH_PORT",
  intake: "INTAKE_PORT",
};

/**
 * @param {Readonly<Record<string, string | undefined>>} settings
 * @returns {typeof defaultPorts}
 */
export function wantedPorts(settings) {
  const wanted = { ...defaultPorts };
  for (const [name, setting] of Object.entries(portSettings))
    if (settings[setting])
      wanted[/** @type {keyof typeof defaultPorts} */ (name)] = Number(settings[setting]);
  return wanted;
}

/**
 * The settings of all processes of a local instance (server/platform/env.ts says what each means).
 * Mail stays on this machine unless `settings` say otherwise.
 *
 * @param {object} options
 * @param {Readonly<Record<string, string | undefined>>} options.settings
 * @param {{ AUTH_SECRET: string, SECRETS_KEY: string, TOKENS_KEY: string }} options.secrets
 * @param {Readonly<Record<string, string>>} options.urls
 * @param {typeof defaultPorts} options.ports
 * @param {boolean} [options.isDevelopment]
 * @returns {Record<string, string>}
 */
export function instanceSettings({ settings, secrets, urls, ports, isDevelopment = false }) {
  const { AUTH_SECRET, SECRETS_KEY, TOKENS_KEY } = secrets;
  const isDirect = settings.MAIL_ROUTE === "direct";
  const generated = {
    AUTH_SECRET,
    SECRETS_KEY,
    TOKENS_KEY,
    // Cookies do not know ports: another host keeps the session away from content and tracking. Passkeys want a name.
    APP_ORIGIN: `http://localhost:${ports.web}`,
    CONTENT_ORIGIN: `http://127.0.0.1:${ports.content}`,
    TRACKING_ORIGIN: `http://127.0.0.1:${ports.tracking}`,
    MAIL_ROUTE: "inbox",
    INBOX_SMTP: `127.0.0.1:${ports.inboxSmtp}`,
    LOG_LEVEL: "info",
    DEMO: "1",
    ...(isDirect ? {} : { DNS_SERVERS: `127.0.0.1:${ports.dns}` }),
  };
  const given = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ""),
  );
  return {
    ...generated,
    .../** @type {Record<string, string>} */ (given),
    ...urls,
    WEB_PORT: String(ports.web),
    CONTENT_PORT: String(ports.content),
    TRACKING_PORT: String(ports.tracking),
    WORKER_PORT: String(ports.worker),
    MTA_PORT: String(ports.mta),
    INTAKE_HEALTH_PORT: String(ports.intakeHealth),
    INTAKE_PORT: String(ports.intake),
    NODE_ENV: isDevelopment ? "development" : "production",
  };
}
