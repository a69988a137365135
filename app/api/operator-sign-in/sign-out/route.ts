export { postOperatorSignOut as POST } from "@/server/api/operator-sign-in/post-operator-sign-out";
