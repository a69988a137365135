import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "./env";

const kinds = ["o", "c", "u", "v", "b"] as const;

/** What a link in a delivered mail, or its return path, stands for. */
export type ReaderReference = {
  /** open, click, unsubscribe, web view, return path: a token of one kind is worthless as another. */
  kind: (typeof kinds)[number];
  tenantNumber: number;
  /** First day of the month of the send's partition, `YYYY-MM-01`. */
  madeMonth: string;
  sendId: string;
  /** Index into the release's links; 0 for other kinds. */
  linkNo: number;
};

const version = 1;
const macBytes = 12;
const bodyBytes = 26;

let key: Buffer | undefined;
const tokensKey = () => {
  key ??= Buffer.from(hkdfSync("sha256", env().TOKENS_KEY, "hikyaku", `reader-token/${version}`, 32));
  return key;
};

const mac = (body: Buffer) => createHmac("sha256", tokensKey()).update(body).digest().subarray(0, macBytes);

function pack({ kind, tenantNumber, madeMonth, sendId, linkNo }: ReaderReference): Buffer {
  const body = Buffer.alloc(bodyBytes);
  body.writeUInt8(version, 0);
  body.writeUInt8(kind.charCodeAt(0), 1);
  body.writeUInt32BE(tenantNumber, 2);
  body.writeUInt16BE((Number(madeMonth.slice(0, 4)) - 2000) * 12 + Number(madeMonth.slice(5, 7)) - 1, 6);
  body.write(sendId.replaceAll("-", ""), 8, "hex");
  body.writeUInt16BE(linkNo, 24);
  return body;
}

function unpack(body: Buffer): ReaderReference | null {
  const kind = kinds.find((one) => one.charCodeAt(0) === body.readUInt8(1));
  if (body.readUInt8(0) !== version || kind === undefined) return null;
  const month = body.readUInt16BE(6);
  const hex = body.toString("hex", 8, 24);
  return {
    kind,
    tenantNumber: body.readUInt32BE(2),
    madeMonth: `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`,
    sendId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    linkNo: body.readUInt16BE(24),
  };
}

function verify(bytes: Buffer): ReaderReference | null {
  if (bytes.length !== bodyBytes + macBytes) return null;
  const body = bytes.subarray(0, bodyBytes);
  return timingSafeEqual(mac(body), bytes.subarray(bodyBytes)) ? unpack(body) : null;
}

/** 51 characters, safe in a URL path. They never expire: a link in a mail must work for as long as the mail exists. */
export function makeReaderToken(reference: ReaderReference): string {
  const body = pack(reference);
  return Buffer.concat([body, mac(body)]).toString("base64url");
}

/** @returns null for anything that we did not make, for a kind other than those wanted too */
export function readReaderToken(token: string, kind: ReaderReference["kind"]): ReaderReference | null {
  if (!/^[\w-]{51}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.toString("base64url") !== token) return null;
  const reference = verify(bytes);
  return reference?.kind === kind ? reference : null;
}

const base32 = "abcdefghijklmnopqrstuvwxyz234567";

function encodeBase32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const groups = bits.padEnd(Math.ceil(bits.length / 5) * 5, "0").match(/.{5}/g) ?? [];
  return groups.map((group) => base32[Number.parseInt(group, 2)]).join("");
}

function decodeBase32(text: string): Buffer {
  const bits = [...text].map((character) => base32.indexOf(character).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/**
 * The local part of a return path: `b-` and 61 characters, in lower case and base32, because hosts on the way may fold case
 * (RFC 5321 §2.4) and a local part has at most 64 octets (§4.5.3.1.1).
 */
export function makeReturnPath(reference: Omit<ReaderReference, "kind" | "linkNo">): string {
  const body = pack({ ...reference, kind: "b", linkNo: 0 });
  return `b-${encodeBase32(Buffer.concat([body, mac(body)]))}`;
}

/** @returns null for a local part that is not a return path of ours, to the last character */
export function readReturnPath(localPart: string): ReaderReference | null {
  const encoded = /^b-([a-z2-7]{61})$/.exec(localPart.toLowerCase())?.[1];
  if (encoded === undefined) return null;
  const bytes = decodeBase32(encoded);
  // The last character has a bit to spare: only the form that we write is ours.
  if (encodeBase32(bytes) !== encoded) return null;
  const reference = verify(bytes);
  return reference?.kind === "b" ? reference : null;
}
