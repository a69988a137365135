export { getAuditExport as GET } from "@/server/api/downloads/get-audit-export";
