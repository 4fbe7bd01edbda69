import { defineConfig } from "tsup";

// One entry per line of the exports map. Kept to what esbuild and tsc could do alone: tsup itself is in its last years.
export default defineConfig({
  entry: {
    index: "src/index.ts",
    client: "src/client/index.ts",
    people: "src/people/index.ts",
    "work-history": "src/work-history/index.ts",
    metadata: "src/metadata/index.ts",
    sync: "src/sync/index.ts",
    "stores/memory": "src/sync/stores/memory.ts",
    "stores/sqlite": "src/sync/stores/sqlite.ts",
    testing: "src/testing/index.ts",
    cli: "src/cli/bin.ts",
  },
  format: "esm",
  target: "es2022",
  platform: "neutral",
  external: [/^node:/],
  splitting: true,
  clean: true,
  // node:sqlite and node:test exist under no other name.
  removeNodeProtocol: false,
  dts: true,
});
