import { globSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { test } from "@/e2e/fixtures";
import { makeOperator } from "@/e2e/make-operator";
import { openSettled } from "@/e2e/open-settled";
import { makeDemoOwner } from "@/e2e/test-tenant";
import { visitor } from "@/e2e/visitor";
import { type PageToVisit, pagesToVisit } from "@/workers/demo/pages-to-visit";

// A film of eighty pages costs more than looking at them; the faults name their page.
test.use({ trace: "off" });

const serious = new Set(["serious", "critical"]);

test("every page of the app is visited here", async ({ baseURL }) => {
  const { pages } = await pagesToVisit(baseURL ?? "", await makeDemoOwner(), await makeOperator());
  const files = globSync("app/**/page.tsx");
  expect([...new Set(pages.map(({ file }) => file))].sort()).toEqual(files.sort());
});

/** In the page itself, since no frame is asked: the other mode opens a page of its own for each analysis. */
const axe = (page: Page) =>
  new AxeBuilder({ page })
    .exclude("iframe")
    .options({ resultTypes: ["violations"] })
    .setLegacyMode();

async function faultsOf(page: Page, { path }: PageToVisit): Promise<string[]> {
  const faults: string[] = [];
  const onError = (error: Error) => faults.push(`${path}: ${error.message.slice(0, 200)}`);
  page.on("pageerror", onError);
  await page.setViewportSize({ width: 1440, height: 900 });
  const status = await openSettled(page, path);
  if (status !== 200) faults.push(`${path}: answered ${status}`);
  if ((await page.locator("[data-error-boundary]").count()) > 0) faults.push(`${path}: shows the error page`);
  const { violations } = await axe(page).analyze();
  for (const { id, impact, nodes } of violations)
    if (serious.has(impact ?? ""))
      faults.push(
        `${path}: ${id} at ${nodes
          .map(({ target }) => target.join(" "))
          .slice(0, 3)
          .join(" | ")}`,
      );
  await page.setViewportSize({ width: 390, height: 844 });
  const [width, window] = await page.evaluate(
    () => [document.documentElement.scrollWidth, innerWidth] as const,
  );
  if (width > window) faults.push(`${path}: is ${width} px wide on a phone of ${window} px`);
  page.off("pageerror", onError);
  return faults;
}

async function visitAll(browser: Browser, origin: string, language: "ja" | "en"): Promise<string[]> {
  const { pages, client } = await pagesToVisit(origin, await makeDemoOwner(), await makeOperator());
  const cookies = visitor(client, origin);
  const faults: string[] = [];
  for (const isAnonymous of [true, false]) {
    const context = await browser.newContext({
      baseURL: origin,
      locale: language === "ja" ? "ja-JP" : "en-US",
    });
    await context.addCookies(cookies({ language, isAnonymous }));
    const page = await context.newPage();
    for (const one of pages)
      if ((one.anonymous ?? false) === isAnonymous) faults.push(...(await faultsOf(page, one)));
    await context.close();
  }
  return faults;
}

// Two tests, so that two workers share the way.
for (const language of ["ja", "en"] as const)
  test(`every page opens in ${language}, without a serious fault for assistive technology, and fits a phone`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(600_000);
    expect(await visitAll(browser, baseURL ?? "", language)).toEqual([]);
  });
