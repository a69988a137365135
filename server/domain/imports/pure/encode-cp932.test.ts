import { expect, test } from "vitest";
import { decodeStream } from "./decode-stream";
import { encodeCp932 } from "./encode-cp932";

const back = async (bytes: Uint8Array) => {
  let text = "";
  for await (const piece of decodeStream([bytes], "cp932")) text += piece;
  return text;
};

test("what CP932 has comes back as it was", async () => {
  const lost = new Set<string>();
  const text = "髙﨑①㈱～－∥，ｶﾅ、Ⅲ、神\r\nabc\\~";
  expect(await back(encodeCp932(text, lost))).toBe(text);
  expect(lost).toEqual(new Set());
});

test("what it has not becomes 〓 and is told once", async () => {
  const lost = new Set<string>();
  expect(await back(encodeCp932("𠮷野家😀と𠮷田é", lost))).toBe("〓野家〓と〓田〓");
  expect([...lost]).toEqual(["𠮷", "😀", "é"]);
});
