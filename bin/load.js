/** Loads the program as it was compiled before: by the build with this Node, or by an earlier run. */
const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, resolve } = require("node:path");
const { constants, Script } = require("node:vm");

/** What the build has compiled is of use to the very Node that ran the build. */
exports.cacheOf = (path) => path.replace(/\.cjs$/, `.${process.arch}-${process.versions.v8}.cache`);

/** @returns what the program exports */
exports.load = (path) => {
  const cache = exports.cacheOf(path);
  if (existsSync(cache)) return exports.run(path, readFileSync(cache)).exports;
  // Node has a cache of its own since 22.1; where it cannot write one, it does without.
  Module.enableCompileCache?.();
  return require(path);
};

/** Runs the program's file with what was compiled before, which V8 looks at with care and may refuse. */
exports.run = (path, cachedData) => {
  const filename = resolve(path);
  // Wrapped as bytes: a text put together from parts would be copied once more.
  const [head, tail] = Module.wrap("\0").split("\0");
  const source = Buffer.concat([Buffer.from(head), readFileSync(filename), Buffer.from(tail)]);
  const script = new Script(source.latin1Slice(), {
    filename,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(filename), module, filename, dirname(filename));
  return { script, exports: module.exports };
};
