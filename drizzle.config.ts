import { defineConfig } from "drizzle-kit";

/**
 * For `npm run db:generate`: writes the SQL of a schema change to drizzle/, where it is reviewed
 * like code.
 */
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/index.ts",
  out: "./drizzle",
  casing: "snake_case",
});
