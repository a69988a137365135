import en from "@/messages/en/audit.json" with { type: "json" };
import ja from "@/messages/ja/audit.json" with { type: "json" };
import type { AuditExportWords } from "@/server/domain/audit/export-audit";
import type { Language } from "./pick-language";

/** The heads of an exported log. */
export const auditExportWords = (language: Language): AuditExportWords => ({ ja, en })[language].export;
