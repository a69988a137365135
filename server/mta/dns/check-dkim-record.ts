import type { DnsLookup } from "./dns-answer";
import { type DomainCheck, type DomainProblem, readTemporary } from "./domain-check";
import { parseTagList } from "./parse-tag-list";

/** An Ed25519 key is published as its 32 octets (RFC 8463 §4.2). */
const ed25519Octets = 32;

/** Whether the public key at the selector, directly or behind a CNAME, is ours (RFC 6376 §3.6.1). */
export async function checkDkimRecord(
  expected: { readonly domain: string; readonly selector: string; readonly dkimPublicKeyBase64: string },
  lookup: DnsLookup,
): Promise<DomainCheck> {
  const key = expected.dkimPublicKeyBase64.replace(/\s/g, "");
  const keyType = Buffer.from(key, "base64").length === ed25519Octets ? "ed25519" : "rsa";
  const base = {
    record: "dkim",
    name: `${expected.selector}._domainkey.${expected.domain}`,
    expected: `v=DKIM1; k=${keyType}; p=${key}`,
  } as const;
  const answer = await lookup(base.name, "TXT");
  if (answer.kind === "temporary") return readTemporary(base);
  const found = answer.kind === "answer" ? answer.records : [];
  if (found.length === 0) return { ...base, status: "missing", found, problem: "dkimMissing" };
  const problem = judge(found, key, keyType);
  return { ...base, status: problem === null ? "pass" : "wrong", found, problem };
}

function judge(found: readonly string[], key: string, keyType: string): DomainProblem | null {
  const [text = "", ...more] = found;
  // Which of several records a verifier takes is undefined (§3.6.2.2).
  if (more.length > 0) return "dkimMultiple";
  const tags = parseTagList(text);
  const published = tags?.get("p")?.replace(/\s/g, "");
  if (!tags || published === undefined || (tags.get("v") ?? "DKIM1") !== "DKIM1") return "dkimNotValid";
  if (published === "") return "dkimRevoked";
  const hashes = (tags.get("h") ?? "sha256").split(":").map((hash) => hash.trim());
  const services = (tags.get("s") ?? "*").split(":").map((service) => service.trim());
  if (!hashes.includes("sha256") || !services.some((service) => service === "*" || service === "email")) {
    return "dkimNotValid";
  }
  return published === key && (tags.get("k") ?? "rsa").toLowerCase() === keyType ? null : "dkimKeyDiffers";
}
