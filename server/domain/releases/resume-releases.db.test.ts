import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { cancelRelease } from "./cancel-release";
import { resumeReleases } from "./resume-releases";
import { makeTestRelease, makeTestSender } from "./testing-release";

const { admin } = await makeTestDatabase();
applyTestSettings({ LOG_LEVEL: "fatal" });
const longAgo = "2026-01-01T00:00:00Z";
const queuedFor = async (releaseIds: readonly string[]) =>
  (
    await admin<{ key: string }[]>`
      select singleton_key key from pgboss.job where name in ('plan-release', 'cancel-release') and singleton_key = any (${releaseIds as string[]}) order by 1`
  ).map(({ key }) => key);

test("one release that cannot be queued again does not keep the others standing", async () => {
  const sender = await makeTestSender(admin, 0);
  const releases = await Promise.all(
    Array.from({ length: 3 }, () => makeTestRelease(admin, sender, { started_at: longAgo })),
  );
  for (const broken of releases) {
    await admin`delete from pgboss.job`;
    await admin.unsafe(`
      create or replace function break_one() returns trigger language plpgsql as $$ begin
        if new.singleton_key = '${broken}' then raise exception 'broken'; end if;
        return new;
      end $$;
      create or replace trigger break_one before insert on pgboss.job_common for each row execute function break_one()`);
    await resumeReleases();
    expect(await queuedFor(releases)).toEqual(releases.filter((id) => id !== broken).sort());
  }
  await admin`drop trigger break_one on pgboss.job_common`;
});

test("a stopped release whose audience was never closed is found again, until it is finished", async () => {
  const sender = await makeTestSender(admin, 0);
  const releaseId = await makeTestRelease(admin, sender, { state: "stopped" });
  await resumeReleases();
  expect(await queuedFor([releaseId])).toEqual([releaseId]);
  await cancelRelease(sender.context, { releaseId });
  await admin`delete from pgboss.job`;
  await resumeReleases();
  expect(await queuedFor([releaseId])).toEqual([]);
});
