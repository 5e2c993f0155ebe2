import { Socket, type TcpNetConnectOpts } from "node:net";

import { isPublicAddress } from "@/lib/outbound/public-address";

export type WatchedSockets = {
  /** Every address that a socket was told to connect to, in order. */
  readonly addresses: string[];
  restore(): void;
};

/**
 * Stands between this process and its network, below `net.connect` and `tls.connect`. All public addresses are played
 * by the server at `stagePort` of this machine, so that no test needs the internet; a socket to any other address is
 * written down and goes nowhere.
 */
export function watchSockets(stagePort: number): WatchedSockets {
  const addresses: string[] = [];
  const { connect } = Socket.prototype;

  function watched(this: Socket, ...sent: unknown[]): Socket {
    // `net.connect` packs what it was given into one list; `tls.connect` does not.
    const [options, listener] = (Array.isArray(sent[0]) ? sent[0] : sent) as [
      Partial<TcpNetConnectOpts>,
      (() => void)?,
    ];
    const address = options.host ?? "a socket without a host";
    addresses.push(address);
    if (!isPublicAddress(address)) return this.destroy(new Error(`no way to ${address}`));
    const stage = { ...options, host: "127.0.0.1", port: stagePort };
    return Reflect.apply(connect, this, listener ? [stage, listener] : [stage]);
  }

  Socket.prototype.connect = watched as typeof connect;
  return {
    addresses,
    restore: () => {
      Socket.prototype.connect = connect;
    },
  };
}
