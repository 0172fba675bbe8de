import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request names this server, not a name of someone else's that was pointed here (DNS
 * rebinding). Where other computers are let in, an address, the host that was set, or any name that a
 * program gives: browsers are told by their Origin, which every changing request of theirs has.
 */
export function createHostCheck({
  host: listensOn,
  allowRemote,
}: {
  host: string;
  allowRemote: boolean;
}) {
  return ({ headers: { host = "", origin } }: IncomingMessage): boolean => {
    if (!URL.canParse(`http://${host}`)) return false;
    const { hostname } = new URL(`http://${host}`);
    if (loopbackHosts.has(hostname)) return true;
    if (!allowRemote) return false;
    const isAddress = isIP(hostname.replaceAll(/^\[|\]$/g, "")) !== 0;
    return isAddress || hostname === listensOn || origin === undefined;
  };
}
