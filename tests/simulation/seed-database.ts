import { connect, type Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { asAdmin, databaseUrl } from "@/tests/support/database-url";

/** Databases of one seed each: price lists hold for a whole database, and a year begins with empty tables. */
export async function seedDatabases() {
  const template = process.env.TEST_TEMPLATE ?? `simulation_${process.pid}`;
  const own = !process.env.TEST_TEMPLATE;
  if (own) {
    await asAdmin(`create database ${template}`);
    await migrate(databaseUrl(template));
  }
  let made = 0;
  return {
    async within<Answer>(work: (db: Database) => Promise<Answer>): Promise<Answer> {
      made += 1;
      const name = `${template}_seed_${made}`;
      await asAdmin(`create database ${name} template ${template}`);
      const connection = connect(databaseUrl(name), { max: 3 });
      try {
        return await work(connection.db);
      } finally {
        await connection.close();
        await asAdmin(`drop database if exists ${name} with (force)`);
      }
    },
    drop: () => (own ? asAdmin(`drop database if exists ${template} with (force)`) : undefined),
  };
}
