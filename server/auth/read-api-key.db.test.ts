import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { addPerson, makeTestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { hashToken } from "@/server/platform/secrets";
import { readApiKey } from "./read-api-key";

const { admin } = await makeTestDatabase();
const { context } = await makeTestCampaign(admin, 0);
const owner = await addPerson(admin, context, { name: "所有者", role: "owner" });
const made = await createApiKey(owner, { name: "k", scopes: ["campaigns:read"], daysValid: null });
const use = (address: string | null) => readApiKey(`Bearer ${made.key}`, address);

test.each([
  { networks: [], address: "203.0.113.5", isIn: true },
  { networks: [], address: null, isIn: true },
  { networks: ["203.0.113.0/24", "2001:db8::/32"], address: "203.0.113.5", isIn: true },
  { networks: ["203.0.113.0/24", "2001:db8::/32"], address: "2001:db8::5", isIn: true },
  { networks: ["203.0.113.0/24"], address: "198.51.100.5", isIn: false },
  { networks: ["203.0.113.0/24"], address: null, isIn: false },
])("from $address, with the networks $networks: $isIn", async ({ networks, address, isIn }) => {
  await admin`update api_keys set allowed_networks = ${networks}, last_used_at = null where id = ${made.keyId}`;
  if (isIn) expect(await use(address)).toMatchObject({ keyId: made.keyId });
  else await expect(use(address)).rejects.toMatchObject({ code: "FORBIDDEN", key: "api-keys.otherNetwork" });
  const [key] = await admin`select last_used_at is not null as used from api_keys where id = ${made.keyId}`;
  expect(key).toEqual({ used: isIn });
});

test("a text that was rotated away works until its time, and not after", async () => {
  await admin`update api_keys set allowed_networks = '{}' where id = ${made.keyId}`;
  const until = (seconds: number) =>
    admin`update api_key_index set valid_until = now() + make_interval(secs => ${seconds}) where hash = ${hashToken(made.key)}`;
  await until(60);
  expect(await use(null)).toMatchObject({ keyId: made.keyId });
  await until(-1);
  await expect(use(null)).rejects.toMatchObject({ code: "UNAUTHENTICATED", key: "api-keys.refused" });
});
