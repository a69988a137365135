import { listCalendar } from "@/server/domain/calendar/list-calendar";
import { listCalendarInput } from "@/server/domain/calendar/schema";
import { router, tenantProcedure } from "./init";

export const calendarRouter = router({
  list: tenantProcedure.input(listCalendarInput).query(({ ctx, input }) => listCalendar(ctx, input)),
});
