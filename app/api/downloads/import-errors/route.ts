export { getImportErrors as GET } from "@/server/api/downloads/get-import-errors";
