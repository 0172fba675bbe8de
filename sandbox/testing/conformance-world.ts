import type { SpecVersion } from "../api/served-types.ts";
import { knownScopes } from "../oauth/scopes.ts";
import { clientId, clientSecret } from "./oauth-client.ts";
import type { PlacedOperation, SpecDocument, SpecSchema } from "./official-spec.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { connect, type RunningSandbox, startSandbox } from "./running-sandbox.ts";

export interface Answer {
  status: number;
  /** The body as JSON, or null when there was none. */
  body: unknown;
}

interface Ask {
  base?: string;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Sandboxes with everything that it takes to provoke any documented answer of any operation. */
export class ConformanceWorld {
  readonly #sandbox: RunningSandbox;
  /** Allows one request, which is used up. */
  readonly #narrow: RunningSandbox;
  readonly #receiver: Receiver;
  readonly #document: SpecDocument;
  readonly #tokens: { good: string; ended: string; spent: string };
  readonly #ids: (path: string) => Promise<string>;
  /** Answers that took a fault, as nothing that a client does leads to them. */
  readonly faulted: { operation: PlacedOperation; status: number }[] = [];

  private constructor(given: {
    sandbox: RunningSandbox;
    narrow: RunningSandbox;
    receiver: Receiver;
    document: SpecDocument;
    tokens: { good: string; ended: string; spent: string };
    ids: (path: string) => Promise<string>;
  }) {
    this.#sandbox = given.sandbox;
    this.#narrow = given.narrow;
    this.#receiver = given.receiver;
    this.#document = given.document;
    this.#tokens = given.tokens;
    this.#ids = given.ids;
  }

  static async start({ spec, document }: { spec: SpecVersion; document: SpecDocument }) {
    const environment = { SANDBOX_SPEC: spec };
    const unlimited = { ...environment, SANDBOX_RATE_LIMIT: "0" };
    const sandbox = await startSandbox(unlimited);
    const narrow = await startSandbox({ ...environment, SANDBOX_RATE_LIMIT: "1" });
    const all = { scopes: knownScopes };
    const good = await connect({ base: sandbox.base, ...all });
    const ended = await connect({ base: sandbox.base, persona: "parent", ...all });
    const { parent } = sandbox.store.value.people;
    if (parent === undefined) throw new Error("the parent does not live here");
    parent.membership = "ended";
    const spent = await connect({ base: narrow.base, ...all });
    const tokens = { good, ended, spent };
    await fetch(`${narrow.base}/v2/usercollection/personal_info`, { headers: toBearer(spent) });
    const receiver = await startReceiver();
    const ids = await createIdFinder();
    return new ConformanceWorld({ sandbox, narrow, receiver, document, tokens, ids });
  }

