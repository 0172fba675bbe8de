/** An answer of our own API that was not a success, with the words it gave for people. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** See the error codes of the API; `unreadable` when the answer was none of ours. */
  readonly code: string;

  constructor({ status, code, message }: { status: number; code: string; message: string }) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Reads JSON of one of our own routes from the browser; with `body` it is sent there by POST. The caller names the route's answer type:
 * server and client are one build, so the answer is not checked again.
 * @throws ApiError for any answer but a success; TypeError when there is none (offline).
 */
export async function fetchJson<Answer>({
  path,
  body,
  signal = null,
}: {
  path: string;
  body?: unknown;
  signal?: AbortSignal | null;
}): Promise<Answer> {
  const headers = new Headers({ accept: "application/json" });
  const init: RequestInit = { signal, headers };
  if (body !== undefined) {
    headers.set("content-type", "application/json");
    Object.assign(init, { method: "POST", body: JSON.stringify(body) });
  }
  const response = await fetch(path, init);
  if (!response.ok) throw await toApiError(response);
  return (await response.json()) as Answer;
}

async function toApiError(response: Response): Promise<ApiError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  const error = isErrorBody(body)
    ? body.error
    : { code: "unreadable", message: "The server could not be reached." };
  return new ApiError({ status, ...error });
}

function isErrorBody(body: unknown): body is { error: { code: string; message: string } } {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return typeof error === "object" && error !== null && "code" in error && "message" in error;
}
