export {
  handleNextAuthRequest as GET,
  handleNextAuthRequest as POST,
} from "@/server/api/sign-in/handle-next-auth-request";
