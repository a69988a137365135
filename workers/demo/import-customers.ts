import type { ConsoleClient } from "./console-client";

export type ImportNumbers = {
  rowsTotal: number;
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
  rowsRejected: number;
};
type ImportView = ImportNumbers & { state: string; failure: { key: string } | null };

const patienceMs = 600_000;

/** Uploads a customer file, waits for its dry run, confirms it with the consent on record, and waits until it is done. */
export async function importCustomers(client: ConsoleClient, bytes: Buffer): Promise<ImportNumbers> {
  const response = await client.send(`/api/uploads/import?fileName=${encodeURIComponent("顧客名簿.csv")}`, {
    method: "POST",
    body: new Uint8Array(bytes),
    headers: { "content-type": "text/csv" },
  });
  if (!response.ok)
    throw new Error(`the upload was refused: ${response.status} ${(await response.text()).slice(0, 300)}`);
  const { importId } = (await response.json()) as { importId: string };
  await waitFor(client, importId, "ready");
  await client.mutate("imports.start", {
    importId,
    mode: "overwrite",
    consent: { how: "会員登録フォームで案内メールに同意", giveAgain: false },
  });
  const { rowsTotal, rowsNew, rowsChanged, rowsUnchanged, rowsRejected } = await waitFor(
    client,
    importId,
    "done",
  );
  return { rowsTotal, rowsNew, rowsChanged, rowsUnchanged, rowsRejected };
}

async function waitFor(client: ConsoleClient, importId: string, wanted: string): Promise<ImportView> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(300)) {
    const view = await client.query<ImportView>("imports.get", { importId });
    if (view.state === wanted) return view;
    if (view.state === "failed" || view.state === "stopped")
      throw new Error(`the import ended as ${view.state}: ${view.failure?.key ?? ""}`);
  }
  throw new Error(`the import did not become ${wanted} in time`);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
