import { defineConfig } from "vitest/config";

/** What a user gets: the packed package, installed elsewhere. Too slow for every run of the tests, so it has its own. */
export default defineConfig({
  test: { dir: import.meta.dirname, testTimeout: 120_000, hookTimeout: 120_000 },
});
