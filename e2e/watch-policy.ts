import type { Page } from "@playwright/test";

/**
 * Writes down what pages that are opened from now on do against their policy: what the browser tells the page, and what
 * it logs for frames that may run no script of ours.
 *
 * @returns gives the violations so far, each as `directive: what was refused`
 */
export async function watchPolicy(page: Page): Promise<() => string[]> {
  const violations: string[] = [];
  await page.exposeFunction("tellViolation", (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
      Reflect.get(window, "tellViolation")(`${effectiveDirective}: ${blockedURI} (${sourceFile})`),
    );
  });
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy|trusted type/i.test(text)) violations.push(`console: ${text.slice(0, 300)}`);
  });
  return () => [...violations];
}
