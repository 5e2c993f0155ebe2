import type { NextRequest } from "next/server";

import { isSameOrigin } from "@/lib/auth/is-same-origin";
import { senderAddress } from "@/lib/auth/sender-address";
import { systemClock } from "@/lib/clock";
import { DAY_MS } from "@/lib/core/calendar";
import { env } from "@/lib/env";
import { callDemo, type DemoRefusal } from "@/lib/rest/demo-call";
import { routes } from "@/lib/routes";
import { AttemptLimit } from "@/lib/services/attempt-limit";
import { cipherOf } from "@/lib/services/crypt";
import { sealTrial } from "../demo/sealed-trial";
import { TRIES_A_DAY, type TrialProblem } from "../demo/trial-problem";
import { sentPicture } from "./sent-picture";

/** Counted in the memory of this process: a visitor who is let in twice too often costs little (D-35). */
const tries = new AttemptLimit({ attempts: TRIES_A_DAY, withinMs: DAY_MS, names: 10_000 });

/** What a visitor loses no try for. */
const OUR_FAULTS: readonly DemoRefusal[] = ["busy", "timed-out", "unavailable"];

/**
 * A visitor's picture, tagged once, and the answer on the home page. The answer travels sealed in the address: neither
 * it nor the picture is stored, and nobody can make one up.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const { consoleUrl, apiInternalUrl, encryptionKey } = env();
  if (!isSameOrigin(request.headers, consoleUrl)) return new Response(null, { status: 403 });
  const sent = await sentPicture(request);
  if (!sent.ok) return backWith(sent.refusal);
  const sender = senderAddress(request.headers);
  if (tries.count(sender, systemClock.now())) return backWith("too-many");

  const cipher = cipherOf(encryptionKey);
  const { picture, sample } = sent.value;
  const tagged = await callDemo(apiInternalUrl, cipher, picture);
  if (!tagged.ok) {
    if (OUR_FAULTS.includes(tagged.refusal)) tries.giveBack(sender);
    return backWith(tagged.refusal);
  }
  return goTo(routes.triedHome({ tried: sealTrial(cipher, { sample, labels: tagged.value }) }));
}

const backWith = (problem: TrialProblem): Response => goTo(routes.triedHome({ problem }));

const goTo = (href: string): Response =>
  new Response(null, { status: 303, headers: { Location: href } });
