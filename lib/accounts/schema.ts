import { z } from "zod";
import { isTimeZone } from "../time/day.ts";
import { isCommonPassword } from "./common-passwords.ts";

const email = z
  .string({ error: "Enter your e-mail address." })
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an e-mail address such as you@example.com."));

const name = z
  .string({ error: "Enter your name." })
  .trim()
  .min(1, "Enter your name.")
  .max(80, "Keep it under 80 characters.")
  .regex(/^\P{Cc}*$/u, "Leave out control characters.");

/** Length is what makes a password strong; only the ones that everybody tries are refused. */
const newPassword = z
  .string({ error: "Choose a password." })
  .min(10, "Use at least 10 characters.")
  .max(256, "Keep it under 256 characters.")
  .refine((password) => !isCommonPassword(password), {
    error: "This is one of the passwords that are tried first. Choose another.",
  });

/** At registration the browser guesses the zone; a guess we do not know becomes UTC. */
const guessedTimeZone = z
  .string()
  .default("UTC")
  .transform((value) => (isTimeZone(value) ? value : "UTC"));

export const registerSchema = z.object({
  name,
  email,
  password: newPassword,
  timeZone: guessedTimeZone,
  /** Token of an invitation link, where registration is by invitation. */
  invite: z.string().max(200).nullish(),
});

/** Whatever was typed is tried: rules on passwords apply to new ones only. */
export const signInSchema = z.object({
  email,
  password: z
    .string({ error: "Enter your password." })
    .min(1, "Enter your password.")
    .max(256, "No password here is that long."),
});

export const profileSchema = z.object({
  name,
  email,
  timeZone: z.string().refine(isTimeZone, "Pick a time zone from the list."),
  units: z.enum(["metric", "imperial"]),
  clock: z.enum(["24", "12"]),
  /** Asked for when the address changes: it is what one signs in with. */
  currentPassword: z.string().max(256).optional(),
});

export const passwordChangeSchema = z.object({
  currentPassword: z.string().min(1, "Enter your current password.").max(256),
  password: newPassword,
});

export type Registration = z.output<typeof registerSchema>;
export type ProfileInput = z.output<typeof profileSchema>;
