import { finishReleases } from "@/server/domain/releases/finish-releases";
import { listHaltedReleases } from "@/server/domain/releases/list-halted-releases";
import { buildMessage } from "@/server/domain/sends/build-message";
import { explainWithheld } from "@/server/domain/sends/explain-withheld";
import { judgeOutcome } from "@/server/domain/sends/judge-outcome";
import { handBack, judgeReason } from "@/server/domain/sends/judge-reason";
import { type LeasedMail, leaseMail } from "@/server/domain/sends/lease-mail";
import { listQuietTenants } from "@/server/domain/sends/list-quiet-tenants";
import { listSpentTenants } from "@/server/domain/sends/list-spent-tenants";
import { markSending } from "@/server/domain/sends/mark-sending";
import { renewLeases } from "@/server/domain/sends/renew-leases";
import { type Settlement, settleMail } from "@/server/domain/sends/settle-mail";
import type { DeliveryPool } from "@/server/mta/lanes/delivery-pool";
import type { Outcome } from "@/server/mta/lanes/outcome";
import { errorFields, log } from "@/server/platform/log";
import { makeReturnPath } from "@/server/platform/reader-token";
import { Batcher } from "./batcher";
import { DatabaseClock } from "./database-clock";
import { KitCache } from "./kit-cache";

export type NodeOptions = {
  owner: string;
  leaseSeconds: number;
  unknownRetrySeconds: number;
  returnPathDomain: string;
  makePool: (onOutcome: (outcome: Outcome) => void) => DeliveryPool;
};

const idleMs = 200;
const mostPerLease = 1_000;
/** With less room than this the node waits a moment for more: a lease costs the same for one mail as for a hundred. */
const fewFreeSlots = 100;
const gatherMs = 50;

/** One node of the pool: takes due mail, has it delivered, and writes what became of it. */
export class SendingNode {
  readonly #options: NodeOptions;
  readonly #pool: DeliveryPool;
  readonly #held = new Map<string, LeasedMail>();
  readonly #kits = new KitCache();
  readonly #gate: Batcher<LeasedMail, boolean>;
  readonly #settle: Batcher<Settlement, boolean>;
  readonly #clock = new DatabaseClock();
  #quiet = new Map<string, Date>();
  #spent: string[] = [];
  #timers: NodeJS.Timeout[] = [];
  #loop: Promise<void> | undefined;
  #running = false;
  readonly counts = { accepted: 0, deferred: 0, bounced: 0, unknown: 0, released: 0, withheld: 0 };

