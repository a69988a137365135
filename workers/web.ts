import next from "next";
import { checkKeys } from "@/server/domain/secrets/check-keys";
import { env } from "@/server/platform/env";
import { errorFields, log } from "@/server/platform/log";
import { serveSites } from "./web/serve-sites";

// biome-ignore lint/style/noProcessEnv: Next itself reads NODE_ENV, and both must agree
const isDevelopment = process.env.NODE_ENV === "development";

/** The web process: Next behind a server of our own, because Next by itself believes what a client says of itself. */
async function start(): Promise<void> {
  const settings = env();
  const app = next({ dev: isDevelopment, hostname: settings.WEB_HOST, port: settings.WEB_PORT });
  await Promise.all([app.prepare(), checkKeys()]);
  const pages = app.getRequestHandler();
  await serveSites({
    settings,
    isDevelopment,
    handle: (request, response) => pages(request, response),
    ...(isDevelopment && { upgrade: app.getUpgradeHandler() }),
  });
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  log.error("did not start", { process: "web", ...errorFields(error) });
  process.exit(1);
});
