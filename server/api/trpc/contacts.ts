import { countContacts } from "@/server/domain/contacts/count-contacts";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { deleteContact } from "@/server/domain/contacts/delete-contact";
import { deleteContactField } from "@/server/domain/contacts/delete-contact-field";
import { getContact } from "@/server/domain/contacts/get-contact";
import { listContactFields } from "@/server/domain/contacts/list-contact-fields";
import { listContacts } from "@/server/domain/contacts/list-contacts";
import {
  contactFilter,
  createContactFieldInput,
  createContactInput,
  deleteContactFieldInput,
  deleteContactInput,
  getContactInput,
  listContactsInput,
  tagContactsInput,
  tagMatchingInput,
  untagContactsInput,
  untagMatchedInput,
  untagMatchingInput,
  updateContactFieldInput,
  updateContactInput,
} from "@/server/domain/contacts/schema";
import { tagContacts } from "@/server/domain/contacts/tag-contacts";
import { tagMatching } from "@/server/domain/contacts/tag-matching";
import { untagContacts } from "@/server/domain/contacts/untag-contacts";
import { untagMatched } from "@/server/domain/contacts/untag-matched";
import { untagMatching } from "@/server/domain/contacts/untag-matching";
import { updateContact } from "@/server/domain/contacts/update-contact";
import { updateContactField } from "@/server/domain/contacts/update-contact-field";
import { router, tenantProcedure } from "./init";

export const contactsRouter = router({
  list: tenantProcedure.input(listContactsInput).query(({ ctx, input }) => listContacts(ctx, input)),
  get: tenantProcedure.input(getContactInput).query(({ ctx, input }) => getContact(ctx, input)),
  create: tenantProcedure.input(createContactInput).mutation(({ ctx, input }) => createContact(ctx, input)),
  update: tenantProcedure.input(updateContactInput).mutation(({ ctx, input }) => updateContact(ctx, input)),
  delete: tenantProcedure.input(deleteContactInput).mutation(({ ctx, input }) => deleteContact(ctx, input)),
  tag: tenantProcedure.input(tagContactsInput).mutation(({ ctx, input }) => tagContacts(ctx, input)),
  count: tenantProcedure.input(contactFilter).query(({ ctx, input }) => countContacts(ctx, input)),
  tagMatching: tenantProcedure.input(tagMatchingInput).mutation(({ ctx, input }) => tagMatching(ctx, input)),
  untagMatched: tenantProcedure
    .input(untagMatchedInput)
    .mutation(({ ctx, input }) => untagMatched(ctx, input)),
  untagMatching: tenantProcedure
    .input(untagMatchingInput)
    .mutation(({ ctx, input }) => untagMatching(ctx, input)),
  untag: tenantProcedure.input(untagContactsInput).mutation(({ ctx, input }) => untagContacts(ctx, input)),

  listFields: tenantProcedure.query(({ ctx }) => listContactFields(ctx)),
  createField: tenantProcedure
    .input(createContactFieldInput)
    .mutation(({ ctx, input }) => createContactField(ctx, input)),
  updateField: tenantProcedure
    .input(updateContactFieldInput)
    .mutation(({ ctx, input }) => updateContactField(ctx, input)),
  deleteField: tenantProcedure
    .input(deleteContactFieldInput)
    .mutation(({ ctx, input }) => deleteContactField(ctx, input)),
});
