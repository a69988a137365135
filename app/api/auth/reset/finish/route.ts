export { postResetFinish as POST } from "@/server/api/sign-in/post-reset-finish";
