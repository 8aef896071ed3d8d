import { type Finding, formatPlace, type Result } from "../../src/errors.ts";
import { loadModel, type RuleFile } from "../../src/tables/load/index.ts";
import type { Model } from "../../src/tables/model.ts";

/** A small rule set without a mistake. */
export const FILES = {
  "inputs.yaml": `
units: {size: {B: 1, MB: 1000000}, time: {s: 1}}
groups: {request: The request}
inputs:
  payload: {type: size, range: 1 B..100 MB, group: request, assume: 1 MB}
  wait: {type: time, assume: any}
  traffic: {type: one of, values: [steady, rare], assume: steady}
  cold-start:
    type: yes/no
    assume:
      - {when: traffic is rare, is: yes, because: below @lambda.payload}
      - {is: no}
`,
  "sources.yaml": `
guide: {title: Guide, url: "https://example.com/guide", checked: 2026-11-20}
`,
  "limits.yaml": `
lambda.payload: {is: 6 MB, what: the body of a call, source: guide, checked: 2026-11-20}
`,
  "decisions/target.yaml": `
decision: target
title: Where it runs
options: {lambda: Lambda, ec2: EC2, edge: Edge}
eliminate:
  - id: lambda-payload
    out: lambda
    when: payload > @lambda.payload
    because: a body is at most @lambda.payload, not more
    source: guide
prefer:
  - {id: cold, when: cold-start is yes, rank: lambda > *, because: nothing is paid while idle, judgement: true}
  - {id: usual, rank: ec2 > edge > lambda, because: it is always on, source: guide}
`,
  "decisions/network.yaml": `
decision: network
title: What it needs around it
options: {vpc: VPC, none: Nothing}
collect:
  - {id: vpc-for-ec2, when: target is ec2, add: vpc, because: an instance has an address, judgement: true}
default: none
`,
};
export type Name = keyof typeof FILES;
/** Loads the rule set with some of its files changed. */
export async function load(changed: Partial<Record<Name, string>>): Promise<Result<Model>> {
  const files = Object.entries({ ...FILES, ...changed }).map(([name, text]): RuleFile => ({ name, text }));
  return loadModel(files);
}

/** `code: message; hint`. */
export function inWords({ code, message, hint }: Finding): string {
  return `${code}: ${message}${hint === undefined ? "" : `; ${hint}`}`;
}

export function places(findings: readonly Finding[]): string[] {
  return findings.map(({ at }) => (at === undefined ? "" : formatPlace(at)));
}
