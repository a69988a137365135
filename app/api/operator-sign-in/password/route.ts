export { postOperatorPassword as POST } from "@/server/api/operator-sign-in/post-operator-password";
