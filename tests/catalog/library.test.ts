import { expect, it } from "vitest";
import { createAdvisor, loadCatalogue, UserError } from "../../src/index.ts";

const PRICES = JSON.stringify({
  document: "prices",
  schemaVersion: 1,
  sources: { contract: { title: "Our contract", url: "https://example.com", checked: "2026-11-01" } },
  regions: {
    "eu-west-1": [
      {
        component: "hosting",
        unit: "instance-hour",
        source: "contract",
        date: "2026-11-01",
        usd: { "ml.m7i.large": 0.01 },
      },
    ],
  },
});

it("takes prices of one's own in a program", async () => {
  const catalogue = await loadCatalogue("eu-west-1", { prices: PRICES });
  expect(catalogue.price("hosting", "ml.m7i.large")).toMatchObject({ usd: 0.01, from: "prices" });
  const advisor = createAdvisor({ catalogues: [catalogue] });
  const plan = advisor.recommend({ region: "eu-west-1", rate: "5/s", duration: "100 ms" });
  expect(plan.decisions["instance"]?.option).toBe("ml.m7i.large");
  await expect(loadCatalogue("eu-west-1", { prices: "{}" })).rejects.toThrow(UserError);
});
