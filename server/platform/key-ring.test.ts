import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIdOf, makeKeyRing } from "./key-ring";

const [first, second, third] = ["a", "b", "c"].map((letter) => letter.repeat(32)) as [string, string, string];
const place = "0198c0de/domains/dkim/1";
const old = makeKeyRing(first, []);

/** As values were sealed before keys had ids. */
function sealedFirst(plain: string, secret: string, place: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "hikyaku", "secrets/1/seal", 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

test("what is sealed opens again, and no two sealings are alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (plain, where) => {
      const sealed = old.seal(plain, where);
      expect(old.open(sealed, where)).toBe(plain);
      expect(sealed).not.toBe(old.seal(plain, where));
      if (plain.length > 3) expect(sealed).not.toContain(plain);
    }),
  );
});

test("a value that was moved or changed in any character does not open", () => {
  const sealed = old.seal("secret", place);
  expect(() => old.open(sealed, `${place}0`)).toThrow("shell.secretUnreadable");
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom(..."aZ9_"), (at, character) => {
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
      // The last characters of base64url carry bits that no byte has.
      const same = (text: string) =>
        text.split(".").map((part) => Buffer.from(part, "base64url").toString("hex"));
      fc.pre(String(same(changed)) !== String(same(sealed)));
      expect(() => old.open(changed, place)).toThrow(/UNAVAILABLE/);
    }),
  );
});

test("parts of two values do not make a third", () => {
  const [one, other] = [old.seal("one", place), old.seal("other", place)].map((text) => text.split("."));
  const mixed = [...(one ?? []).slice(0, 3), other?.[3]].join(".");
  expect(() => old.open(mixed, place)).toThrow("shell.secretUnreadable");
});

test("another key says that it is another, by the id of the one that is missing", () => {
  const sealed = makeKeyRing(second, [third]).seal("secret", place);
  expect(() => old.open(sealed, place)).toThrow("shell.secretKeyUnknown");
  try {
    old.open(sealed, place);
  } catch (error) {
    expect(error).toMatchObject({ details: { keyId: keyIdOf(sealed) } });
  }
});

test.each([
  { what: "of today's form", sealed: old.seal("secret", place) },
  { what: "from before keys had ids", sealed: sealedFirst("secret", first, place) },
])("a value $what opens by the retired key, and after the rotation without it", ({ sealed }) => {
  const both = makeKeyRing(second, [third, first]);
  expect(both.open(sealed, place)).toBe("secret");
  const rotated = both.rewrap(sealed, place) ?? "";
  expect(keyIdOf(rotated)).toBe(both.currentId);
  expect(makeKeyRing(second, []).open(rotated, place)).toBe("secret");
  expect(() => old.open(rotated, place)).toThrow("shell.secretKeyUnknown");
  expect(both.rewrap(rotated, place)).toBeNull();
});

test("a rotation writes the wrapping anew and leaves the value", () => {
  const sealed = old.seal("secret", place);
  const rotated = makeKeyRing(second, [first]).rewrap(sealed, place) ?? "";
  expect(rotated.split(".")[3]).toBe(sealed.split(".")[3]);
  expect(rotated.split(".")[2]).not.toBe(sealed.split(".")[2]);
});

test("a first-version value that no key opens is unreadable, and is not rotated", () => {
  const sealed = sealedFirst("secret", third, place);
  const both = makeKeyRing(second, [first]);
  expect(() => both.open(sealed, place)).toThrow("shell.secretUnreadable");
  expect(() => both.rewrap(sealed, place)).toThrow("shell.secretUnreadable");
});
