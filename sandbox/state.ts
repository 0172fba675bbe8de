import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

/** How far a person's data go and what was changed in them by hand. */
const personRecord = z.object({
  firstDay: z.number().int(),
  /** Last day whose night, and whose daytime, exists. */
  nights: z.number().int(),
  days: z.number().int(),
  membership: z.enum(["active", "ended"]),
  /** Epochs that an edit cut off a night, by day number. */
  trims: z.record(z.string(), z.number().int()),
  deleted: z.array(z.string()),
  /** What was entered by hand, by day and position among that day's documents; `at` is an instant. */
  added: z
    .array(
      z.object({
        type: z.enum(["workout", "tag"]),
        day: z.number().int(),
        slot: z.number().int(),
        at: z.number().int(),
      }),
    )
    .optional(),
});

const grant = z.object({
  id: z.string(),
  personaId: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.number(),
  /** Hash of the code that it came from; "" where that was not kept. */
  codeHash: z.string().default(""),
  accessTokens: z.array(
    z.object({
      hash: z.string(),
      expiresAt: z.number(),
      /** Fewer scopes than the grant has, when a refresh asked for fewer. */
      scopes: z.array(z.string()).nullable().default(null),
    }),
  ),
  /** Hash of what all its refresh tokens begin with; "" until the first of that form. */
  familyHash: z.string().default(""),
  /** Hash of the one refresh token that still works. */
  refreshHash: z.string(),
});

const personalToken = z.object({
  id: z.string(),
  personaId: z.string(),
  note: z.string(),
  scopes: z.array(z.string()),
  hash: z.string(),
  createdAt: z.number(),
});

const subscription = z.object({
  id: z.string(),
  /** "" in a state from before there were several applications. */
  clientId: z.string().default(""),
  callbackUrl: z.string(),
  eventType: z.enum(["create", "update", "delete"]),
  dataType: z.string(),
  expiresAt: z.number(),
});

/** One time that an event was sent: the answer's status, or why there was none. */
const attempt = z.object({
  at: z.number(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  milliseconds: z.number(),
});

const delivery = z.object({
  id: z.string(),
  subscriptionId: z.string(),
  /** Whose secret signs it; "" as above. */
  clientId: z.string().default(""),
  url: z.string(),
  body: z.string(),
  /** What `x-oura-timestamp` says, in seconds; null for the moment of creation. */
  stamp: z.number().int().nullable().default(null),
  status: z.enum(["pending", "delivered", "failed", "cancelled", "lost"]),
  tries: z.array(attempt).default([]),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
  nextAttemptAt: z.number().nullable(),
  /** The delivery that this one repeats, as a replay or as a duplicate. */
  replayOf: z.string().nullable().default(null),
});

/** The clock where someone moved it; null while it shows real time. */
const clock = z.object({ shown: z.number(), real: z.number(), speed: z.number() });

const stateSchema = z.object({
  version: z.literal(1),
  createdAt: z.number(),
  /** When everyone was last brought up to their own yesterday; null before the first time. */
  caughtUpAt: z.number().nullable().default(null),
  /** By persona; generated people only where something was changed by hand. */
  people: z.record(z.string(), personRecord),
  grants: z.array(grant),
  personalTokens: z.array(personalToken).default([]),
  subscriptions: z.array(subscription),
  deliveries: z.array(delivery),
  clock: clock.nullable().default(null),
});

export type PersonRecord = z.output<typeof personRecord>;
export type Grant = z.output<typeof grant>;
export type PersonalToken = z.output<typeof personalToken>;
export type Subscription = z.output<typeof subscription>;
export type Delivery = z.output<typeof delivery>;
export type State = z.output<typeof stateSchema>;

/** A state file that cannot be used, in one line that says what to do. */
export class StateError extends Error {
  override name = "StateError";
}

/** The state in memory and its file: everything that a restart must not lose. */
export class StateStore {
  readonly #path: string | null;
  #timer: NodeJS.Timeout | null = null;
  #state: State;

  /** A null path keeps the state in memory only. @throws StateError when the file is unusable. */
  constructor({ path, now }: { path: string | null; now: number }) {
    this.#path = path;
    this.#state = (path === null ? null : readState(path)) ?? emptyState(now);
  }

  get value(): State {
    return this.#state;
  }

  /** Says that the state changed; written within a tenth of a second. */
  touch(): void {
    if (this.#path === null) return;
    this.#timer ??= setTimeout(() => this.flush(), 100);
  }

  /** Starts over with nothing. */
  reset(now: number): void {
    this.#state = emptyState(now);
    this.touch();
  }

  /** Writes now, by renaming, so that a kill never leaves half a file. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#path === null) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.${process.pid}.tmp`;
    writeFileSync(draft, JSON.stringify(this.#state), { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}

function emptyState(now: number): State {
  return {
    version: 1,
    createdAt: now,
    caughtUpAt: null,
    people: {},
    grants: [],
    personalTokens: [],
    subscriptions: [],
    deliveries: [],
    clock: null,
  };
}

function readState(path: string): State | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new StateError(`${path} cannot be read: check its permissions`, { cause: error });
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new StateError(`${path} is damaged: move it away to start afresh`, { cause: error });
  }
}
