export { postImport as POST } from "@/server/api/uploads/post-import";
