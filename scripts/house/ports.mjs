import { createServer } from "node:net";

/**
 * The first port from `preferred` upwards on which nobody listens, on any address of this machine.
 * 0: any free one.
 */
export async function freePort(preferred = 0, { butNot = [] } = {}) {
  if (preferred === 0) {
    const port = await listenBriefly(0, "127.0.0.1");
    return butNot.includes(port) ? freePort(0, { butNot }) : port;
  }
  for (let port = preferred; port < Math.min(preferred + 200, 65_536); port += 1) {
    if (!butNot.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port between ${preferred} and ${preferred + 199}.`);
}

/*
 * Both addresses are asked: a server on 127.0.0.1 alone and one on all addresses hide each other
 * from a browser that is sent to "localhost".
 */
async function isFree(port) {
  for (const host of ["127.0.0.1", "::"]) {
    try {
      await listenBriefly(port, host);
    } catch (error) {
      const noSuchAddress = error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT";
      if (!noSuchAddress) return false;
    }
  }
  return true;
}

function listenBriefly(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}
