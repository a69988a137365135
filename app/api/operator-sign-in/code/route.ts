export { postOperatorCode as POST } from "@/server/api/operator-sign-in/post-operator-code";
