import { haltRelease } from "@/server/domain/releases/halt-release";
import { isChanged } from "@/server/domain/releases/load-release";
import { loadMailKit, type MailKit } from "@/server/domain/sends/load-mail-kit";

/** A sender's domain may lose its standing while a release runs, so a kit is made anew now and then. */
const keepMs = 60_000;
const mostKits = 200;

/** The kits in use, each loaded once however many mails ask for it at the same time. A release that is not what was approved is halted. */
export class KitCache {
  readonly #kits = new Map<string, { kit: Promise<MailKit>; loadedAt: number }>();

  get(tenantId: string, releaseId: string, now: number): Promise<MailKit> {
    const key = `${tenantId}/${releaseId}`;
    const known = this.#kits.get(key);
    if (known && now - known.loadedAt < keepMs) return known.kit;
    const kit = loadOrHalt(tenantId, releaseId);
    kit.catch(() => this.#kits.delete(key));
    this.#kits.delete(key);
    this.#kits.set(key, { kit, loadedAt: now });
    const oldest = this.#kits.keys().next();
    if (this.#kits.size > mostKits && !oldest.done) this.#kits.delete(oldest.value);
    return kit;
  }
}

async function loadOrHalt(tenantId: string, releaseId: string): Promise<MailKit> {
  try {
    return await loadMailKit(tenantId, releaseId);
  } catch (error) {
    if (isChanged(error))
      await haltRelease({ tenantId, job: "sending-node" }, releaseId, "changed-after-approval");
    throw error;
  }
}
