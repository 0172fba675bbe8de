import { z } from "zod";

/** The choice of the disconnect form. */
export const disconnectSchema = z.object({
  data: z.enum(["keep", "delete"], { error: "Choose whether to keep or to delete your data." }),
});
