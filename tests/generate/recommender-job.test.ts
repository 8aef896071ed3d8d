import {
  AIRecommendationInstanceType,
  AIRecommendationMetric,
  CreateAIRecommendationJobCommand,
  CreateAIRecommendationJobRequest$,
  CreateAIWorkloadConfigCommand,
  CreateAIWorkloadConfigRequest$,
  CreateInferenceRecommendationsJobCommand,
  CreateInferenceRecommendationsJobRequest$,
  ProductionVariantInstanceType,
  RecommendationJobSupportedEndpointType,
  RecommendationJobType,
  SageMakerClient,
  TrafficType,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { builtin } from "../../src/builtin.ts";
import { builtinCatalogue } from "../../src/builtin-catalog/index.ts";
import { generators } from "../../src/builtin-generators.ts";
import { generateFiles } from "../../src/cli/commands/generate.ts";
import { UserError } from "../../src/errors.ts";
import { loadGenerator } from "../../src/generate/load-generator.ts";
import { world } from "../cli/scripted.ts";

const ROLE = "arn:aws:iam::111122223333:role/recommender";
const PACKAGE = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/my-model/1";
const GIVEN = {
  role: ROLE,
  "model-package": PACKAGE,
  "model-data": "s3://my-bucket/model/",
  results: "s3://my-bucket/results/",
  "input-tokens": "550",
  "output-tokens": "150",
};
const GENERATIVE = { "model-kind": "generative", parameters: "8bn", precision: "bf16" };

/** What the AWS SDK knows of each request: the command that serialises it, and its members. */
const OPERATIONS: Readonly<
  Record<string, readonly [send: (client: SageMakerClient, request: never) => Promise<unknown>, shape: unknown]>
> = {
  CreateInferenceRecommendationsJob: [
    (client, request) => client.send(new CreateInferenceRecommendationsJobCommand(request)),
    CreateInferenceRecommendationsJobRequest$,
  ],
  CreateAIRecommendationJob: [
    (client, request) => client.send(new CreateAIRecommendationJobCommand(request)),
    CreateAIRecommendationJobRequest$,
  ],
  CreateAIWorkloadConfig: [
    (client, request) => client.send(new CreateAIWorkloadConfigCommand(request)),
    CreateAIWorkloadConfigRequest$,
  ],
};

/** Values that the API takes, by the names of the members that hold them. */
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  JobType: Object.values(RecommendationJobType),
  TrafficType: Object.values(TrafficType),
  InstanceType: Object.values(ProductionVariantInstanceType),
  SupportedInstanceTypes: Object.values(ProductionVariantInstanceType),
  SupportedEndpointType: Object.values(RecommendationJobSupportedEndpointType),
  InstanceTypes: Object.values(AIRecommendationInstanceType),
  Metric: Object.values(AIRecommendationMetric),
};

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

