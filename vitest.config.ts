import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The simulator takes as long as all other files of its kind together: begun last, it would be waited for. */
class SimulatorFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSimulator = ({ moduleId }: TestSpecification) =>
      moduleId.includes("/tests/simulation/");
    const others = await super.sort(files.filter((file) => !isSimulator(file)));
    return [...files.filter(isSimulator), ...others];
  }
}

// Two projects, so that the rules can be tested in seconds on a machine without Postgres.
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // One worker tests while the other waits for its database. What stands in a module is made once
    // for all files of a worker: half the time of a run goes otherwise into making it again.
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: SimulatorFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "core",
          include: [
            "tests/{components,core,properties,docs,format,house,outbound,tagger}/**/*.test.{ts,tsx}",
            "tests/vendor/**/*.unit.test.ts",
          ],
          testTimeout: 30_000,
          setupFiles: ["tests/support/fixed-seed.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "services",
          include: ["tests/{services,rest,vendor,simulation}/**/*.test.ts"],
          exclude: ["**/*.unit.test.ts"],
          setupFiles: ["tests/support/fixed-seed.ts"],
          globalSetup: ["tests/support/migrate-template.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
