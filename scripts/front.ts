import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** An HTTP front before several apps. */
export interface Front {
  close(): Promise<void>;
}

/**
 * Listens on loopback and gives each request to the next of the apps in turn, whatever connection it came
 * over: two requests of one visitor are never answered by the same process. Nothing is read or changed.
 */
export async function openFront({
  port,
  appPorts,
}: {
  port: number;
  appPorts: readonly number[];
}): Promise<Front> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const appPort = appPorts[turn % appPorts.length] ?? 0;
    turn += 1;
    pass({ incoming, outgoing, agent, appPort });
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen({ port, host: "localhost" }, done);
  });
  return {
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function pass({
  incoming,
  outgoing,
  agent,
  appPort,
}: {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  agent: Agent;
  appPort: number;
}): void {
  const { method, url } = incoming;
  const onward = request({
    agent,
    host: "localhost",
    port: appPort,
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { path: url }),
    headers: incoming.headers,
  });
  onward.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
    answer.once("error", () => outgoing.destroy());
    answer.once("aborted", () => outgoing.destroy());
  });
  onward.on("error", () => {
    if (outgoing.headersSent) return;
    outgoing.writeHead(502, { "content-type": "text/plain" }).end("no app answers\n");
  });
  outgoing.once("close", () => onward.destroy());
  incoming.once("error", () => onward.destroy());
  incoming.pipe(onward);
}
