import type { Page, Request } from "@playwright/test";

/** Idle twice in a row: hydrating ends with an idle moment, in which the questions of the page have just been asked. */
const idleMoments = 2;

/**
 * Opens a page and waits until it has come to rest: loaded, its code run, nothing asked of the server that is not answered.
 * It waits for no more than that, where "networkidle" adds half a second to each page.
 *
 * @returns the status of the page itself
 */
export async function openSettled(page: Page, path: string): Promise<number | undefined> {
  const underWay = new Set<Request>();
  const begin = (request: Request) => void underWay.add(request);
  const end = (request: Request) => void underWay.delete(request);
  page.on("request", begin).on("requestfinished", end).on("requestfailed", end);
  const response = await page.goto(path, { waitUntil: "load" });
  for (let idle = 0; idle < idleMoments; ) {
    const isIdle = await page.evaluate(becomeIdle).catch(() => false);
    // A page that leads on to another is left in the middle of the question.
    if (!isIdle) await page.waitForLoadState("load");
    idle = isIdle && underWay.size === 0 ? idle + 1 : 0;
  }
  page.off("request", begin).off("requestfinished", end).off("requestfailed", end);
  return response?.status();
}

const becomeIdle = () => new Promise<true>((resolve) => requestIdleCallback(() => resolve(true)));
