import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Assertion, Attestation } from "@/server/domain/factors/schema";

const text = (value: string) => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
/** The head of a CBOR item (RFC 8949 §3), for lengths below 65,536. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const encode = (data: Buffer) => data.toString("base64url");

type Flags = { isVerified?: boolean; counter?: number; origin?: string; rpId?: string; userHandle?: string };

/** An authenticator with one ES256 key, as WebAuthn Level 3 describes what it writes and signs; it may be told to lie. */
export class TestAuthenticator {
  readonly credentialId = encode(randomBytes(16));
  readonly #key: KeyObject;
  readonly #cose: Buffer;

  constructor(readonly origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    const [left, right] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053 §7.1.1)
    this.#cose = Buffer.concat([
      Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
      bytes(left),
      Buffer.from([0x22]),
      bytes(right),
    ]);
  }

  #clientData(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #data({ isVerified = true, counter = 0, rpId }: Flags, flags: number): Buffer {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    const present = 0x01 | (isVerified ? 0x04 : 0) | flags;
    return Buffer.concat([sha256(rpId ?? new URL(this.origin).hostname), Buffer.from([present]), number]);
  }

  create(challenge: string, told: Flags = {}): Attestation {
    const id = Buffer.from(this.credentialId, "base64url");
    const idLength = Buffer.from([id.length >> 8, id.length & 0xff]);
    const data = Buffer.concat([this.#data(told, 0x40), Buffer.alloc(16), idLength, id, this.#cose]);
    const attestationObject = Buffer.concat([
      head(5, 3),
      text("fmt"),
      text("none"),
      text("attStmt"),
      head(5, 0),
      text("authData"),
      bytes(data),
    ]);
    return {
      id: this.credentialId,
      rawId: this.credentialId,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: encode(this.#clientData("webauthn.create", challenge, told.origin ?? this.origin)),
        attestationObject: encode(attestationObject),
        transports: ["internal"],
      },
    };
  }

  get(challenge: string, told: Flags = {}): Assertion {
    const clientData = this.#clientData("webauthn.get", challenge, told.origin ?? this.origin);
    const data = this.#data(told, 0);
    return {
      id: this.credentialId,
      rawId: this.credentialId,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: encode(clientData),
        authenticatorData: encode(data),
        signature: encode(sign("sha256", Buffer.concat([data, sha256(clientData)]), this.#key)),
        ...(told.userHandle !== undefined && { userHandle: encode(Buffer.from(told.userHandle)) }),
      },
    };
  }
}
