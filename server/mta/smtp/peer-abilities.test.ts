import { expect, test } from "vitest";
import { peerAbilities } from "./peer-abilities";

const nothing = {
  pipelining: false,
  size: null,
  eightBitMime: false,
  smtpUtf8: false,
  startTls: false,
  chunking: false,
};

test.each([
  { lines: ["mx.test"], abilities: {} },
  { lines: [], abilities: {} },
  { lines: ["PIPELINING"], abilities: {} },
  { lines: ["mx.test", "SIZE 35882577", "8BITMIME"], abilities: { size: 35_882_577, eightBitMime: true } },
  { lines: ["mx.test", "SIZE"], abilities: { size: 0 } },
  { lines: ["mx.test", "SIZE=1000"], abilities: { size: 1000 } },
  { lines: ["mx.test", "size none"], abilities: { size: 0 } },
  {
    lines: ["mx.test", "PiPeLiNiNg", "starttls ", "SMTPUTF8", "CHUNKING"],
    abilities: { pipelining: true, startTls: true, smtpUtf8: true, chunking: true },
  },
])("$lines offers $abilities", ({ lines, abilities }) => {
  expect(peerAbilities(lines)).toEqual({ ...nothing, ...abilities });
});
