import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { DkimAlgorithm } from "./import-dkim-key";

const generate = promisify(generateKeyPair);

/** A fresh key: what the signer keeps (encrypted), and what the customer publishes. */
export type GeneratedDkimKey = {
  /** PKCS #8; for `importDkimKey`. */
  privateKeyPem: string;
  /** The p= tag alone, in base64; what `checkSendingDomain` compares. */
  publicKeyBase64: string;
  /** The value of the TXT record at `<selector>._domainkey.<domain>`; over 255 octets, so DNS splits it in strings. */
  txtRecord: string;
};

/**
 * A signing key with its DNS record (RFC 6376 §3.6.1, RFC 8463 §4). RSA has 2048 bits: the most that fits one UDP
 * answer, and what receivers ask for (RFC 8301 §3.2).
 */
export async function generateDkimKey(algorithm: DkimAlgorithm = "rsa-sha256"): Promise<GeneratedDkimKey> {
  const pair =
    algorithm === "rsa-sha256"
      ? await generate("rsa", { modulusLength: 2048, publicExponent: 0x10001 })
      : await generate("ed25519", undefined);
  const publicKeyBase64 = encodePublicKey(pair.publicKey);
  return {
    privateKeyPem: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyBase64,
    txtRecord: `v=DKIM1; k=${algorithm === "rsa-sha256" ? "rsa" : "ed25519"}; p=${publicKeyBase64}`,
  };
}

/** RSA is published as SubjectPublicKeyInfo, Ed25519 as its 32 octets (RFC 8463 §4.2). */
function encodePublicKey(publicKey: KeyObject): string {
  const der = publicKey.export({ type: "spki", format: "der" });
  return (publicKey.asymmetricKeyType === "rsa" ? der : der.subarray(-32)).toString("base64");
}
