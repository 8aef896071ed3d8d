import fc from "fast-check";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import { allowedWords, valueKind } from "../../src/tables/value.ts";
import { formatQuantity } from "../../src/units.ts";
import { understand } from "../../src/workload/workload.ts";

type Input = (typeof builtin.inputs)[number];
export type Spec = Readonly<Record<string, unknown>>;

const advisor = createAdvisor(builtin);

export function recommend(spec: Spec, decide: readonly string[] = []) {
  const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
  return advisor.recommend(unwrap(understand(builtin, entries)), { decide });
}

/** The same without flips, which take most of the time. */
export function decide(spec: Spec) {
  const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
  return advisor.trace(unwrap(understand(builtin, entries))).answer;
}

/** Random workload specs: some inputs, with values anywhere in their domains. */
export function specs(most = 8): fc.Arbitrary<Spec> {
  return someInputs(most).chain(specOf);
}

/** So many of them that state the same inputs, in the same order. */
export function alike(count: number, most = 25): fc.Arbitrary<readonly Spec[]> {
  return someInputs(most).chain((chosen) => fc.array(specOf(chosen), { minLength: count, maxLength: count }));
}

function someInputs(most: number): fc.Arbitrary<readonly Input[]> {
  return fc.shuffledSubarray(
    builtin.inputs.filter(({ product }) => product.length === 0),
    { maxLength: most },
  );
}

function specOf(inputs: readonly Input[]): fc.Arbitrary<Spec> {
  return fc.record(Object.fromEntries(inputs.map((input) => [input.name, anyValueOf(input)])));
}

function anyValueOf(input: Input): fc.Arbitrary<unknown> {
  const kind = valueKind(input);
  if (kind === "word") return fc.constantFrom(...allowedWords(input));
  if (kind === "text") return fc.constant("any");
  if (kind === "set") return fc.subarray([...input.values]);
  const [low, high] = input.range;
  // Sizes and times are spread over their magnitudes: almost every double is near the upper end.
  const least = Math.max(low, high * 1e-9);
  const exponent = fc.double({ min: Math.log10(least), max: Math.log10(high), noNaN: true });
  return exponent
    .map((power) => (input.type === "count" ? Math.round(10 ** power) : Number((10 ** power).toPrecision(3))))
    .filter((value) => value >= low && value <= high)
    .map((value) => (input.type === "count" ? value : formatQuantity(value, input.type, builtin.units)));
}
