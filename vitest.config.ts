import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    isolate: false,
    maxWorkers: "100%",
    maxConcurrency: 2,
    // Properties take as long as the machine needs; no test is about time.
    testTimeout: 60_000,
  },
});
