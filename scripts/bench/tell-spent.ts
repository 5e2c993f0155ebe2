import { spent } from "@/scripts/bench/breakdown";

// Loaded into the console before it starts: whoever forked it may ask what CPU it used so far.
process.on("message", (question) => {
  if (question === "spent") process.send?.(spent().cpuMs);
});
