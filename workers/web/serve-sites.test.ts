import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function startWeb() {
  const [app, content, tracking] = [await freePort(), await freePort(), await freePort()];
  const settings = {
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    AUTH_SECRET: "test-auth-secret-0123456789abcdefghijkl",
    SECRETS_KEY: "test-secrets-key-0123456789abcdefghijk",
    TOKENS_KEY: "test-tokens-key-0123456789abcdefghijkl",
    DEMO: "1",
    LOG_LEVEL: "fatal",
    APP_ORIGIN: `http://127.0.0.1:${app}`,
    WEB_PORT: String(app),
    CONTENT_PORT: String(content),
    TRACKING_PORT: String(tracking),
  };
  const child = spawn(process.execPath, ["--import", "tsx", "workers/web/testing-slow-web.ts"], {
    // biome-ignore lint/style/noProcessEnv: a child needs PATH and HOME
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  if (child.stdout) await once(child.stdout, "data");
  return { child, origin: settings.APP_ORIGIN };
}

test("an answer of 3 s survives SIGTERM, and nobody new is let in", { timeout: 30_000 }, async () => {
  const { child, origin } = await startWeb();
  const answer = await fetch(`${origin}/x?ms=3000`);
  const stream = await fetch(`${origin}/stream`);
  child.kill("SIGTERM");
  await sleep(300);
  await expect(fetch(`${origin}/x`)).rejects.toThrow();
  expect(await stream.text()).toBe("data: 1\n\n");
  expect(await answer.text()).toBe("begun\ndone\n");
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(0);
});

test("an answer that never ends does not hold the process", { timeout: 30_000 }, async () => {
  const { child, origin } = await startWeb();
  const answer = await fetch(`${origin}/x?ms=60000`);
  const startedAt = performance.now();
  child.kill("SIGTERM");
  await expect(answer.text()).rejects.toThrow();
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});
