import { expect, test } from "vitest";
import { japaneseSummaries } from "@/app/(console)/t/[tenant]/integrations/_reference/japanese-summaries";
import { loadApiDocument } from "@/app/(console)/t/[tenant]/integrations/_reference/load-api-document";
import { applyTestSettings } from "@/db/testing-settings";

applyTestSettings({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });

test("each operation is told in Japanese, and nothing else is", async () => {
  const { paths } = await loadApiDocument();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(Object.keys(japaneseSummaries).sort()).toEqual(operations.sort());
});