describe("a recommender job", () => {
  it.each<[string, Record<string, string>, string, object]>([
    [
      "of a latency and a rate",
      { latency: "250ms", rate: "20/s" },
      "CreateInferenceRecommendationsJob",
      {
        JobType: "Advanced",
        RoleArn: ROLE,
        StoppingConditions: {
          MaxInvocations: 1200,
          ModelLatencyThresholds: [{ Percentile: "P95", ValueInMilliseconds: 250 }],
        },
      },
    ],
    [
      "of a latency alone",
      { latency: "1ms" },
      "CreateInferenceRecommendationsJob",
      {
        JobType: "Advanced",
        StoppingConditions: { ModelLatencyThresholds: [{ Percentile: "P95", ValueInMilliseconds: 1 }] },
      },
    ],
    [
      "of a slow trickle",
      { rate: "1/day" },
      "CreateInferenceRecommendationsJob",
      { StoppingConditions: { MaxInvocations: 1 } },
    ],
    [
      "of nothing that can be tested",
      {},
      "CreateInferenceRecommendationsJob",
      {
        JobType: "Default",
        InputConfig: { ModelPackageVersionArn: PACKAGE, ContainerConfig: { SupportedEndpointType: "RealTime" } },
      },
    ],
    [
      "of a type that is given",
      { instance: "ml.c5.xlarge", rate: "5/s" },
      "CreateInferenceRecommendationsJob",
      {
        InputConfig: { EndpointConfigurations: expect.arrayContaining([{ InstanceType: "ml.c5.xlarge" }]) },
      },
    ],
    [
      "without instances",
      { traffic: "intermittent", payload: "1MB", duration: "2s" },
      "CreateInferenceRecommendationsJob",
      {
        InputConfig: { ContainerConfig: { SupportedEndpointType: "Serverless" } },
      },
    ],
    [
      "of a generative model",
      GENERATIVE,
      "CreateAIRecommendationJob",
      {
        PerformanceTarget: { Constraints: [{ Metric: "cost" }] },
        AIWorkloadConfigIdentifier: "measure-workload",
      },
    ],
    [
      "of a generative model that must be fast",
      { ...GENERATIVE, latency: "3s" },
      "CreateAIRecommendationJob",
      {
        PerformanceTarget: { Constraints: [{ Metric: "ttft-ms" }] },
      },
    ],
    [
      "of a generative model with many users",
      { ...GENERATIVE, rate: "5/s" },
      "CreateAIRecommendationJob",
      {
        PerformanceTarget: { Constraints: [{ Metric: "throughput" }] },
      },
    ],
  ])("%s is a request as the SDK knows it", async (_, flags, operation, holds) => {
    const requests = await made(flags, GIVEN);
    for (const [name, request] of Object.entries(requests)) await expectAccepted(name, request);
    expect(requests[operation]).toMatchObject(holds);
    expect(JSON.stringify(requests)).not.toContain("<");
  });

  it("names the workload of a generative job in the text that the API takes as JSON", async () => {
    const { CreateAIWorkloadConfig: request } = await made(GENERATIVE, GIVEN);
    const inline = JSON.parse(
      (request as { AIWorkloadConfigs: { WorkloadSpec: { Inline: string } } }).AIWorkloadConfigs.WorkloadSpec.Inline,
    );
    expect(inline).toEqual({
      benchmark: { type: "aiperf" },
      parameters: { prompt_input_tokens_mean: 550, output_tokens_mean: 150 },
    });
  });

  it("takes exactly the types that the API takes for generative models", async () => {
    const families = generators[0]?.jobs.find(({ id }) => id === "generative")?.types?.family ?? [];
    const { types } = await builtinCatalogue.inventory();
    const taken = types.filter(({ family }) => families.includes(family)).map(({ name }) => name);
    expect(taken.sort()).toEqual(Object.values(AIRecommendationInstanceType).sort());
  });

  it("marks what only the user can fill, and says it beside the answer", async () => {
    const here = world();
    await generated(here, { rate: "5/s" }, {});
    expect(JSON.parse(here.stdout())).toMatchObject({
      RoleArn: "<role: the role that the job runs as>",
      InputConfig: { ModelPackageVersionArn: "<model-package: the version of a registered model>" },
    });
    expect(here.stderr()).toMatch(/Fill in .*\n {2}--role /);
    expect(here.stderr()).toContain("Source: Run a custom load test, read 2026-11-20: https://");
  });

  it("takes a model by its name, with sample requests", async () => {
    const { CreateInferenceRecommendationsJob: request } = await made(
      { rate: "5/s" },
      { role: ROLE, model: "my-model" },
    );
    await expectAccepted("CreateInferenceRecommendationsJob", request);
    expect(request).toMatchObject({
      InputConfig: {
        ModelName: "my-model",
        ContainerConfig: { PayloadConfig: { SamplePayloadUrl: expect.stringMatching(/^</) } },
      },
    });
    expect(JSON.stringify(request)).not.toContain("ModelPackageVersionArn");
  });

  it.each([
    [{ access: "queued", payload: "500MB" }, "no queues and no transform jobs"],
    [{ target: "lambda" }, "this plan has none"],
    [{ access: "interactive", payload: "500MB" }, "this plan has none"],
    [{ "model-memory": "3TB", "model-kind": "deep-learning", region: "sa-east-1" }, "no instance type fits this plan"],
  ])("is refused for %j, without an answer", async (flags, says) => {
    const here = world();
    expect(await generated(here, flags, {})).toBe(3);
    expect([here.stdout(), here.stderr()]).toEqual(["", expect.stringContaining(says)]);
  });

  it.each([
    ["role", "admin"],
    ["model-package", "arn:aws:sagemaker:eu-west-1:1:model/x"],
    ["name", "a--b-"],
    ["results", "my-bucket"],
    ["input-tokens", "0"],
    ["input-tokens", "1e3"],
  ])("refuses %s %s", async (name, value) => {
    await expect(generated(world(), {}, { [name]: value })).rejects.toThrow(UserError);
  });

  it("goes into files, and over none that is there", async () => {
    const here = world();
    await generated(here, GENERATIVE, GIVEN, { output: "job.json" }).then(
      () => expect.fail("two files in one"),
      (error: unknown) => expect(error).toMatchObject({ findings: [{ code: "generate/one-file" }] }),
    );
    await generated(here, { rate: "5/s" }, GIVEN, { output: "job.json" });
    expect(JSON.parse(here.files.get("job.json") ?? "")).toMatchObject({ JobType: "Advanced" });
    await expect(generated(here, {}, GIVEN, { output: "job.json" })).rejects.toThrow("the file exists");
    await generated(here, {}, GIVEN, { output: "job.json", force: true });
    expect(JSON.parse(here.files.get("job.json") ?? "")).toMatchObject({ JobType: "Default" });
  });
});

