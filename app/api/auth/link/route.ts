export { postLink as POST } from "@/server/api/sign-in/post-link";
