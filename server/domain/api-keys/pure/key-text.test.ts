import fc from "fast-check";
import { expect, test } from "vitest";
import { isKeyText, keyText } from "./key-text";

const keys = fc.tuple(fc.uuid(), fc.uint8Array({ minLength: 32, maxLength: 32 }));

test("every made key has the shape that scanners look for", () => {
  fc.assert(
    fc.property(keys, ([id, secret]) => {
      const text = keyText(id, secret);
      const sandbox = keyText(id, secret, "sandbox");
      expect(sandbox).toMatch(/^hk_test_[0-9a-f]{32}_[0-9A-Za-z]{49}$/);
      expect([isKeyText(sandbox), isKeyText(sandbox.replace("test", "live"))]).toEqual([true, false]);
      expect(text).toMatch(/^hk_live_[0-9a-f]{32}_[0-9A-Za-z]{49}$/);
      expect(isKeyText(text)).toBe(true);
    }),
  );
});

test("different secrets make different keys", () => {
  fc.assert(
    fc.property(fc.uuid(), keys, keys, (id, [, a], [, b]) => {
      fc.pre(!Buffer.from(a).equals(Buffer.from(b)));
      expect(keyText(id, a)).not.toBe(keyText(id, b));
    }),
  );
});

test("one wrong character is noticed without a look at the database", () => {
  fc.assert(
    fc.property(keys, fc.nat(), fc.constantFrom(..."0Za9"), ([id, secret], at, character) => {
      const text = keyText(id, secret);
      const place = 8 + (at % (text.length - 8));
      fc.pre(text[place] !== character);
      expect(isKeyText(text.slice(0, place) + character + text.slice(place + 1))).toBe(false);
    }),
  );
});

test("the secret's bits are all there: the largest fits and differs from the next", () => {
  const full = new Uint8Array(32).fill(255);
  const next = new Uint8Array(full);
  next[0] = 127;
  const id = "0198c0de-0000-7000-8000-00000000000a";
  expect(keyText(id, full)).not.toBe(keyText(id, next));
});
