import { join } from "node:path";
import { node24, withParent, withTypeScript } from "./node24.mjs";
import { root } from "./root.mjs";
import { systemEnvironment } from "./system-environment.mjs";

/**
 * What tenants of the instance publish in the DNS; the local name server reads it.
 *
 * @param {string} dataDirectory
 */
export const recordsFile = (dataDirectory) => join(dataDirectory, "dns-records.json");

/**
 * The processes of a local instance, in the order in which they are stopped: first what makes mail, then what
 * carries it, then what receives it.
 *
 * @param {object} options
 * @param {Readonly<Record<string, string>>} options.env their settings
 * @param {Readonly<Record<string, number>>} options.ports
 * @param {string} options.dataDirectory
 */
export function processes({ env, ports, dataDirectory }) {
  const health = (/** @type {number | undefined} */ port, path = "/ready") => ({
    http: `http://127.0.0.1:${port}${path}`,
  });
  /** @type {{ name: string, script: string, args?: string[], ready: { http: string } | { tcp: number }, isSupport: boolean }[]} */
  const table = [
    { name: "web", script: "workers/web.ts", ready: health(ports.web, "/api/health"), isSupport: false },
    { name: "worker", script: "workers/jobs.ts", ready: health(ports.worker), isSupport: false },
    { name: "mta", script: "workers/mta.ts", ready: health(ports.mta), isSupport: false },
    { name: "intake", script: "workers/intake.ts", ready: health(ports.intakeHealth), isSupport: false },
    {
      name: "inbox",
      script: "workers/inbox.ts",
      args: [
        "--smtp",
        String(ports.inboxSmtp),
        "--web",
        String(ports.inbox),
        "--directory",
        join(dataDirectory, "inbox"),
      ],
      ready: { tcp: ports.inboxSmtp ?? 0 },
      isSupport: true,
    },
    {
      name: "dns",
      script: "workers/local-dns.ts",
      args: ["--port", String(ports.dns), "--records", recordsFile(dataDirectory)],
      ready: { tcp: ports.dns ?? 0 },
      isSupport: true,
    },
  ];
  return table.map(({ script, args = [], ...plan }) => ({
    ...plan,
    command: node24,
    args: [...withParent, ...withTypeScript, join(root, script), ...args],
    cwd: root,
    env: { ...systemEnvironment(), ...env },
  }));
}
