import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeStream } from "./decode-stream";
import { detectEncoding, type FileEncoding, fileEncodings } from "./detect-encoding";

const head = "メールアドレス,姓,名,会社名,タグ\r\n";
const people = `${head}taro@example.jp,髙橋,太郎,㈱ソニー～東京,①\r\nhanako@example.jp,﨑山,花子,渡邉商店,会員\r\n`;
const kana = "email,name\r\na@example.jp,ﾔﾏﾀﾞ ﾀﾛｳ\r\nb@example.jp,ｽｽﾞｷ ﾊﾅｺ\r\nc@example.jp,ｻﾄｳ ｼﾞﾛｳ\r\n";
const encode = (text: string, encoding: string, addBOM = false) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM }));

async function decoded(pieces: Uint8Array[], encoding: FileEncoding): Promise<string> {
  let text = "";
  for await (const piece of decodeStream(pieces, encoding)) text += piece;
  return text;
}

describe("the encoding of a file", () => {
  test.each([
    { name: "UTF-8", bytes: encode(people, "utf-8"), encoding: "utf-8" },
    { name: "UTF-8 with a mark", bytes: encode(people, "utf-8", true), encoding: "utf-8" },
    {
      name: "UTF-16 little endian with a mark",
      bytes: encode(people, "utf-16le", true),
      encoding: "utf-16le",
    },
    { name: "UTF-16 big endian with a mark", bytes: encode(people, "utf-16be", true), encoding: "utf-16be" },
    {
      name: "UTF-16 little endian without a mark",
      bytes: encode("a,b\r\n1,2\r\n山,3\r\n", "utf-16le"),
      encoding: "utf-16le",
    },
    {
      name: "UTF-16 big endian without a mark",
      bytes: encode("a,b\r\n1,2\r\n山,3\r\n", "utf-16be"),
      encoding: "utf-16be",
    },
    { name: "CP932", bytes: encode(people, "cp932"), encoding: "cp932" },
    { name: "CP932 with half-width kana only", bytes: encode(kana, "cp932"), encoding: "cp932" },
    { name: "EUC-JP", bytes: encode(people.replace(/[髙﨑㈱①～]/g, "高"), "euc-jp"), encoding: "euc-jp" },
    { name: "ASCII", bytes: encode("email,name\r\na@b.jp,x\r\n", "utf-8"), encoding: "utf-8" },
    { name: "nothing", bytes: new Uint8Array(), encoding: "utf-8" },
    {
      name: "UTF-8 with one broken byte",
      bytes: new Uint8Array([...encode(people, "utf-8"), 0xff]),
      encoding: "utf-8",
    },
    {
      name: "CP932 with one broken byte",
      bytes: new Uint8Array([...encode(people, "cp932"), 0xff]),
      encoding: "cp932",
    },
  ])("$name is $encoding", ({ bytes, encoding }) => {
    expect(detectEncoding(bytes)).toBe(encoding);
  });

  test("is found for any list of Japanese names, wherever the head is cut", () => {
    const syllable = fc.constantFrom(
      ..."あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソ山田佐藤鈴木高橋渡辺伊藤中村小林加藤吉森林東京都会社名氏姓",
    );
    const names = fc.array(
      fc.array(syllable, { minLength: 2, maxLength: 6 }).map((all) => all.join("")),
      { minLength: 8, maxLength: 40 },
    );
    fc.assert(
      fc.property(
        names,
        fc.constantFrom("utf-8", "cp932", "euc-jp"),
        fc.nat({ max: 5 }),
        (all, encoding, cut) => {
          const bytes = encode(
            `${head}${all.map((name, index) => `u${index}@example.jp,${name}`).join("\r\n")}`,
            encoding,
          );
          expect(detectEncoding(bytes.subarray(0, bytes.length - cut))).toBe(encoding);
        },
      ),
    );
  });

  test.each([
    { name: "xlsx", bytes: [0x50, 0x4b, 3, 4], key: "imports.notText" },
    { name: "xls", bytes: [0xd0, 0xcf, 0x11, 0xe0], key: "imports.notText" },
    { name: "gzip", bytes: [0x1f, 0x8b, 8], key: "imports.notText" },
    { name: "ISO-2022-JP", bytes: [0x61, 0x1b, 0x24, 0x42, 0x24, 0x22], key: "imports.encodingJis" },
  ])("$name is refused as $key", ({ bytes, key }) => {
    expect(() => detectEncoding(new Uint8Array(bytes))).toThrow(
      expect.objectContaining({ code: "INVALID", key }),
    );
  });
});

describe("decoding", () => {
  test("reads CP932 as Windows does: wave dash, minus and double bar", async () => {
    const bytes = new Uint8Array([
      0x81, 0x60, 0x81, 0x7c, 0x81, 0x61, 0x81, 0x5c, 0xfb, 0xfc, 0xfa, 0xb1, 0x87, 0x40, 0x87, 0x8a,
    ]);
    expect(await decoded([bytes], "cp932")).toBe("\uff5e\uff0d\u2225\u2015髙﨑①㈱");
  });

  test("「髙﨑①㈱～－‖」 goes to CP932 and back, the double bar as Windows has it", async () => {
    const text = "髙﨑①㈱～－‖";
    // Windows knows the double bar as U+2225 only.
    const windows = text.replaceAll("\u2016", "\u2225");
    const hex = "fbfcfab18740878a8160817c8161";
    const bytes = new Uint8Array(Buffer.from(hex, "hex"));
    const back = await decoded([bytes], "cp932");
    expect(back).toBe(windows);
    expect(iconv.encode(back, "cp932").toString("hex")).toBe(hex);
  });

  test.each(fileEncodings)("%s gives the same text wherever the file is cut", async (encoding) => {
    const text = encoding === "euc-jp" ? people.replace(/[髙﨑㈱①～]/g, "高") : people;
    const bytes = encode(text, encoding);
    for (let size = 1; size < 8; size += 1) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await decoded(pieces, encoding)).toBe(text);
    }
  });

  test("removes the byte order mark, also when it is cut", async () => {
    const bytes = encode("a", "utf-8", true);
    expect(await decoded([bytes.subarray(0, 1), bytes.subarray(1)], "utf-8")).toBe("a");
  });

  test.each([
    { name: "UTF-8", encoding: "utf-8", bytes: [0x61, 0xff, 0x2c, 0x62], text: "a\ufffd,b" },
    { name: "CP932", encoding: "cp932", bytes: [0x61, 0x81, 0x2c, 0x62], text: "a\ufffd,b" },
    { name: "CP932 cut at the end", encoding: "cp932", bytes: [0x61, 0x81], text: "a\ufffd" },
    { name: "a lone surrogate", encoding: "utf-16le", bytes: [0x00, 0xd8, 0x61, 0x00], text: "\ufffda" },
  ] as const)("marks broken bytes of $name and swallows no comma", async ({ encoding, bytes, text }) => {
    expect(await decoded([new Uint8Array(bytes)], encoding)).toBe(text);
  });

  test("stops at the size limit, however long the file goes on", async () => {
    let given = 0;
    function* endless() {
      for (;;) {
        given += 65_536;
        yield new Uint8Array(65_536).fill(0x61);
      }
    }
    const reading = async () => {
      for await (const text of decodeStream(endless(), "utf-8", 1_000_000)) void text;
    };
    await expect(reading()).rejects.toMatchObject({ code: "TOO_LARGE", key: "imports.fileTooLarge" });
    expect(given).toBeLessThan(1_200_000);
  });
});
