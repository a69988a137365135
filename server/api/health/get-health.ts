/** Alive: the event loop turns. It asks nothing of anybody, so a lost database restarts no process. */
export const getHealth = (): Response =>
  Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
