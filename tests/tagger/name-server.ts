import { createSocket } from "node:dgram";
import { isIP } from "node:net";

const HEADER_LENGTH = 12;
const TYPES = { 4: 1, 6: 28 } as const;

/**
 * A name server on this machine. It answers every question for addresses with what `answers` says about the
 * how-manieth question it is, to be kept for no time at all; with no answer at all it stays silent.
 */
export async function openNameServer(
  answers: (question: number) => readonly string[] | undefined,
): Promise<{ readonly address: string; readonly questions: string[]; close(): void }> {
  const questions: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (message, from) => {
    const { name, length } = questionOf(message);
    const addresses = answers(questions.length);
    questions.push(name);
    if (addresses) socket.send(answer(message, length, addresses), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { address: `127.0.0.1:${socket.address().port}`, questions, close: () => socket.close() };
}

/** The name that is asked for, and how many bytes the question takes. */
function questionOf(message: Buffer): { name: string; length: number } {
  const labels: string[] = [];
  let at = HEADER_LENGTH;
  for (let size = message[at] ?? 0; size > 0; size = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + size));
    at += 1 + size;
  }
  return { name: labels.join("."), length: at + 5 - HEADER_LENGTH };
}

function answer(message: Buffer, questionLength: number, addresses: readonly string[]): Buffer {
  const header = Buffer.from(message.subarray(0, HEADER_LENGTH));
  header.writeUInt16BE(0x8180, 2); // An answer, without error.
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const question = message.subarray(HEADER_LENGTH, HEADER_LENGTH + questionLength);
  return Buffer.concat([header, question, ...addresses.map(record)]);
}

function record(address: string): Buffer {
  const version = isIP(address) === 6 ? 6 : 4;
  const data = version === 4 ? Buffer.from(address.split(".").map(Number)) : ipv6Bytes(address);
  const fields = Buffer.alloc(HEADER_LENGTH);
  fields.writeUInt16BE(0xc00c, 0); // The name of the question.
  fields.writeUInt16BE(TYPES[version], 2);
  fields.writeUInt16BE(1, 4);
  fields.writeUInt32BE(0, 6); // Not to be kept.
  fields.writeUInt16BE(data.length, 10);
  return Buffer.concat([fields, data]);
}

/** An address of eight groups, written out. */
function ipv6Bytes(address: string): Buffer {
  const bytes = Buffer.alloc(16);
  for (const [index, group] of address.split(":").entries()) {
    bytes.writeUInt16BE(Number.parseInt(group, 16), index * 2);
  }
  return bytes;
}
