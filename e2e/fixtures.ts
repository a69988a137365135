import { test as base, type Page } from "@playwright/test";
import { disconnect } from "@/db/client";
import { enterAs } from "@/e2e/enter-as";
import { instanceUnderTest } from "@/e2e/instance";
import { type Mailbox, makeMailbox } from "@/e2e/mailbox";
import { startTarget, type Target } from "@/e2e/start-target";
import { makeTenant, type TestPerson, type TestTenant } from "@/e2e/test-tenant";

type Fixtures = {
  /** A company of this test's own, with an owner. Its members say how state is made: see test-tenant.ts. */
  tenant: TestTenant;
  /** A browser in which the tenant's owner has signed in; no page is open yet. */
  page: Page;
  /** A browser in which nobody has signed in. */
  visitor: Page;
  /**
   * Signs somebody in, in a browser of their own:
   * `const approver = await signIn(await tenant.addPerson({ role: "approver" }))`.
   */
  signIn: (person: TestPerson) => Promise<Page>;
  /** Mails that arrived: `(await mailbox.waitFor("ada@example.test")).subject`. */
  mailbox: Mailbox;
  /** A page to which links of mails may lead: `shop.url`, with `shop.title` as its heading. */
  shop: Target;
};

/**
 * `test` with a company, people and mail. Pages are Japanese, 1440 wide, in Tokyo's time; find things by role and name.
 *
 * ```ts
 * import { expect, test } from "@/e2e/fixtures";
 *
 * test("an approver sees what waits for them", async ({ tenant, signIn }) => {
 *   const approver = await tenant.addPerson({ role: "approver" });
 *   const campaign = await createCampaign(await tenant.as(tenant.owner), { name: "夏の便り" });
 *   const page = await signIn(approver);
 *   await page.goto(tenant.path("/approvals"));
 * ```
 */
export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are needed from the pattern
    async ({}, use) => {
      instanceUnderTest();
      await use(undefined);
      await disconnect();
    },
    { scope: "worker", auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  tenant: async ({}, use) => use(await makeTenant()),
  visitor: async ({ browser, contextOptions }, use) => {
    const context = await browser.newContext(contextOptions);
    await use(await context.newPage());
    await context.close();
  },
  signIn: async ({ browser, contextOptions, baseURL }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (person) => {
      const context = await browser.newContext(contextOptions);
      contexts.push(context);
      await enterAs(context, baseURL ?? "", person);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  page: async ({ page, tenant, baseURL }, use) => {
    await enterAs(page.context(), baseURL ?? "", tenant.owner);
    await use(page);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mailbox: async ({}, use) => use(makeMailbox(instanceUnderTest().inboxUrl)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  shop: async ({}, use) => {
    const target = await startTarget();
    await use(target);
    await target.close();
  },
});

export const { expect } = test;
