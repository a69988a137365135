import { withWords } from "@/app/_i18n/with-words";

export default withWords("templates", "templates:read");
