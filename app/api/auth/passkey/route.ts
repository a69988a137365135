export { postPasskey as POST } from "@/server/api/sign-in/post-passkey";
