import { type CustomerCounts, makeCustomers } from "@/db/demo/make-customers";
import { writeCustomersCsv } from "@/db/demo/write-customers-csv";

export type DemoFile = { bytes: Buffer; expected: CustomerCounts | null };

/** A customer file of so many rows in CP932, with what an import and a mail of it must come to. */
export function customerCounts(rows: number): DemoFile {
  const { rows: customers, counts } = makeCustomers(rows);
  return { bytes: writeCustomersCsv(customers), expected: counts };
}
