import type { z } from "zod";
import type {
  ActionAnswer,
  ClockAnswer,
  DeliveryAnswer,
  DisruptionAnswer,
  FaultAnswer,
  GapsAnswer,
  IssuedTokenAnswer,
  PersonaAnswer,
  RequestCountsAnswer,
  RequestLogAnswer,
  SubscriptionAnswer,
  TokenAnswer,
} from "./control/answers.ts";
import type { PersonaAction } from "./control/persona-routes.ts";
import type { tokenSchema } from "./control/token-routes.ts";
import type { faultSchema } from "./server/faults.ts";
import type { disruptionSchema } from "./webhooks/disruptions.ts";

/** A document as the API serves it. */
export type SandboxDocument = Record<string, unknown> & { id?: string; day?: string };

/** Control that was refused, with the sandbox's own words. */
export class SandboxError extends Error {
  override name = "SandboxError";
  readonly status: number;

  constructor({ status, message }: { status: number; message: string }) {
    super(message);
    this.status = status;
  }
}

/** Control of a running sandbox for tests and scripts. Every call throws SandboxError when refused. */
export class SandboxClient {
  readonly url: string;
  readonly #fetch: typeof fetch;

  constructor({ url, fetch: send = fetch }: { url: string; fetch?: typeof fetch }) {
    this.url = url.replace(/\/+$/, "");
    this.#fetch = send;
  }

  async personas(): Promise<readonly PersonaAnswer[]> {
    return (await this.#get<{ data: PersonaAnswer[] }>("/personas")).data;
  }

  persona(id: string): Promise<PersonaAnswer> {
    return this.#get(`/personas/${encodeURIComponent(id)}`);
  }

  /** Presses a persona's button: what it changed, and where the persona stands then. */
  press(persona: string, action: PersonaAction): Promise<ActionAnswer> {
    return this.#post(`/personas/${encodeURIComponent(persona)}/${action}`);
  }

  /** Everything of one type that exists now, oldest first. */
  async documents(persona: string, type: string): Promise<SandboxDocument[]> {
    const path = `/personas/${encodeURIComponent(persona)}/documents/${encodeURIComponent(type)}`;
    return (await this.#get<{ data: SandboxDocument[] }>(path)).data;
  }

  /** Heart-rate rows of a span, oldest first. */
  async heartRate(
    persona: string,
    span: { from: string; to: string },
  ): Promise<{ bpm: number; source: string; timestamp: string }[]> {
    const path = `/personas/${encodeURIComponent(persona)}/heartrate?${new URLSearchParams(span)}`;
    const { data } = await this.#get<{
      data: { bpm: number; source: string; timestamp: string }[];
    }>(path);
    return data;
  }

  /** What is missing on days from…to, both included, and why it really is. */
  gaps(persona: string, days: { from: string; to: string }): Promise<GapsAnswer> {
    return this.#get(`/personas/${encodeURIComponent(persona)}/gaps?${new URLSearchParams(days)}`);
  }

  readonly clock = {
    read: (): Promise<ClockAnswer> => this.#get("/clock"),
    /** Jumps; an instant in ISO 8601 with its offset. */
    set: (instant: string): Promise<ClockAnswer> => this.#post("/clock", { set: instant }),
    /** Lives through a stretch: retries and midnights on the way happen at their own moments. */
    advance: (seconds: number): Promise<ClockAnswer> =>
      this.#post("/clock", { advance_seconds: seconds }),
    /** 0 stands still, 1 is real, 60 makes a minute of a second. */
    speed: (speed: number): Promise<ClockAnswer> => this.#post("/clock", { speed }),
  };

  readonly faults = {
    list: async (): Promise<readonly FaultAnswer[]> =>
      (await this.#get<{ data: FaultAnswer[] }>("/faults")).data,
    add: (fault: z.input<typeof faultSchema>): Promise<FaultAnswer> => this.#post("/faults", fault),
    clear: async (id?: string): Promise<void> => {
      await this.#send({ method: "DELETE", path: id === undefined ? "/faults" : `/faults/${id}` });
    },
  };

  readonly webhooks = {
    read: (): Promise<DisruptionAnswer> => this.#get("/webhooks"),
    /** What is left out is calm. */
    disturb: (values: z.input<typeof disruptionSchema>): Promise<DisruptionAnswer> =>
      this.#post("/webhooks", values),
    calm: (): Promise<DisruptionAnswer> => this.#post("/webhooks", {}),
    subscriptions: async (): Promise<readonly SubscriptionAnswer[]> =>
      (await this.#get<{ data: SubscriptionAnswer[] }>("/subscriptions")).data,
  };

  readonly deliveries = {
    /** Latest first. */
    list: async ({
      status,
      limit = 100,
    }: {
      status?: DeliveryAnswer["status"];
      limit?: number;
    } = {}): Promise<readonly DeliveryAnswer[]> => {
      const query = new URLSearchParams({ limit: String(limit), ...(status ? { status } : {}) });
      return (await this.#get<{ data: DeliveryAnswer[] }>(`/deliveries?${query}`)).data;
    },
    get: (id: string): Promise<DeliveryAnswer> => this.#get(`/deliveries/${id}`),
    replay: (id: string, timestamp: "now" | "original" | number = "now"): Promise<DeliveryAnswer> =>
      this.#post(`/deliveries/${id}/replay`, { timestamp }),
  };

  /** Personal access tokens. */
  readonly tokens = {
    list: async (): Promise<readonly TokenAnswer[]> =>
      (await this.#get<{ data: TokenAnswer[] }>("/tokens")).data,
    issue: (wanted: z.input<typeof tokenSchema>): Promise<IssuedTokenAnswer> =>
      this.#post("/tokens", wanted),
    revoke: async (id: string): Promise<void> => {
      await this.#send({ method: "DELETE", path: `/tokens/${id}` });
    },
  };

  readonly requests = {
    /** Latest first. */
    list: (limit = 100): Promise<RequestLogAnswer> => this.#get(`/requests?limit=${limit}`),
    counts: (): Promise<RequestCountsAnswer> => this.#get("/requests/counts"),
    clear: async (): Promise<void> => {
      await this.#send({ method: "DELETE", path: "/requests" });
    },
  };

  /** Back to the beginning. */
  async reset(): Promise<void> {
    await this.#post("/reset");
  }

  async #get<Answer>(path: string): Promise<Answer> {
    return (await this.#send({ method: "GET", path })) as Answer;
  }

  async #post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return (await this.#send({ method: "POST", path, body })) as Answer;
  }

  async #send({
    method,
    path,
    body,
  }: {
    method: string;
    path: string;
    body?: object;
  }): Promise<unknown> {
    const response = await this.#fetch(`${this.url}/_sandbox${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    throw new SandboxError({
      status: response.status,
      message: `${method} /_sandbox${path} answered ${response.status}: ${text.slice(0, 500)}`,
    });
  }
}
