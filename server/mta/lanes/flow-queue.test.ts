import fc from "fast-check";
import { expect, test } from "vitest";
import { FlowQueue, type QueuedMail } from "./flow-queue";

type Item = { readonly id: number; readonly message: QueuedMail };

let ids = 0;
const item = (flow: string, stream: QueuedMail["stream"] = "bulk"): Item => ({
  id: ++ids,
  message: { flow, stream },
});
const queueOf = (items: readonly Item[], weightOf: (flow: string) => number = () => 1) => {
  const queue = new FlowQueue<Item>(weightOf);
  for (const one of items) queue.push(one);
  return queue;
};
const takeAll = (queue: FlowQueue<Item>, count = Number.POSITIVE_INFINITY) => {
  const taken: Item[] = [];
  for (
    let one = taken.length < count ? queue.take() : undefined;
    one;
    one = taken.length < count ? queue.take() : undefined
  ) {
    taken.push(one);
  }
  return taken;
};
const many = (count: number, flow: string, stream?: QueuedMail["stream"]) =>
  Array.from({ length: count }, () => item(flow, stream));
const flows = (items: readonly Item[]) => items.map(({ message }) => message.flow).join("");

test("a flow of one is not held up by a flow of many that came first", () => {
  expect(flows(takeAll(queueOf([...many(1000, "a"), item("b")]), 3))).toBe("aba");
});

test("flows take turns, and each keeps its own order", () => {
  const items = [...many(3, "a"), ...many(2, "b"), ...many(1, "c")];
  const taken = takeAll(queueOf(items));
  expect(flows(taken)).toBe("abcaba");
  expect(taken.filter(({ message }) => message.flow === "a")).toEqual(items.slice(0, 3));
});

test.each([
  { weight: 3, share: 75 },
  { weight: 1, share: 50 },
  { weight: 0.25, share: 20 },
  { weight: 0, share: 1 },
])("a flow of weight $weight beside one of weight 1 gets $share %", ({ weight, share }) => {
  const queue = queueOf([...many(1000, "a"), ...many(1000, "b")], (flow) => (flow === "a" ? weight : 1));
  const ofA = takeAll(queue, 400).filter(({ message }) => message.flow === "a").length;
  expect(Math.abs(ofA / 4 - share)).toBeLessThanOrEqual(1);
});

test("transactional goes first, and bulk keeps its fifth", () => {
  const queue = queueOf([...many(100, "b", "bulk"), ...many(100, "t", "transactional")]);
  const first = takeAll(queue, 100);
  expect(flows(first).startsWith("tttt")).toBe(true);
  expect(first.filter(({ message }) => message.stream === "bulk")).toHaveLength(20);
});

test("bulk has everything while nothing transactional waits", () => {
  expect(flows(takeAll(queueOf([...many(3, "b"), item("t", "transactional")])))).toBe("tbbb");
});

test("what is given back is the next of its flow", () => {
  const [first, second] = [item("a"), item("a")];
  const queue = queueOf([first, second]);
  const taken = queue.take();
  queue.unshift(taken!);
  expect(takeAll(queue)).toEqual([first, second]);
});

test("nothing is lost and nothing comes twice, whatever is pushed, taken, given back and pruned", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("push"), flow: fc.constantFrom("a", "b", "c"), isBulk: fc.boolean() }),
    fc.record({
      kind: fc.constantFrom("take", "giveBack", "prune"),
      flow: fc.constant(""),
      isBulk: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = queueOf([], (flow) => (flow === "a" ? 2.5 : 0.4));
      const waiting = new Set<Item>();
      let last: Item | undefined;
      for (const { kind, flow, isBulk } of steps) {
        if (kind === "push") {
          const one = item(flow, isBulk ? "bulk" : "transactional");
          queue.push(one);
          waiting.add(one);
        } else if (kind === "take") {
          last = queue.take();
          expect(last === undefined).toBe(waiting.size === 0);
          if (last) expect(waiting.delete(last)).toBe(true);
        } else if (kind === "giveBack" && last) {
          queue.unshift(last);
          waiting.add(last);
          last = undefined;
        } else if (kind === "prune") {
          queue.prune(({ id }) => id % 3 === 0);
          for (const one of waiting) if (one.id % 3 === 0) waiting.delete(one);
        }
        expect(queue.size).toBe(waiting.size);
      }
      expect(new Set(takeAll(queue))).toEqual(waiting);
    }),
  );
});
