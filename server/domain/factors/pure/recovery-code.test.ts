import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecoveryCode, recoveryCodeBytes, writeRecoveryCode } from "./recovery-code";

const bytes = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes });

test("a code is four groups of four, and other bytes give another code", () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(writeRecoveryCode(one)).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
      expect(writeRecoveryCode(one) === writeRecoveryCode(other)).toBe(
        one.every((byte, at) => byte === other[at]),
      );
    }),
  );
});

test("a code is read as it was meant", () => {
  expect(readRecoveryCode(" K3FD 9mzt－０WQA-p7x1 ")).toBe("k3fd9mzt0wqap7x1");
  expect(readRecoveryCode("oOiIlL")).toBe("001111");
});

test("whatever was shown is read", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const shown = writeRecoveryCode(random);
      expect(readRecoveryCode(shown)).toBe(shown.replaceAll("-", ""));
      expect(readRecoveryCode(shown.toUpperCase().replaceAll("-", " "))).toBe(shown.replaceAll("-", ""));
    }),
  );
});
