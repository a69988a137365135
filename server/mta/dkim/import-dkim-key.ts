import { createPrivateKey, type KeyObject } from "node:crypto";
import { DomainError } from "@/server/platform/errors";

export type DkimAlgorithm = "rsa-sha256" | "ed25519-sha256";

/** A key ready to sign with: parsed once and kept, because parsing the PEM costs more than the signature. */
export type DkimKey = {
  /** d=, in A-labels. */
  readonly domain: string;
  /** s= */
  readonly selector: string;
  readonly algorithm: DkimAlgorithm;
  readonly key: KeyObject;
};

const dnsName = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*$/i;

/** RFC 8301 §3.2: signers must not use less. */
const minRsaBits = 1024;

/**
 * A private key in PEM (PKCS #8 or PKCS #1), with the name under which its public half is published.
 *
 * @throws INVALID `dkim.nameNotValid` domain or selector is no DNS name · `dkim.keyNotReadable` ·
 *   `dkim.keyTypeNotSupported` neither RSA nor Ed25519 · `dkim.keyTooShort` RSA below 1024 bits
 */
export function importDkimKey(source: { domain: string; selector: string; privateKeyPem: string }): DkimKey {
  const { domain, selector } = source;
  if (!dnsName.test(domain) || !dnsName.test(selector)) {
    throw new DomainError("INVALID", "dkim.nameNotValid", { domain, selector });
  }
  const key = parse(source.privateKeyPem);
  if (key.asymmetricKeyType === "ed25519") return { domain, selector, algorithm: "ed25519-sha256", key };
  if (key.asymmetricKeyType !== "rsa") throw new DomainError("INVALID", "dkim.keyTypeNotSupported");
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < minRsaBits) {
    throw new DomainError("INVALID", "dkim.keyTooShort", { minRsaBits });
  }
  return { domain, selector, algorithm: "rsa-sha256", key };
}

function parse(privateKeyPem: string): KeyObject {
  try {
    return createPrivateKey(privateKeyPem);
  } catch {
    // The cause is dropped on purpose: OpenSSL may quote the key.
    throw new DomainError("INVALID", "dkim.keyNotReadable");
  }
}
