/* npm run imports: holds every import against the rules of .dependency-cruiser.mjs. */
import { existsSync } from "node:fs";
import path from "node:path";

import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

import { ROOT } from "./house/paths.mjs";

/**
 * Fewer means that the tool did not see the project: with some TypeScripts it inspects nothing and
 * reports success.
 */
const FEWEST_MODULES = 40;
const FOLDERS = ["app", "components", "db", "lib", "processes", "scripts", "tests"];

process.chdir(ROOT);
const options = await extractDepcruiseOptions("./.dependency-cruiser.mjs");
const folders = FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder)));
const { output } = await cruise(folders, options, undefined, {
  tsConfig: extractTSConfig("./tsconfig.json"),
});

const { violations, totalCruised } = output.summary;
for (const { rule, from, to, cycle } of violations) {
  const comment = options.ruleSet?.forbidden?.find((one) => one.name === rule.name)?.comment ?? "";
  const way = cycle ? cycle.map((one) => one.name).join(" → ") : to;
  process.stderr.write(`${from} → ${way}\n   ${rule.name}: ${comment}\n`);
}
const ours = output.modules.filter((module) =>
  FOLDERS.includes(module.source.split("/")[0]),
).length;
const tooFew = ours < FEWEST_MODULES;
if (tooFew)
  process.stderr.write(
    `Only ${ours} modules were inspected; at least ${FEWEST_MODULES} were expected.\n`,
  );
process.stdout.write(
  `${ours} modules of ours inspected (${totalCruised} in all), ${violations.length} violations\n`,
);
process.exit(violations.length > 0 || tooFew ? 1 : 0);
