import type { CustomerCounts } from "@/db/demo/make-customers";
import type { SinkCounts } from "@/server/mta/sink/delivery-tally";
import type { Acted } from "./act-as-readers";
import type { ImportNumbers } from "./import-customers";
import type { Judgement } from "./judge-mail";
import type { Truth } from "./read-truth";

export type DemoNumbers = {
  imported: ImportNumbers;
  audience: { inSegment: number; willReceive: number };
  after: { willReceive: number };
  unapproved: string | null;
  ownWork: string | null;
  killed: number;
  recovered: number;
  judged: Judgement | null;
  acted: Acted | null;
  truth: Truth;
  /** Sentences of `checkInvariants`. */
  faults: number;
  report: Readonly<Record<string, number>>;
  sink: SinkCounts | null;
  expected: CustomerCounts | null;
};
export type Check = { name: string; left: string | number; right: string | number; holds: boolean };

const equal = (name: string, left: number, right: number): Check => ({
  name,
  left,
  right,
  holds: left === right,
});
const atMost = (name: string, left: number, right: number): Check => ({
  name,
  left,
  right: `≤ ${right}`,
  holds: left <= right,
});
const refused = (name: string, key: string | null, wanted: string): Check => ({
  name,
  left: key ?? "done",
  right: wanted,
  holds: key === wanted,
});

/** Everything that must add up, from sends and events; the report is held against them. */
export function checkNumbers(numbers: DemoNumbers): Check[] {
  const { imported, audience, truth, report } = numbers;
  const of = (kind: string) => truth.outcomes[kind] ?? 0;
  const planned = Object.values(truth.outcomes).reduce((sum, count) => sum + count, 0);
  const rowsTold = imported.rowsNew + imported.rowsChanged + imported.rowsUnchanged + imported.rowsRejected;
  return [
    equal("import: rows read = new + changed + unchanged + rejected", imported.rowsTotal, rowsTold),
    ...expectedChecks(numbers),
    refused("a send without approval is refused", numbers.unapproved, "campaigns.cannot-send"),
    refused("one's own work cannot be approved", numbers.ownWork, "people.notAllowed"),
    equal("planned = people in the segment", planned, audience.inSegment),
    equal("nothing is left waiting", of("waiting"), 0),
    equal(
      "sent to = accepted + bounced",
      audience.willReceive,
      of("accepted") + of("bounced") + of("failed"),
    ),
    equal("report: planned", report.planned ?? -1, planned),
    equal("report: accepted", report.accepted ?? -1, of("accepted")),
    equal("report: bounced", report.bounced ?? -1, of("bounced")),
    equal("report: excluded", report.excluded ?? -1, of("excluded")),
    ...(["opened", "clicked", "unsubscribed"] as const).map((kind) =>
      equal(`report: ${kind}`, report[kind] ?? -1, truth.reactions[kind] ?? 0),
    ),
    equal("invariants of sends, queue, events and roll-ups that do not hold", numbers.faults, 0),
    ...receivedChecks(numbers),
    ...readerChecks(numbers),
  ];
}

function expectedChecks({ imported, audience, expected }: DemoNumbers): Check[] {
  if (!expected) return [];
  return [
    equal("import: rows in the file", imported.rowsTotal, expected.rows),
    equal("import: new people", imported.rowsNew, expected.contacts),
    equal("people who consented will receive it", audience.willReceive, expected.consenting),
  ];
}

function receivedChecks({ sink, judged, truth, acted, killed, recovered }: DemoNumbers): Check[] {
  if (!sink) return [];
  const accepted = (truth.outcomes.accepted ?? 0) + (acted?.bouncedLater ?? 0);
  return [
    equal("received by distinct people = accepted: nothing is lost", sink.distinctRecipients, accepted),
    atMost(
      `received twice (killed ${killed} times) ≤ rows found in “sending”`,
      sink.repeatedRecipients,
      recovered,
    ),
    ...(judged
      ? [
          equal("mails judged = mails received", judged.judged, sink.messages),
          equal("mails with a fault", judged.faulty, 0),
        ]
      : []),
  ];
}

function readerChecks({ acted, truth, audience, after }: DemoNumbers): Check[] {
  if (!acted) return [];
  const gone = acted.unsubscribed + acted.bouncedLater + (truth.outcomes.bounced ?? 0) - acted.bouncedLater;
  return [
    equal("people who opened", truth.reactions.opened ?? 0, acted.opened),
    equal("people who clicked", truth.reactions.clicked ?? 0, acted.clicked),
    equal("people who unsubscribed", truth.reactions.unsubscribed ?? 0, acted.unsubscribed),
    equal("forged links refused", acted.forged, acted.clicked),
    equal(
      "the next campaign leaves out who unsubscribed or bounced",
      after.willReceive,
      audience.willReceive - gone,
    ),
  ];
}
