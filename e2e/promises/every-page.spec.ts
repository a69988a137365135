import { globSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type PageToVisit, pagesToVisit } from "@/workers/demo/pages-to-visit";
import { instanceUnderTest } from "../instance";
import { visitor } from "../visitor";

const serious = new Set(["serious", "critical"]);
let pages: PageToVisit[] = [];
let cookies: Awaited<ReturnType<typeof visitor>>;

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.beforeAll(async ({ baseURL }) => {
  instanceUnderTest();
  const asked = await pagesToVisit(baseURL ?? "");
  pages = asked.pages;
  cookies = visitor(asked.client, baseURL ?? "");
});

test("every page of the app is visited here", () => {
  const files = globSync("app/**/page.tsx");
  expect([...new Set(pages.map(({ file }) => file))].sort()).toEqual(files.sort());
});

async function faultsOf(page: Page, { path }: PageToVisit): Promise<string[]> {
  const faults: string[] = [];
  const onError = (error: Error) => faults.push(`${path}: ${error.message.slice(0, 200)}`);
  page.on("pageerror", onError);
  await page.setViewportSize({ width: 1440, height: 900 });
  const response = await page.goto(path);
  if (response?.status() !== 200) faults.push(`${path}: answered ${response?.status()}`);
  await page.waitForLoadState("networkidle");
  if ((await page.locator("[data-error-boundary]").count()) > 0) faults.push(`${path}: shows the error page`);
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
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

async function visitAll(browser: Browser, language: "ja" | "en"): Promise<string[]> {
  const faults: string[] = [];
  for (const isAnonymous of [true, false]) {
    const context = await browser.newContext({ locale: language === "ja" ? "ja-JP" : "en-US" });
    await context.addCookies(cookies({ language, isAnonymous }));
    const page = await context.newPage();
    for (const one of pages)
      if ((one.anonymous ?? false) === isAnonymous) faults.push(...(await faultsOf(page, one)));
    await context.close();
  }
  return faults;
}

for (const language of ["ja", "en"] as const)
  test(`every page opens in ${language}, without a serious fault for assistive technology, and fits a phone`, async ({
    browser,
  }) => {
    expect(await visitAll(browser, language)).toEqual([]);
  });
