import {
  ProductionVariantInstanceType,
  TrafficRoutingConfigType,
  TransformInstanceType,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { builtin } from "../src/builtin.ts";
import type { Decision } from "../src/tables/model.ts";
import bounds from "./fixtures/aws-api-bounds.json" with { type: "json" };

/**
 * What the tables say, held against AWS's own models of its API: enumerations from the JavaScript SDK, bounds from the
 * service models (a dated fixture, as the JavaScript SDK carries none).
 */
const { shapes } = bounds;
const MIB = 1024 ** 2;

const MAXIMA: readonly (readonly [limit: string, base: number])[] = [
  ["serverless.memory", shapes.sagemaker.ServerlessMemorySizeInMB.max * MIB],
  ["serverless.concurrency", shapes.sagemaker.ServerlessMaxConcurrency.max],
  ["serverless.concurrency-provisioned", shapes.sagemaker.ServerlessProvisionedConcurrency.max],
  ["guardrails.execution", shapes.sagemaker.MaximumExecutionTimeoutInSeconds.max],
  ["async.concurrency", shapes.sagemaker.MaxConcurrentInvocationsPerInstance.max],
  ["async.duration", shapes["sagemaker-runtime"].InvocationTimeoutSecondsHeader.max],
  ["async.queue-time", shapes["sagemaker-runtime"].RequestTTLSecondsHeader.max],
  ["batch-transform.duration", shapes.sagemaker.InvocationsTimeoutInSeconds.max],
  ["real-time.payload-api", shapes["sagemaker-runtime"].BodyBlob.max],
  ["real-time.response", shapes["sagemaker-runtime"].BodyBlob.max],
  ["real-time.variants", shapes.sagemaker.ProductionVariantList.max],
  ["real-time.startup", shapes.sagemaker.ProductionVariantContainerStartupHealthCheckTimeoutInSeconds.max],
  ["real-time.download", shapes.sagemaker.ProductionVariantModelDataDownloadTimeoutInSeconds.max],
  ["real-time.disk", shapes.sagemaker.ProductionVariantVolumeSizeInGB.max * 1e9],
  ["multi-container.containers", shapes.sagemaker.ContainerDefinitionList.max],
  ["inference-pipeline.containers", shapes.sagemaker.ContainerDefinitionList.max],
  ["inference-components.instance-types", shapes.sagemaker.InstancePoolList.max],
  ["lambda.duration-managed", shapes.lambda.Timeout.max],
  ["lambda.memory-managed", shapes.lambda.MemorySize.max * MIB],
];

const MINIMA: readonly (readonly [limit: string, base: number])[] = [
  ["serverless.memory-min", shapes.sagemaker.ServerlessMemorySizeInMB.min * MIB],
  ["inference-components.memory-min", shapes.sagemaker.MemoryInMb.min * MIB],
  ["inference-components.accelerators-min", shapes.sagemaker.NumberOfAcceleratorDevices.min],
];

describe("the limits agree with AWS's model of its API", () => {
  it.each([...MAXIMA, ...MINIMA])("%s", (id, base) => {
    expect(builtin.limits[id]?.value).toBe(base);
  });
});

describe("the options agree with the SDK", () => {
  it("every instance family of a choice can be bought for an endpoint", () => {
    const sold = familiesOf(Object.values(ProductionVariantInstanceType));
    for (const { id, attributes } of decision("compute").options) {
      const families = (attributes["families"] ?? "").match(/\b[a-z]+\d[\w-]*/g) ?? [];
      expect(families.length, id).toBeGreaterThan(0);
      // What is named for machines of the user's own is no type of an endpoint.
      const own = /\(notebooks and machines of your own (\w+)\)/.exec(attributes["families"] ?? "")?.[1];
      for (const family of families.filter((each) => each !== own)) expect(sold, `${id}: ${family}`).toContain(family);
    }
  });

  it("transform jobs run on the families that are named for them", () => {
    const offered = familiesOf(Object.values(TransformInstanceType));
    const named = decision("compute")
      .companions.filter(({ id }) => id.startsWith("transform-"))
      .flatMap(({ companion }) => companion.match(/\b[cgmr]\d\w*/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const family of named) expect(offered).toContain(family);
  });

  it("blue/green has the traffic modes of the guardrails", () => {
    const modes = decision("strategy").options.flatMap(({ attributes }) => attributes["mode"] ?? []);
    expect(modes.map((mode) => mode.toUpperCase().replaceAll("-", "_")).sort()).toEqual(
      Object.values(TrafficRoutingConfigType).sort(),
    );
  });
});

/** `ml.g5.xlarge` is of the family g5. */
function familiesOf(types: readonly string[]): string[] {
  return [...new Set(types.flatMap((type) => type.split(".")[1] ?? []))];
}

function decision(name: string): Decision {
  const node = builtin.nodes.find((each) => each.name === name);
  if (node?.kind !== "decision") throw new Error(`${name} is no decision`);
  return node;
}
