export { postReset as POST } from "@/server/api/sign-in/post-reset";
