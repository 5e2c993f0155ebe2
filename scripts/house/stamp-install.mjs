// Run by npm after an installation (package.json, "postinstall").
import { writeFileSync } from "node:fs";

import { INSTALL_STAMP, installStamp } from "./install.mjs";

writeFileSync(INSTALL_STAMP, `${installStamp()}\n`);
