export { postPassword as POST } from "@/server/api/sign-in/post-password";
