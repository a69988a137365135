export { postOperatorPasskey as POST } from "@/server/api/operator-sign-in/post-operator-passkey";
