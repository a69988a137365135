import { expect, test } from "vitest";
import { readEnv } from "@/server/platform/env";
import { instanceSettings, wantedPorts } from "./instance-settings.mjs";

const secrets = { AUTH_SECRET: "a".repeat(43), SECRETS_KEY: "b".repeat(43), TOKENS_KEY: "c".repeat(43) };
const urls = { DATABASE_URL: "postgres://hikyaku_app:a@127.0.0.1:5/hikyaku" };
const make = (settings: Record<string, string>) =>
  instanceSettings({ settings, secrets, urls, ports: wantedPorts(settings) });

test("without settings, mail stays on this machine and the processes accept what they get", () => {
  const env = readEnv(make({}));
  expect(env).toMatchObject({
    MAIL_ROUTE: "inbox",
    INBOX_SMTP: "127.0.0.1:1025",
    DNS_SERVERS: ["127.0.0.1:5300"],
    DEMO: true,
  });
  expect(new URL(env.APP_ORIGIN).hostname).not.toBe(new URL(env.CONTENT_ORIGIN).hostname);
});

test("settings that are given stand, but for the ports, which may have been stepped over", () => {
  const settings = { WEB_PORT: "8080", LOG_LEVEL: "debug" };
  const ports = { ...wantedPorts(settings), web: 8081 };
  expect(instanceSettings({ settings, secrets, urls, ports })).toMatchObject({
    WEB_PORT: "8081",
    APP_ORIGIN: "http://localhost:8081",
    LOG_LEVEL: "debug",
  });
});

test("in direct mode the world's name servers are asked, not the demo's", () => {
  expect(readEnv(make({ MAIL_ROUTE: "direct" })).DNS_SERVERS).toEqual([]);
});
