import { Counter, Histogram, Registry } from "prom-client";

/** What an operator can watch of the API process, as Prometheus reads it. */
export type RestMetrics = {
  readonly registry: Registry;
  readonly requests: Histogram<"method" | "route" | "status">;
  readonly usageEvents: Counter<"outcome">;
};

export function createMetrics(): RestMetrics {
  const registry = new Registry();
  return {
    registry,
    requests: new Histogram({
      name: "tuqian_rest_request_seconds",
      help: "Time to answer a request of the REST door, by its route.",
      labelNames: ["method", "route", "status"],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    usageEvents: new Counter({
      name: "tuqian_usage_events_total",
      help: "Usage events of the REST door, by what became of them.",
      labelNames: ["outcome"],
      registers: [registry],
    }),
  };
}
