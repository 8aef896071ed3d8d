import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addInputFlags } from "../../src/cli/flags.ts";
import { loadRules, ruleFiles } from "../rules.ts";

/** The built-in rules with one input more, declared in inputs.yaml and nowhere else. */
async function withOneMore() {
  const files = ruleFiles().map((file) =>
    file.name === "inputs.yaml"
      ? {
          ...file,
          text: `${file.text}
  audit-trail:
    group: platform
    type: one of
    values: [none, daily, live]
    ask: How often must requests be audited?
    help: how often requests are audited
    assume: none
`,
        }
      : file,
  );
  return loadRules(files);
}

describe("flags", () => {
  it("follow from the inputs: a new entry in inputs.yaml is a flag with help", async () => {
    const command = new Command("recommend").exitOverride();
    const given = addInputFlags(command, await withOneMore());
    command.parse(["--audit-trail", "live", "--payload", "4 MB"], { from: "user" });
    expect(given()).toEqual({ payload: "4 MB", "audit-trail": "live" });
    expect(command.helpInformation().replace(/\s+/g, " ")).toContain(
      "how often requests are audited: none, daily, live",
    );
  });

  it("stand in the help under the groups of the inputs", async () => {
    const command = new Command("recommend").exitOverride();
    const model = await loadRules();
    addInputFlags(command, model);
    const help = command.helpInformation();
    for (const title of Object.values(model.groups)) expect(help).toContain(`\n${title}:\n`);
    for (const input of model.inputs) expect(help.includes(`--${input.name} `)).toBe(input.product.length === 0);
  });

  it("collect a set that is given bit by bit", async () => {
    const command = new Command("recommend").exitOverride();
    const given = addInputFlags(command, await loadRules());
    command.parse(["--needs", "vpc", "--needs", "data-capture"], { from: "user" });
    expect(given()).toEqual({ needs: "vpc,data-capture" });
  });
});
