import { probeDatabase } from "@/server/auth/probe-database";

/** Able to serve: the database answers. It does not ask other mail servers or workers: those may be away while pages work. */
export async function getReady(): Promise<Response> {
  const ok = await probeDatabase();
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
