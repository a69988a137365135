import fc from "fast-check";
import { expect, test } from "vitest";
import { frameBody } from "@/server/mta/smtp/frame-body";
import { DataReader } from "./data-reader";

/** Feeds the wire in pieces, and gives back the message and what followed it. */
function read(wire: Buffer, cuts: readonly number[]) {
  const reader = new DataReader(10_000_000);
  const at = [0, ...cuts.map((cut) => cut % (wire.length + 1)).sort((a, b) => a - b), wire.length];
  for (const [index, end] of at.slice(1).entries()) {
    const piece = wire.subarray(at[index], end);
    const rest = piece.length === 0 ? null : reader.push(piece);
    if (rest) return { message: reader.message(), rest: Buffer.concat([rest, wire.subarray(end)]) };
  }
  return null;
}

const closed = (body: Buffer) =>
  body.length === 0 || body.subarray(-2).toString("latin1") === "\r\n"
    ? body
    : Buffer.concat([body, Buffer.from("\r\n")]);

test("any body that is framed is read back byte for byte, however the network cuts it", () => {
  const nasty = fc.array(fc.constantFrom("\r", "\n", ".", "\r\n", "\r\n.", "\r\n.\r\n", "a", "é"), {
    maxLength: 30,
  });
  const body = fc.oneof(
    nasty.map((parts) => Buffer.from(parts.join(""))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  );
  fc.assert(
    fc.property(body, fc.array(fc.nat(300), { maxLength: 8 }), (content, cuts) => {
      const wire = Buffer.concat([frameBody(content), Buffer.from("QUIT\r\n")]);
      expect(read(wire, cuts)).toEqual({ message: closed(content), rest: Buffer.from("QUIT\r\n") });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  { body: "", wire: ".\r\n" },
  { body: "a", wire: "a\r\n.\r\n" },
  { body: "a\r\n", wire: "a\r\n.\r\n" },
  { body: "a\n", wire: "a\n\r\n.\r\n" },
  { body: ".", wire: "..\r\n.\r\n" },
  { body: ".\r\n", wire: "..\r\n.\r\n" },
  { body: "a\r\n.\r\n.b\r\n", wire: "a\r\n..\r\n..b\r\n.\r\n" },
  { body: "a\n.\nb\r\n", wire: "a\n.\nb\r\n.\r\n" },
  { body: "a\r.\rb\r\n", wire: "a\r.\rb\r\n.\r\n" },
])("$body goes over the wire as $wire (RFC 5321 §4.5.2)", ({ body, wire }) => {
  expect(frameBody(Buffer.from(body)).toString()).toBe(wire);
});

test("a message beyond the limit is read to its end and not kept", () => {
  const reader = new DataReader(10);
  expect(reader.push(Buffer.from("0123456789abc\r\n"))).toBeNull();
  expect(reader.push(Buffer.from(".\r\nQUIT\r\n"))?.toString()).toBe("QUIT\r\n");
  expect(reader.isTooLarge).toBe(true);
});
