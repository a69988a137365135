import { recordReport } from "@/server/domain/sends/record-report";
import { startIntakeServer } from "@/server/mta/intake/intake-server";
import { env } from "@/server/platform/env";
import { errorFields, log } from "@/server/platform/log";
import { readReturnPath } from "@/server/platform/reader-token";
import { runProcess } from "./run-process";

let server: Awaited<ReturnType<typeof startIntakeServer>> | undefined;

/** Only return paths that we made: everything else is no such user, so nothing is relayed and nothing can be guessed. */
function isOurs(recipient: string): boolean {
  const [localPart = "", domain] = recipient.split("@");
  return (
    domain?.toLowerCase() === env().RETURN_PATH_DOMAIN.toLowerCase() && readReturnPath(localPart) !== null
  );
}

await runProcess(() => ({
  name: "intake",
  port: env().INTAKE_HEALTH_PORT,
  start: async () => {
    server = await startIntakeServer({
      port: env().INTAKE_PORT,
      host: env().INTAKE_HOST,
      hostname: env().RETURN_PATH_DOMAIN,
      accepts: isOurs,
      onMail: ({ recipient, envelopeFrom, bytes }) => recordReport({ recipient, envelopeFrom, bytes }),
      onTrouble: (trouble, error) => log.warn("intake had trouble", { kind: trouble, ...errorFields(error) }),
    });
  },
  stop: async () => server?.close(),
  isReady: () => server !== undefined,
}));