describe("a generator", () => {
  it.each([
    ["blanks: {}", "a blank that is not there", '"name" is not known here'],
    [
      "values: { latency-ms: { input: latancy, times: 1 }, requests-per-minute: { input: rate, times: 60 } }",
      "an input that is not there",
      'did you mean "latency"?',
    ],
  ])("with %s is refused for %s", async (change, _, says) => {
    const { readFileSync } = await import("node:fs");
    const text = readFileSync("rules/generate/recommender-job.yaml", "utf8");
    const key = change.split(":")[0];
    const broken = text.replace(new RegExp(`^${key}:\\n(?:[ #].*\\n|\\n)+`, "m"), `${change}\n`);
    const loaded = await loadGenerator(builtin, { name: "recommender-job.yaml", text: broken });
    expect(loaded.ok).toBe(false);
    expect(JSON.stringify(loaded.findings)).toContain(JSON.stringify(says).slice(1, -1));
  });
});

type Options = { output?: string; force?: boolean };

function generated(
  here: ReturnType<typeof world>,
  flags: Record<string, string>,
  given: Record<string, string>,
  { output, force = false }: Options = {},
) {
  const request = { generator: "recommender-job", spec: undefined, flags, given, prices: undefined, output, force };
  return generateFiles(here.io, builtin, request);
}

/** The requests by their operations. */
async function made(flags: Record<string, string>, given: Record<string, string>): Promise<Record<string, object>> {
  const here = world();
  expect(await generated(here, flags, given)).toBe(0);
  const [first = "", ...more] =
    /^(\w+)(?:, then (\w+))?/
      .exec(here.stderr())
      ?.slice(1)
      .filter((name) => name !== undefined) ?? [];
  const output = JSON.parse(here.stdout()) as Record<string, object>;
  return more.length === 0
    ? { [first]: output }
    : Object.fromEntries(Object.values(output).map((each, place) => [[first, ...more][place] ?? "", each]));
}

/** The SDK drops what it does not know: what it would send must be what was generated. */
async function expectAccepted(name: string, request: object | undefined): Promise<void> {
  const [send, shape] = OPERATIONS[name] ?? expect.fail(`${name} is no operation`);
  let sent = new Uint8Array();
  const client = new SageMakerClient({
    region: "us-east-1",
    credentials: { accessKeyId: "EXAMPLE", secretAccessKey: "EXAMPLE" },
    maxAttempts: 1,
    requestHandler: {
      handle: ({ body }: { body: Uint8Array<ArrayBuffer> }) => {
        sent = body;
        return Promise.reject(new Error("not sent"));
      },
    },
  });
  // That the request has the shape of the command is what is tested.
  await expect(send(client, request as never)).rejects.toThrow("not sent");
  expect(JSON.parse(new TextDecoder().decode(sent))).toEqual(request);
  // A structure of the SDK: its members are the fifth entry, and how many of them are required the seventh.
  const [, , , , members = [], , required = 0] = shape as [0, 0, 0, 0, string[], 0, number];
  expect(required).toBeGreaterThan(0);
  expect(Object.keys(request ?? {})).toEqual(expect.arrayContaining(members.slice(0, required)));
  expectEnums(request);
}

function expectEnums(value: unknown, name = ""): void {
  if (Array.isArray(value)) for (const each of value) expectEnums(each, name);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) expectEnums(inside, key);
  } else if (ENUMS[name] !== undefined) expect(ENUMS[name]).toContain(value);
}
