import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { leaseMail } from "./lease-mail";
import { settleMail } from "./settle-mail";
import { accepted, expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();

test("settling costs no more when the node holds much", async () => {
  const sender = await makeTestSender(admin, 4_000);
  await expandAll(admin, sender.context, await makeTestRelease(admin, sender));
  // As much again and more that is not due yet, so that the planner takes leased rows for few.
  await admin`insert into queue (tenant_id, id, made_month, release_id, contact_id, domain, stream, due_at, expires_at)
    select tenant_id, uuidv7(), made_month, release_id, contact_id, domain, stream, now() + interval '1 hour', expires_at
    from queue cross join generate_series(1, 20)`;
  await leaseMail("node-other", { limit: 10, leaseSeconds: 60, quietTenants: [] });
  await admin`analyze`;
  const mails = await leaseMail("node-s", { limit: 4_000, leaseSeconds: 60, quietTenants: [] });
  expect(mails).toHaveLength(3_990);
  const times: number[] = [];
  for (let from = 0; from < 1_500; from += 500) {
    const began = performance.now();
    await settleMail(
      "node-s",
      mails.slice(from, from + 500).map((mail) => accepted(mail)),
    );
    times.push(performance.now() - began);
  }
  expect(await admin`select 1 from queue where lease_owner = 'node-s'`).toHaveLength(2_490);
  // Each outcome against each held row would take seconds, even in the best of three.
  expect(Math.min(...times)).toBeLessThan(800);
}, 30_000);
