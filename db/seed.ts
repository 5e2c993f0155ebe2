import { connect } from "@/db/client";
import { personByEmail } from "@/db/queries/people";
import { DEMO_PEOPLE } from "@/lib/demo-people";
import { playDemo } from "@/lib/demo/play-demo";
import { env } from "@/lib/env";
import { cipherOf } from "@/lib/services/crypt";

// Fills an empty sandbox with the demonstration; outside the sandbox, or where it is there, nothing happens.
const { db, close } = connect(env().databaseUrl, { max: 4 });
try {
  if (!env().sandbox) {
    process.stdout.write("No demonstration outside the sandbox.\n");
  } else if (await personByEmail(db, DEMO_PEOPLE[0].email)) {
    process.stdout.write("The demonstration is there.\n");
  } else {
    await play();
  }
} finally {
  await close();
}

async function play(): Promise<void> {
  let said = "";
  await playDemo(db, cipherOf(env().encryptionKey), (done, day) => {
    const month = day.slice(0, 7);
    const line = `${String(Math.round(done * 100)).padStart(3)} %  living through ${month}\n`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line.trimEnd()} ${day.slice(8)}`);
    else if (month !== said) process.stdout.write(line);
    said = month;
  });
  process.stdout.write(process.stdout.isTTY ? "\n" : "100 %  the demonstration is there\n");
}
