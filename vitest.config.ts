import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests import the package by its public names, and get the source.
    alias: [
      { find: /^hibob-kit$/, replacement: source("./src/index.ts") },
      { find: /^hibob-kit\/stores\/(.*)$/, replacement: source("./src/sync/stores/$1.ts") },
      { find: /^hibob-kit\/(.*)$/, replacement: source("./src/$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    typecheck: { enabled: false, include: ["test/types/*.test-d.ts"], tsconfig: "./test/types/tsconfig.json" },
  },
});
