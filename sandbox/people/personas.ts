import type { Persona } from "./persona.ts";
import { maya } from "./stories/athlete.ts";
import { priya } from "./stories/newcomer.ts";
import { tom } from "./stories/parent.ts";
import { anna } from "./stories/steady.ts";
import { daniel } from "./stories/traveller.ts";

/** Everyone who lives in the sandbox. */
export const personas: readonly Persona[] = [anna, tom, maya, daniel, priya];
