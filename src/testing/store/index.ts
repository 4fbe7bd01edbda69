export { storeConformance } from "./conformance.ts";
export type { OpenedStore, OwnRows, RawReads, StoreCapabilities, StoreHarness, TestApi } from "./harness.ts";
