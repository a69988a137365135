export { postSignUpFinish as POST } from "@/server/api/sign-in/post-sign-up-finish";