  constructor(options: NodeOptions) {
    this.#options = options;
    this.#pool = options.makePool((outcome) => void this.#onOutcome(outcome));
    this.#gate = new Batcher({ maxItems: 100, maxWaitMs: 10, lanes: 2, run: (mails) => this.#mark(mails) });
    this.#settle = new Batcher({
      maxItems: 500,
      maxWaitMs: 100,
      lanes: 2,
      run: (items) => this.#write(items),
    });
  }

  async start(): Promise<void> {
    this.#running = true;
    await this.#look();
    this.#every(10_000, () => this.#look());
    this.#every(1_000, () => this.#returnHalted());
    this.#every((this.#options.leaseSeconds * 1_000) / 3, () =>
      renewLeases(this.#options.owner, [...this.#held.values()], this.#options.leaseSeconds),
    );
    this.#loop = this.#pull();
  }

  /** Takes no more, lets transactions under way end, hands the rest back. */
  async stop(timeoutSeconds: number): Promise<void> {
    this.#running = false;
    await this.#loop;
    await this.#pool.drain(timeoutSeconds);
    const until = Date.now() + 5_000;
    while (this.#held.size > 0 && Date.now() < until) await pause(20);
    for (const timer of this.#timers) clearInterval(timer);
  }

  get heldCount(): number {
    return this.#held.size;
  }

  async #look(): Promise<void> {
    await this.#clock.sync();
    this.#quiet = await listQuietTenants(this.#clock.now());
    this.#spent = await listSpentTenants();
  }

  /** Each until the very instant at which its mail may leave again. */
  #quietTenants(): string[] {
    const now = this.#clock.now();
    return [...this.#quiet].flatMap(([tenantId, until]) => (until > now ? [tenantId] : []));
  }

  #every(ms: number, work: () => Promise<unknown>): void {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      work()
        .catch((error: unknown) => log.error("a clock of the sending node failed", errorFields(error)))
        .finally(() => {
          isBusy = false;
        });
    }, ms);
    this.#timers.push(timer);
  }

  async #pull(): Promise<void> {
    while (this.#running) {
      const free = Math.min(this.#pool.freeSlots, mostPerLease);
      const taken = free > 0 ? await this.#lease(free) : 0;
      if (taken === 0) await pause(idleMs);
      else if (free < fewFreeSlots) await pause(gatherMs);
    }
  }

  async #lease(limit: number): Promise<number> {
    try {
      const { owner, leaseSeconds } = this.#options;
      const mails = await leaseMail(owner, {
        limit,
        leaseSeconds,
        quietTenants: this.#quietTenants(),
        spentTenants: this.#spent,
      });
      for (const mail of mails) this.#take(mail);
      return mails.length;
    } catch (error) {
      log.error("mail could not be leased", errorFields(error));
      await pause(1_000);
      return 0;
    }
  }

  #take(mail: LeasedMail): void {
    this.#held.set(mail.id, mail);
    const { contact, reason } = mail;
    if (reason !== null || contact === null) {
      void this.#end(mail, judgeReason(mail, reason ?? "contact-deleted", this.#clock.now()));
      return;
    }
    this.#pool.submit({
      id: mail.id,
      flow: mail.tenantId,
      domain: mail.testAddress?.split("@")[1] ?? contact.domain,
      envelopeFrom: `${makeReturnPath({ tenantNumber: mail.tenantNumber, madeMonth: mail.madeMonth, sendId: mail.id })}@${this.#options.returnPathDomain}`,
      recipient: mail.testAddress ?? contact.email,
      stream: mail.stream,
      build: async () =>
        buildMessage(await this.#kits.get(mail.tenantId, mail.releaseId, Date.now()), mail, contact),
      gate: () => this.#gate.add(mail),
    });
  }

  async #mark(mails: readonly LeasedMail[]): Promise<boolean[]> {
    const { owner, leaseSeconds } = this.#options;
    const marked = await markSending(owner, mails, { leaseSeconds, quietTenants: this.#quietTenants() });
    return mails.map(({ id }) => marked.has(id));
  }

  async #onOutcome(outcome: Outcome): Promise<void> {
    const mail = this.#held.get(outcome.id);
    if (!mail) return;
    this.counts[outcome.kind]++;
    const { unknownRetrySeconds } = this.#options;
    const now = this.#clock.now();
    const settlement = judgeOutcome(mail, outcome, now, { spread: Math.random(), unknownRetrySeconds });
    if (settlement !== null) return this.#end(mail, settlement);
    const withheld = await insist(() => explainWithheld(this.#options.owner, mail, this.#quietTenants()));
    if (withheld === null) this.#held.delete(mail.id);
    else
      await this.#end(
        mail,
        withheld.reason === null ? handBack(mail, now) : judgeReason(mail, withheld.reason, now),
      );
  }

  /** Writes an outcome; while PostgreSQL is away it is kept and tried again, for a lost outcome would be a second mail. */
  async #end(mail: LeasedMail, settlement: Settlement): Promise<void> {
    await insist(() => this.#settle.add(settlement));
    this.#held.delete(mail.id);
  }

  async #write(settlements: readonly Settlement[]): Promise<boolean[]> {
    const ended = await settleMail(this.#options.owner, settlements);
    if (ended.length > 0) await finishReleases(ended);
    return settlements.map(() => true);
  }

  async #returnHalted(): Promise<void> {
    const halted = await listHaltedReleases([...this.#held.values()]);
    if (halted.size > 0) this.#pool.remove(({ id }) => halted.has(this.#held.get(id)?.releaseId ?? ""));
  }
}

/** Until it succeeds, ever more slowly. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let wait = 200; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await work();
    } catch (error) {
      log.error("outcomes could not be written, trying again", errorFields(error));
      await pause(wait);
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
