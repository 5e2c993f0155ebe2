export * from "@/db/schema/accounts";
export * from "@/db/schema/audit";
export * from "@/db/schema/bills";
export * from "@/db/schema/catalog";
export * from "@/db/schema/clocks";
export * from "@/db/schema/ledger";
export * from "@/db/schema/packs";
export * from "@/db/schema/usage";
