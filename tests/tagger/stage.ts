import { createServer, type AddressInfo, type Socket } from "node:net";

/** What the stage does with a connection once it was asked something. */
export type Answer = (socket: Socket) => void;

/**
 * A server on this machine that plays any server of the internet. `answer` is what it does next, `request` what it was
 * last asked.
 */
export async function openStage() {
  const sockets = new Set<Socket>();
  const stage: { answer: Answer; request: string; port: number; close(): void } = {
    answer: (socket) => socket.destroy(),
    request: "",
    port: 0,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.once("data", (request) => {
      stage.request = request.toString();
      stage.answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stage.port = (server.address() as AddressInfo).port;
  return stage;
}

/** Says this much and closes. */
export const says =
  (...parts: readonly (string | Buffer)[]): Answer =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** Says the beginning, and then the same again and again, as fast as it is read or every few milliseconds. */
export const repeats =
  (beginning: string, again: string, everyMs = 0): Answer =>
  (socket) => {
    socket.write(beginning);
    const pour = () => {
      while (socket.writable && socket.write(again));
    };
    if (everyMs === 0) {
      socket.on("drain", pour);
      pour();
      return;
    }
    const drip = setInterval(() => socket.write(again), everyMs);
    socket.on("close", () => clearInterval(drip));
  };
