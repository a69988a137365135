import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/server/platform/env";
import { serveSites } from "./serve-sites";

/** A web process whose pages take their time: for tests that stop it. Says its pid's readiness on standard output. */
await serveSites({
  settings: env(),
  isDevelopment: false,
  handle: async (request, response) => {
    if (request.url === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
      return;
    }
    response.writeHead(200).write("begun\n");
    await sleep(Number(new URL(request.url ?? "/", "http://x").searchParams.get("ms") ?? 0));
    response.end("done\n");
  },
});
process.stdout.write("ready\n");
