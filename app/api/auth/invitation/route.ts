export { postInvitation as POST } from "@/server/api/sign-in/post-invitation";
