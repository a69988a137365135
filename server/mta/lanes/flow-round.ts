type Flow<Item> = { items: Item[]; head: number; credit: number };

/** Below this a flow would be visited too often for one message. */
const minWeight = 0.01;

/**
 * Deficit round robin over flows (Shreedhar and Varghese, 1995), one message the unit: each visit gives a flow
 * its weight in credit, and it sends while it has a whole message's worth. A flow of a million messages costs
 * a flow of one no more than a turn.
 */
export class FlowRound<Item> {
  /** In the order of their turns: a flow that goes to the back is deleted and set again. */
  readonly #flows = new Map<string, Flow<Item>>();
  #size = 0;

  /** @param weightOf share of a flow relative to the others; 1 is usual */
  constructor(readonly weightOf: (flow: string) => number) {}

  get size(): number {
    return this.#size;
  }

  push(name: string, item: Item): void {
    this.#flow(name).items.push(item);
    this.#size++;
  }

  /** Back to the front of its flow: it had its turn and could not use it. */
  unshift(name: string, item: Item): void {
    const flow = this.#flow(name);
    if (flow.head > 0) flow.items[--flow.head] = item;
    else flow.items.unshift(item);
    flow.credit++;
    this.#size++;
  }

  take(): Item | undefined {
    for (const [name, flow] of this.#flows) {
      if (flow.credit < 1) flow.credit += Math.max(minWeight, this.weightOf(name));
      if (flow.credit >= 1) return this.#serve(name, flow);
      this.#toBack(name, flow);
    }
    return undefined;
  }

  /** Takes out what matches. */
  prune(matches: (item: Item) => boolean): void {
    for (const [name, flow] of this.#flows) {
      const rest = flow.items.slice(flow.head).filter((item) => !matches(item));
      this.#size += rest.length - (flow.items.length - flow.head);
      flow.items = rest;
      flow.head = 0;
      if (rest.length === 0) this.#flows.delete(name);
    }
  }

  #serve(name: string, flow: Flow<Item>): Item | undefined {
    const item = flow.items[flow.head++];
    flow.credit--;
    this.#size--;
    if (flow.head === flow.items.length) {
      this.#flows.delete(name);
      return item;
    }
    if (flow.head > 256 && flow.head * 2 > flow.items.length) {
      flow.items = flow.items.slice(flow.head);
      flow.head = 0;
    }
    if (flow.credit < 1) this.#toBack(name, flow);
    return item;
  }

  #toBack(name: string, flow: Flow<Item>): void {
    this.#flows.delete(name);
    this.#flows.set(name, flow);
  }

  #flow(name: string): Flow<Item> {
    const known = this.#flows.get(name);
    if (known) return known;
    const flow: Flow<Item> = { items: [], head: 0, credit: 0 };
    this.#flows.set(name, flow);
    return flow;
  }
}
