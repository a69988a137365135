import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { expandAll } from "@/server/domain/sends/testing-delivery";
import { DeliveryPool } from "@/server/mta/lanes/delivery-pool";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { smtpTimeouts } from "@/server/mta/smtp/smtp-timeouts";
import { SendingNode } from "./sending-node";

const { admin } = await makeTestDatabase();
applyTestSettings({ LOG_LEVEL: "fatal", TRACKING_ORIGIN: "https://t.example.test" });
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** What a release that is paused at the last look and resumed before the question why looks like: no mark, and no reason. */
const passOverFirstMark = `
  create table marks (id uuid);
  create function pass_over_first_mark() returns trigger language plpgsql security definer as $$ begin
    if new.state = 'sending' and not exists (select 1 from marks where id = new.id) then
      insert into marks values (new.id);
      return null;
    end if;
    return new;
  end $$;
  create trigger pass_over before update on queue for each row execute function pass_over_first_mark()`;

test("a mail that was withheld, and may leave by the time its reason is asked, is sent", async () => {
  await admin.unsafe(passOverFirstMark);
  const sink = await startMailSink({});
  cleanups.push(() => sink.close());
  const sender = await makeTestSender(admin, 5);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  const node = new SendingNode({
    owner: `test:${randomUUID()}`,
    leaseSeconds: 60,
    unknownRetrySeconds: 60,
    returnPathDomain: "bounce.example.test",
    makePool: (onOutcome) =>
      new DeliveryPool({
        route: { kind: "inbox", host: "127.0.0.1", port: sink.port },
        resolveMx: () => Promise.reject(new Error("not asked")),
        ehloName: "mta.example.test",
        maxConnections: 2,
        maxConnectionsPerSite: 2,
        messagesPerConnection: 100,
        idleSeconds: 1,
        timeouts: smtpTimeouts,
        onOutcome,
      }),
  });
  await node.start();
  cleanups.push(() => node.stop(5));
  await expect
    .poll(async () => (await admin`select 1 from queue where release_id = ${releaseId}`).length, {
      timeout: 10_000,
    })
    .toBe(0);
  expect(sink.counts().messages).toBe(5);
});