  async stop(): Promise<void> {
    await Promise.all([this.#sandbox.stop(), this.#narrow.stop(), this.#receiver.stop()]);
  }

  async fetchJson(path: string): Promise<unknown> {
    return (await this.#send({ path })).body;
  }

  connect(persona: string): Promise<string> {
    const { parent } = this.#sandbox.store.value.people;
    if (parent !== undefined) parent.membership = "active";
    return connect({ base: this.#sandbox.base, persona, scopes: knownScopes });
  }

  /** Whether a path lists what connected people have. */
  isList(path: string): boolean {
    return path.startsWith("/v2/usercollection/") && !path.includes("{");
  }

  /** Asks a list for the last months. */
  ask({ operation, token }: { operation: PlacedOperation; token: string }): Promise<Answer> {
    return this.#send({ path: operation.path + toRange(operation), headers: toBearer(token) });
  }

  /** Leads an operation to an answer: by what a client may do, or by a fault where nothing does. */
  async provoke({
    operation,
    status,
  }: {
    operation: PlacedOperation;
    status: number;
  }): Promise<Answer> {
    const natural = await this.#send(await this.#toRequest({ operation, status }));
    if (natural.status === status) return natural;
    this.faulted.push({ operation, status });
    const usual = await this.#toRequest({ operation, status: 200 });
    const [path = ""] = usual.path.split("?");
    await this.#sandbox.control.faults.add({ path, status });
    return this.#send(usual);
  }

  async #toRequest({
    operation,
    status,
  }: {
    operation: PlacedOperation;
    status: number;
  }): Promise<Ask> {
    const { method, security } = operation;
    const isClient = security.some((scheme) => "ClientIdAuth" in scheme);
    const isMissing = status === 404 || (isClient && status === 403);
    const path = await this.#toPath({ operation, isMissing });
    const body = this.#toBody({ operation, isMalformed: status === 422 });
    if (isClient) return { path, method, headers: client, body };
    const { good, ended, spent } = this.#tokens;
    if (status === 400) return { path, method };
    if (status === 401) return { path, method, headers: toBearer("nobody's") };
    if (status === 403) return { path, method, headers: toBearer(ended) };
    if (status === 429) return { base: this.#narrow.base, path, method, headers: toBearer(spent) };
    const query = status === 422 ? toMalformed(operation) : toRange(operation);
    return { path: path + query, method, headers: toBearer(good) };
  }

  async #toPath({
    operation: { path },
    isMissing,
  }: {
    operation: PlacedOperation;
    isMissing: boolean;
  }): Promise<string> {
    const nobodys = "00000000-0000-4000-8000-000000000000";
    const { store } = this.#sandbox;
    store.value.subscriptions = [];
    if (path.includes("{document_id}")) {
      const list = path.replace("/{document_id}", "");
      return path.replace("{document_id}", isMissing ? nobodys : await this.#ids(list));
    }
    if (!path.includes("{id}")) return path;
    if (isMissing) return path.replace("{id}", nobodys);
    const create = { path: "/v2/webhook/subscription", method: "post" };
    const operation = this.#document.paths[create.path]?.post;
    if (operation === undefined) throw new Error("subscriptions cannot be created");
    const body = this.#toBody({ operation: { ...operation, ...create }, isMalformed: false });
    const created = await this.#send({ ...create, headers: client, body });
    return path.replace("{id}", (created.body as { id: string }).id);
  }

  /** A body by its schema: the first word of a choice, and our receiver for a URL. */
  #toBody({
    operation,
    isMalformed,
  }: {
    operation: PlacedOperation;
    isMalformed: boolean;
  }): unknown {
    if (operation.requestBody === undefined) return undefined;
    if (isMalformed) return {};
    const { properties = {} } = this.#resolve(
      operation.requestBody.content["application/json"].schema,
    );
    const values = Object.entries(properties).map(([name, schema]) => {
      const [choice] = this.#resolve(schema).enum ?? [];
      return [name, choice ?? (name === "callback_url" ? this.#receiver.url : "text")];
    });
    return Object.fromEntries(values);
  }

  /** The schema itself, behind references and behind "or null". */
  #resolve(schema: SpecSchema): SpecSchema {
    const { $ref, anyOf } = schema;
    if (anyOf?.[0] !== undefined) return this.#resolve(anyOf[0]);
    if ($ref === undefined) return schema;
    const found = this.#document.components.schemas[$ref.slice($ref.lastIndexOf("/") + 1)];
    if (found === undefined) throw new Error(`no schema ${$ref}`);
    return found;
  }

  async #send({ base = this.#sandbox.base, path, method = "get", headers, body }: Ask) {
    const response = await fetch(base + path, {
      method: method.toUpperCase(),
      headers: { ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === "" ? null : JSON.parse(text);
    return { status: response.status, body: parsed };
  }
}

const client = { "x-client-id": clientId, "x-client-secret": clientSecret };

function toBearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The last months, or a week of what is paged. */
function toRange({ parameters = [] }: PlacedOperation): string {
  const names = parameters.map(({ name }) => name);
  if (names.includes("start_date")) return "?start_date=2026-06-01&end_date=2027-01-01";
  return names.includes("start_datetime")
    ? "?start_datetime=2026-11-14&end_datetime=2026-11-21"
    : "";
}

/** A value that its first parameter in the query cannot have. */
function toMalformed({ parameters = [] }: PlacedOperation): string {
  const asked = parameters.find((parameter) => parameter.in === "query");
  return asked === undefined ? "" : `?${asked.name}=never`;
}

/**
 * Finds a document's id by the path of its list. The newest version shows the ids of all, and the
 * same document has the same one in each.
 */
async function createIdFinder(): Promise<(path: string) => Promise<string>> {
  const newest = await startSandbox({ SANDBOX_SPEC: "1.37", SANDBOX_RATE_LIMIT: "0" });
  const token = await connect({ base: newest.base, scopes: knownScopes });
  const known = new Map<string, string>();
  for (const path of Object.keys((await readDocument(newest.base)).paths)) {
    if (!path.endsWith("/{document_id}")) continue;
    const list = path.replace("/{document_id}", "");
    const response = await fetch(
      `${newest.base}${list}?start_date=2026-06-01&end_date=2027-01-01`,
      { headers: toBearer(token) },
    );
    const { data } = (await response.json()) as { data: { id: string }[] };
    const last = data.at(-1);
    if (last === undefined) throw new Error(`${list} is empty`);
    known.set(list, last.id);
  }
  await newest.stop();
  return async (path) => {
    const id = known.get(path);
    if (id === undefined) throw new Error(`no document of ${path}`);
    return id;
  };
}

async function readDocument(base: string): Promise<SpecDocument> {
  return (await (await fetch(`${base}/openapi.json`)).json()) as SpecDocument;
}
