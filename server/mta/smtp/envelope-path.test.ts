import fc from "fast-check";
import { expect, test } from "vitest";
import { envelopePath } from "./envelope-path";

test.each([
  { address: "", path: "<>" },
  { address: "ada@example.test", path: "<ada@example.test>" },
  { address: "b-1+x=y.z@bounce.example.test", path: "<b-1+x=y.z@bounce.example.test>" },
  { address: "a..b@docomo.ne.jp", path: '<"a..b"@docomo.ne.jp>' },
  { address: ".a@ezweb.ne.jp", path: '<".a"@ezweb.ne.jp>' },
  { address: "a.@docomo.ne.jp", path: '<"a."@docomo.ne.jp>' },
  { address: '"a..b"@docomo.ne.jp', path: '<"a..b"@docomo.ne.jp>' },
  { address: "a b@example.test", path: '<"a b"@example.test>' },
  { address: 'a"b\\c@example.test', path: '<"a\\"b\\\\c"@example.test>' },
  { address: "a@b@example.test", path: '<"a@b"@example.test>' },
  { address: "ada@日本語.test", path: "<ada@xn--wgv71a119e.test>" },
  { address: "ada@[192.0.2.1]", path: "<ada@[192.0.2.1]>" },
])("$address goes as $path", ({ address, path }) => {
  expect(envelopePath(address)).toEqual({ kind: "path", path, needsUtf8: false });
});

test("a local part outside ASCII needs SMTPUTF8", () => {
  expect(envelopePath("飛脚@例え.test")).toEqual({
    kind: "path",
    path: "<飛脚@xn--r8jz45g.test>",
    needsUtf8: true,
  });
});

test.each([
  "ada",
  "@example.test",
  "ada@",
  "ada@exam ple.test",
  "ada@example.test>\r\nRCPT TO:<eve@example.test",
  "ada\r\n@example.test",
  "ada\n@example.test",
  "a\u0000b@example.test",
  "a\u0085b@example.test",
  "a\ud800b@example.test",
  `${"x".repeat(400)}@example.test`,
])("%j is no address", (address) => {
  expect(envelopePath(address)).toEqual({ kind: "invalid" });
});

test("no address, however strange, can end its command line or its path", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ maxLength: 20 }),
      (local, domain) => {
        const result = envelopePath(`${local}@${domain}`);
        if (result.kind === "invalid") return;
        expect(result.path).not.toMatch(/[\r\n\0]/);
        // Outside a quoted string there is exactly the pair of brackets of the path.
        const bare = result.path.replace(/"(?:[^"\\]|\\.)*"/gs, "");
        expect(bare).toMatch(/^<[^<> ]*>$/);
      },
    ),
  );
});
