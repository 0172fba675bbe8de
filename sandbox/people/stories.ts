import type { Story } from "./persona.ts";
import { maya } from "./stories/athlete.ts";
import { ines } from "./stories/ill.ts";
import { viktor } from "./stories/lapsed.ts";
import { priya } from "./stories/newcomer.ts";
import { kit } from "./stories/oddities.ts";
import { tom } from "./stories/parent.ts";
import { grace } from "./stories/shift.ts";
import { anna } from "./stories/steady.ts";
import { daniel } from "./stories/traveller.ts";

/** Everyone whose story is told, whatever the settings say. */
export const stories: readonly Story[] = [anna, tom, maya, daniel, priya, grace, ines, viktor, kit];
