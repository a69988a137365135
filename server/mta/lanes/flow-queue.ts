import { FlowRound } from "./flow-round";

export type QueuedMail = { readonly flow: string; readonly stream: "transactional" | "bulk" };

/** With both streams waiting, every fifth message is bulk: 80 to 20. */
const transactionalInARow = 4;

/**
 * The messages that wait for one site: transactional before bulk, with a floor for bulk, and within a stream
 * fair between flows. A flow is whoever shares: its name means nothing here.
 */
export class FlowQueue<Item extends { readonly message: QueuedMail }> {
  readonly #transactional: FlowRound<Item>;
  readonly #bulk: FlowRound<Item>;
  #inARow = 0;

  constructor(weightOf: (flow: string) => number) {
    this.#transactional = new FlowRound(weightOf);
    this.#bulk = new FlowRound(weightOf);
  }

  get size(): number {
    return this.#transactional.size + this.#bulk.size;
  }

  push(item: Item): void {
    this.#round(item).push(item.message.flow, item);
  }

  /** Back to where it was taken from. */
  unshift(item: Item): void {
    this.#round(item).unshift(item.message.flow, item);
  }

  take(): Item | undefined {
    const isBulksTurn = this.#transactional.size === 0 || this.#inARow >= transactionalInARow;
    if (isBulksTurn && this.#bulk.size > 0) {
      this.#inARow = 0;
      return this.#bulk.take();
    }
    if (this.#bulk.size > 0) this.#inARow++;
    return this.#transactional.take();
  }

  prune(matches: (item: Item) => boolean): void {
    this.#transactional.prune(matches);
    this.#bulk.prune(matches);
  }

  #round(item: Item): FlowRound<Item> {
    return item.message.stream === "transactional" ? this.#transactional : this.#bulk;
  }
}
