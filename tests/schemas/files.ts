/** A small rule set without a mistake in which every key of every file occurs. */
export const FILES = {
  inputs: `
units: { size: { B: 1, MB: 1e6 }, time: { s: 1, ms: 1/1000 } }
spellings: { sec: s }
groups: { request: The request }
inputs:
  payload: { type: size, range: 1 B..100 MB, group: request, ask: How large?, help: its size, cost: 2, assume: 1 MB }
  wait: { type: time, assume: any }
  calls: { type: count, range: 0..100, assume: 10, usual: ten calls }
  traffic: { type: one of, values: { steady: all day, rare: seldom }, assume: steady }
  needs: { type: any of, values: [wall, disk], assume: [] }
  colour: { type: text, optional: true, assume: none }
  busy: { type: number, product: [payload, calls] }
  cold-start:
    type: yes/no
    assume:
      - { when: traffic is rare, is: yes, because: it pays below @train.payload }
      - { is: no }
`,
  limits: `
train.payload:
  is: 6 MB
  what: the body of a call
  source: guide
  checked: 2026-11-20
  seeds: { "000": 5 MB }
  where: in Europe
  disputed: train.other
  note: It may rise.
  confidence: low
train.other: { says: no limit at all, what: the body of a call, source: [guide], checked: 2026-11-20 }
`,
  sources: `
guide: { title: Guide, url: "https://example.com/guide", checked: 2026-11-20 }
`,
  constraints: `
- { id: no-wall-by-ship, never: [transport is ship, extras is wall], because: ships have none, source: guide }
- { id: no-wall-by-rail, never: [transport is rail, extras is wall], because: trains have none, judgement: true }
`,
  decision: `
decision: transport
title: How it travels
about: Everything else depends on it.
quiet: true
order: 10
options:
  train: Train
  rail: { title: Rail, what: A truck on rails., implies: { traffic: rare }, family: land }
  ship: Ship
applies:
  - { id: something-to-move, when: calls > 0, because: there is something, judgement: true }
eliminate:
  - { id: train-payload, out: [train], when: payload > @train.payload, because: too heavy, source: guide }
prefer:
  - { id: cold, when: [cold-start is yes], rank: rail > *, because: nothing is paid while idle, judgement: true }
  - { id: usual, rank: ship > rail > train, because: it is always on, source: [guide] }
impossible:
  - { id: nothing, when: calls = 0, because: nothing is to be moved }
with:
  - { id: crane, when: payload > 1 MB, add: A crane, because: it is heavy, source: guide }
settings:
  - { id: speed, set: { knots: 12, fast: no, name: null }, because: it saves fuel, source: guide }
`,
  list: `
decision: extras
title: What it needs around it
refines: transport
options: { wall: A wall, none: Nothing }
collect:
  - { id: wall-for-ships, when: transport is ship, add: [wall], because: waves, judgement: true }
default: none
`,
  table: `
table: warnings
title: Warnings
hit: priority
outputs: { level: { values: [red, green], default: green }, number: { default: 0 } }
rules:
  - { id: heavy, when: payload > 1 MB, then: { level: red, number: 1 }, because: heavy, source: guide }
  - { then: { level: green }, because: light, judgement: true }
`,
  cases: `
- id: heavy
  origin: [row-1, row-2]
  about: Something heavy.
  workload: { payload: 5 MB, calls: 3, cold-start: no, needs: [disk] }
  decide: [transport]
  expect:
    transport: ship
    extras: [wall]
    warnings: { first: red, has: [red], number: 1 }
    assumed: { calls: 10, cold-start: no, needs: [disk] }
    relax: [[payload], [calls, needs]]
    blocked: [extras]
    tells: [transport/crane]
    tells-not: [warnings/heavy]
  source: guide
  today: It is no longer so.
`,
  topics: `
- id: ports
  title: Ports
  text: |
    Where ships land.
  see: [transport, transport/ship]
  source: [guide]
  origin: row-3
`,
  exceptions: `
- { origin: row-4, contradicts: [row-1], why: It says the opposite. }
- { origin: row-5, contradicts: row-1, why: It is no workload. }
`,
  spec: `
$schema: schema.json
name: 2026
note: A trial.
payload: 5 MB
wait: any
calls: 3
traffic: rare
needs: [disk, none]
colour: null
cold-start: true
transport: ship
extras: none
`,
} as const;

export type Name = keyof typeof FILES;
