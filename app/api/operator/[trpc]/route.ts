export { handleOperatorTrpc as GET, handleOperatorTrpc as POST } from "@/server/api/trpc/handle-trpc";
