export { postOperatorProof as POST } from "@/server/api/operator-sign-in/post-operator-proof";
