import { join } from "node:path";
import { browserHeaders, origin } from "./ask-door";
import type { Asker, World } from "./make-world";
import type { Probe } from "./token-probes";

export type Fixture = {
  /** Asked from outside by everybody, or kept by caches for all, with the reason. */
  readonly open?: string;
  readonly probes: (world: World) => readonly Probe[];
};
type Handler = (request: Request, given: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** A request of our own pages, as somebody sends it. */
export const asked =
  (path: string, { method = "GET", body }: { method?: string; body?: string } = {}) =>
  (asker: Asker) =>
    new Request(`${origin}${path}`, {
      method,
      headers: browserHeaders(asker),
      ...(body !== undefined && { body }),
    });

/** A route of a file, called as Next calls it. */
export const route =
  (file: string, method: string) =>
  async (request: Request, params: Record<string, string> = {}) => {
    const handlers = (await import(/* @vite-ignore */ join(process.cwd(), file))) as Record<string, Handler>;
    const handler = handlers[method];
    if (!handler) throw new Error(`${file} has no ${method}`);
    return handler(request, { params: Promise.resolve(params) });
  };
