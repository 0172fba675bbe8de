import { expect, test } from "vitest";
import { StateStore } from "../state.ts";
import { toGeneratedId } from "./generated.ts";
import { Population } from "./population.ts";
import { stories } from "./stories.ts";

const now = Date.parse("2026-11-22T10:00:00Z");

function toPopulation({ users = 0, seed = 1, years = 5 } = {}) {
  const store = new StateStore({ path: null, now });
  return { store, population: new Population({ store, years, seed, users }) };
}

test("generated people stand beside the stories', each with ids of their own", () => {
  const { population } = toPopulation({ users: 2000 });
  const everyone = [...population.all()];
  expect(everyone).toHaveLength(stories.length + 2000);
  expect(population.size).toBe(everyone.length);
  expect(new Set(everyone.map(({ history }) => history.userId)).size).toBe(everyone.length);
  expect(new Set(everyone.map(({ persona }) => persona.seed)).size).toBe(everyone.length);
  expect(population.get("user-2000")?.persona.name).toMatch(/^\S+ \S+$/);
  for (const id of ["user-2001", "user-0000", "user-1", "user-00001", "nobody"])
    expect(population.get(id)).toBeNull();
  expect(population.shown().length).toBeLessThan(30);
});

test("a seed gives the same people again, and another seed others with other days", () => {
  const one = toPopulation({ users: 3 }).population;
  const same = toPopulation({ users: 3 }).population;
  const other = toPopulation({ users: 3, seed: 2 }).population;
  const night = (population: Population, id: string) => {
    const history = population.get(id)?.history;
    return [...(history?.documents({ type: "daily_sleep", from: 20_700, to: 20_710 }) ?? [])];
  };
  for (const id of ["steady", "user-0002"]) {
    expect(night(same, id)).toEqual(night(one, id));
    expect(night(other, id)).not.toEqual(night(one, id));
  }
  expect(other.get("user-0002")?.persona.email).toBe(one.get("user-0002")?.persona.email);
  expect(other.get("user-0002")?.persona.age).not.toBe(Number.NaN);
  expect(other.get("steady")?.persona.name).toBe(one.get("steady")?.persona.name);
});

test("looking at generated people leaves the state as small as it was; changing one adds one record", () => {
  const { store, population } = toPopulation({ users: 1000 });
  const before = JSON.stringify(store.value).length;
  for (let number = 1; number <= 1000; number++) {
    const history = population.get(toGeneratedId(number))?.history;
    const documents = history?.documents({ type: "daily_sleep", from: 20_750, to: 20_760 }) ?? [];
    expect([...documents].length).toBeGreaterThan(3);
  }
  expect(JSON.stringify(store.value)).toHaveLength(before);
  const resident = population.get("user-0500");
  if (resident === null) throw new Error("nobody");
  population.keep(resident);
  expect(Object.keys(store.value.people)).toHaveLength(stories.length + 1);
});

test("histories are as long as the settings say, but for the newcomer's", () => {
  const { population } = toPopulation({ years: 5 });
  for (const { persona, record, history } of population.all()) {
    const days = history.lastDay - record.firstDay + 1;
    expect(days).toBe(persona.historyDays ?? 1826);
  }
});

test("a lapsed membership is ended from the start", () => {
  const { population } = toPopulation();
  expect(population.get("lapsed")?.record.membership).toBe("ended");
  expect(population.get("steady")?.record.membership).toBe("active");
});
