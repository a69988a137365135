export { postOperatorEnrolment as POST } from "@/server/api/operator-sign-in/post-operator-enrolment";
