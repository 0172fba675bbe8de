import { errorPage } from "../pages/error.ts";
import {
  type Exchange,
  type Handler,
  json,
  page,
  type Reply,
  redirect,
} from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { ControlError } from "./request-body.ts";
import { withSameOrigin } from "./same-origin.ts";

export const controlRoot = "/_sandbox";

/** An answer of many megabytes, as JSON text in pieces. */
export class JsonText {
  readonly pieces: Iterable<string>;

  constructor(pieces: Iterable<string>) {
    this.pieces = pieces;
  }
}

/** A control route as it describes itself to whoever asks for the list. */
export interface ControlRoute {
  method: Route["method"];
  /** Below {@link controlRoot}. */
  path: string;
  about: string;
  /** What the body or the query may hold; absent when it holds nothing. */
  expects?: string;
  answer: (exchange: Exchange) => object | Promise<object>;
  /** The part of the page that a form returns to. */
  section?: string | ((exchange: Exchange) => string);
}

/** Whether a browser's form asked, which is answered with a page instead of JSON. */
function isFromPage({ request }: Exchange): boolean {
  return request.headers.accept?.includes("text/html") ?? false;
}

/** Routes as the server runs them: what changes something is for the sandbox's own pages and programs. */
export function toRoutes(routes: readonly ControlRoute[]): readonly Route[] {
  return routes.map((route) => {
    const handler = toHandler(route);
    return {
      method: route.method,
      path: controlRoot + route.path,
      handler: route.method === "GET" ? handler : withSameOrigin(handler),
    };
  });
}

function toHandler({ answer, section = "", method }: ControlRoute): Handler {
  return async (exchange) => {
    const fromPage = method === "POST" && isFromPage(exchange);
    try {
      const body = await answer(exchange);
      if (body instanceof JsonText) {
        const headers = { "content-type": "application/json" };
        return { status: 200, headers, body: body.pieces };
      }
      if (!fromPage) return json({ body });
      const place = typeof section === "string" ? section : section(exchange);
      return redirect({ location: `/#${place}`, status: 303 });
    } catch (error) {
      if (error instanceof ControlError) return refuse({ error, fromPage });
      throw error;
    }
  };
}

function refuse({ error, fromPage }: { error: ControlError; fromPage: boolean }): Reply {
  const { status, message, expected } = error;
  if (!fromPage) return json({ status, body: { detail: message, expected } });
  return page({
    status,
    body: errorPage({ title: "This cannot be done", message: `${message}. Expected: ${expected}` }),
  });
}
