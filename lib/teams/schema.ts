import { z } from "zod";
import { shareCategories } from "./share-categories.ts";

/** Ids of teams, members and invitations. */
export const idSchema = z.guid("This link is not complete. Go back and try again.").toLowerCase();

/** A team's name: what is left after trimming, at most 80 characters. */
export const teamNameSchema = z
  .string()
  .trim()
  .min(1, "Give the team a name.")
  .max(80, "Use at most 80 characters.")
  .regex(/^\P{Cc}*$/u, "Leave out control characters.");

/** The boxes that were ticked, in the order of the categories and each once. */
export const sharesSchema = z
  .array(z.enum(shareCategories, "One of these categories cannot be shared."))
  .transform((ticked) => shareCategories.filter((category) => ticked.includes(category)));

/** 256 bits in base64url: the whole shape of an invitation's token. */
export const invitationTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
