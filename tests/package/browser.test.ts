/** The library in a browser whose pages may generate no code (a strict content security policy). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundled } from "../bundle.ts";
import { installedChrome } from "./runtimes.ts";

const chrome = installedChrome();
const OVERLAY = "inputs: { tier: { type: count, range: 1..3, assume: 2, help: tier } }";

const PAGE_SCRIPT = `
  import { createAdvisor, loadRules, unwrap } from "inference-advisor";
  import { z } from "zod";
  z.config({ jitless: true });
  const overlays = [{ folder: "ours", files: [{ name: "inputs.yaml", text: ${JSON.stringify(OVERLAY)} }] }];
  const say = (text) => { document.body.textContent = text; };
  export const done = (async () => {
    const { decisions } = createAdvisor().recommend({ payload: "500 MB", access: "queued" });
    const own = createAdvisor({ rules: unwrap(await loadRules({ overlays })) }).recommend({ tier: 1 });
    const { loadTable } = await import("inference-advisor/tables");
    const table = await loadTable({ table: "t", hit: "first", inputs: {}, outputs: { x: {} }, rules: [{ then: 7 }] });
    // Reports of refused code arrive later.
    await new Promise((later) => setTimeout(later, 100));
    const { tier } = own.workload.inputs;
    say(["seen", decisions.endpoint.option, refused.length, tier.value, unwrap(table).evaluate({}).value].join(" "));
  })().catch((error) => say("failed " + error.stack));`;

it.skipIf(chrome === undefined)(`answers in a browser${chrome === undefined ? ", and none is here" : ""}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  try {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'">`;
    const script = (await bundled(PAGE_SCRIPT)).replaceAll("</script", "<\\/script");
    writeFileSync(
      join(folder, "page.html"),
      `<!doctype html><meta charset="utf-8">${policy}<body><script nonce="n">const refused = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));</script>
    <script nonce="n">${script}</script>`,
    );
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom"];
    const profile = `--user-data-dir=${join(folder, "profile")}`;
    const args = [...flags, profile, `file://${join(folder, "page.html")}`];
    const { stdout } = spawnSync(chrome ?? "", args, { encoding: "utf8", timeout: 60_000 });
    expect(/(seen|failed)[^<]*(?=<\/body>)/.exec(stdout)?.[0].trim()).toBe("seen async 0 1 7");
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
