export { postEnrolment as POST } from "@/server/api/sign-in/post-enrolment";
