export { postEmailCode as POST } from "@/server/api/sign-in/post-email-code";
