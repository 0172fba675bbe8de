import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { idField } from "./identity-fields.ts";

/**
 * Who the ring belongs to: years, kg, m. Any token reads the id; `email` needs the scope of that name,
 * the others need `personal`.
 */
export const personalInfoSchema = z.looseObject({
  id: idField,
  age: z.number().nullish(),
  weight: z.number().nullish(),
  height: z.number().nullish(),
  biological_sex: z.string().nullish(),
  email: z.string().nullish(),
});

export type PersonalInfoRecord = z.output<typeof personalInfoSchema>;

export const personalInfo = defineDataType({
  id: "personal_info",
  path: "personal_info",
  label: "Personal info",
  scope: null,
  webhook: null,
  window: "none",
  basis: "day",
  endInclusive: false,
  answer: "object",
  single: false,
  schema: personalInfoSchema,
  identify: ({ id }) => ({ documentId: id, day: null, startsAt: null }),
  heavy: [],
  metrics: {},
});
