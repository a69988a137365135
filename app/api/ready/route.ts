export { getReady as GET } from "@/server/api/health/get-ready";

export const dynamic = "force-dynamic";
