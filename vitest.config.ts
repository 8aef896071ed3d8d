import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The packed package has a run of its own: `npm run test:package`.
    exclude: [...configDefaults.exclude, "tests/package/**"],
    isolate: false,
    maxWorkers: "100%",
    maxConcurrency: 2,
    // To read certificates takes Node longer than most runs of the program take.
    env: { NODE_EXTRA_CA_CERTS: "" },
    // Properties take as long as the machine needs; no test is about time.
    testTimeout: 60_000,
  },
});
