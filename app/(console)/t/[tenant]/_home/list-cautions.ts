import type { Home } from "@/app/(console)/t/[tenant]/_home/load-home";

/** Something that wants a person's hand before it does harm. */
export type Caution =
  | { kind: "suspended" | "paused" | "testListOnly" | "legalItems" }
  | { kind: "domainFailing"; domainId: string; name: string; stopsAt: Date }
  | { kind: "domainPending"; domainId: string; name: string }
  | { kind: "importFailed"; importId: string; name: string }
  | { kind: "keyExpiring"; keyId: string; name: string; expiresAt: Date };

const dayInMilliseconds = 86_400_000;
/** Sending from a failing domain stops so long after it began to fail. */
const graceInDays = 3;
const keyWarningInDays = 14;
/** Later, nobody is waiting for the import any more. */
const importWarningInDays = 3;

type Facts = Pick<Home, "tenant" | "domains" | "keys" | "imports">;

/** What to be careful about, the most urgent first. */
export function listCautions({ tenant, domains, keys, imports }: Facts, now: Date): Caution[] {
  const isLacking = [tenant.legalName, tenant.postalAddress, tenant.contactPoint].some(
    (item) => item.trim() === "",
  );
  const isExpiring = (expiresAt: Date | null): expiresAt is Date =>
    expiresAt !== null &&
    expiresAt > now &&
    expiresAt.getTime() - now.getTime() < keyWarningInDays * dayInMilliseconds;
  return [
    ...(tenant.standing === "suspended" || tenant.standing === "paused" ? [{ kind: tenant.standing }] : []),
    ...domains.flatMap(({ domainId, name, state, failingSince }): Caution[] => {
      if (state === "pending") return [{ kind: "domainPending", domainId, name }];
      if (state !== "failing") return [];
      const since = failingSince ?? now;
      const stopsAt = new Date(since.getTime() + graceInDays * dayInMilliseconds);
      return [{ kind: "domainFailing", domainId, name, stopsAt }];
    }),
    ...(isLacking ? [{ kind: "legalItems" as const }] : []),
    ...(tenant.testListOnly ? [{ kind: "testListOnly" as const }] : []),
    ...imports.flatMap(({ importId, fileName, state, createdAt }): Caution[] =>
      state === "failed" && now.getTime() - createdAt.getTime() < importWarningInDays * dayInMilliseconds
        ? [{ kind: "importFailed", importId, name: fileName }]
        : [],
    ),
    ...keys.flatMap(({ keyId, name, expiresAt, revokedAt }): Caution[] =>
      revokedAt === null && isExpiring(expiresAt) ? [{ kind: "keyExpiring", keyId, name, expiresAt }] : [],
    ),
  ].sort((a, b) => urgencyOf[a.kind] - urgencyOf[b.kind]);
}

const urgencyOf: Record<Caution["kind"], number> = {
  suspended: 0,
  paused: 1,
  domainFailing: 2,
  legalItems: 3,
  importFailed: 4,
  domainPending: 5,
  testListOnly: 6,
  keyExpiring: 7,
};
