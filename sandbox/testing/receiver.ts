import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that a receiver got. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** How a receiver answers: a status, or null for no answer at all. */
export interface ReceiverBehaviour {
  event?: (count: number) => number | null;
  /** The answer to a verification; the challenge as JSON unless said otherwise. */
  challenge?: (asked: { challenge: string; token: string }, response: ServerResponse) => void;
}

/** A webhook receiver on a port of its own. Its behaviour may be changed while it runs. */
export interface Receiver {
  url: string;
  behaviour: ReceiverBehaviour;
  received: Received[];
  /** Requests of both kinds that began so far. */
  calls: () => number;
  stop: () => Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const behaviour: ReceiverBehaviour = {};
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    if (request.method === "GET") {
      const query = new URL(request.url ?? "", "http://receiver").searchParams;
      const challenge = query.get("challenge") ?? "";
      const token = query.get("verification_token") ?? "";
      if (behaviour.challenge) behaviour.challenge({ challenge, token }, response);
      else
        response.setHeader("content-type", "application/json").end(JSON.stringify({ challenge }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const status = behaviour.event?.(received.length) ?? (behaviour.event ? null : 200);
    if (status !== null) response.writeHead(status, { location: "/elsewhere" }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    behaviour,
    received,
    calls: () => calls,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
