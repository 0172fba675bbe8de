import { formatInstant } from "../calendar.ts";
import { toIdentifier } from "../identifiers.ts";
import type { Person } from "../person.ts";
import { offsetAt } from "../zones.ts";
import type { Json, OuraDocument } from "./draft.ts";

/** `user_id` of webhooks and `id` of personal_info: one stable UUID per persona. */
export function toUserIdentifier(seed: number): string {
  return toIdentifier({ seed, type: "personal_info", day: 0, slot: 0 });
}

/** Every ring ever owned, counted from the first day of the sandbox. */
export function ringDocuments({ persona, seed }: Person): readonly OuraDocument[] {
  const { today } = persona;
  return persona.rings.map((ring, slot) => {
    const day = ring.yearsAgo === null ? 0 : Math.round(today - ring.yearsAgo * 365.25);
    const instant = ring.yearsAgo === null ? 0 : day * 86_400 + 33_000;
    const offset = ring.yearsAgo === null ? 0 : offsetAt({ zone: persona.home, instant });
    const id = toIdentifier({ seed, type: "ring_configuration", day: 0, slot });
    const body = {
      id,
      color: ring.color,
      design: ring.design,
      firmware_version: ring.firmware,
      hardware_type: ring.hardware,
      set_up_at: formatInstant({ instant, offset }),
      size: ring.size,
    };
    return { id, day, slot, startsAt: instant, release: "night", body };
  });
}

/** The personal details that these scopes unlock; the id needs none. */
export function toPersonalInfo({ person, scopes }: { person: Person; scopes: readonly string[] }): {
  readonly [key: string]: Json;
} {
  const { persona, seed } = person;
  const personal = scopes.includes("personal")
    ? {
        age: persona.age,
        weight: persona.weightKg,
        height: persona.heightM,
        biological_sex: persona.sex,
      }
    : {};
  const email = scopes.includes("email") ? { email: persona.email } : {};
  return { id: toUserIdentifier(seed), ...personal, ...email };
}
