export { getHealth as GET } from "@/server/api/health/get-health";

export const dynamic = "force-dynamic";
