import { afterEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { expandAll } from "@/server/domain/sends/testing-delivery";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { startTestNode, toInbox } from "./testing-sending-node";

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
  const node = await startTestNode(toInbox(sink.port), 2);
  cleanups.push(() => node.stop(5));
  await expect
    .poll(async () => (await admin`select 1 from queue where release_id = ${releaseId}`).length, {
      timeout: 10_000,
    })
    .toBe(0);
  expect(sink.counts().messages).toBe(5);
});
