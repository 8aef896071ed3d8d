/** Loads files of the program as this Node has compiled them before: in the build, or at the end of an earlier run. */
const { accessSync, closeSync, constants, fsyncSync, openSync } = require("node:fs");
const { readFileSync, renameSync, rmSync, writeSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

/** What was compiled now, by the file in which it can be kept. */
const compiled = new Map();
const loaded = new Map();

/** @returns what a file of the program exports */
exports.load = (path) => {
  if (loaded.has(path)) return loaded.get(path);
  const cache = cacheOf(path);
  // Such a file is a function of what a module of Node gets, and ends with its own mark.
  const source = readFileSync(path, "latin1");
  const mark = source.slice(-MARK_LENGTH);
  // V8 looks at the length of a source and no further, and may refuse what was compiled by another version of itself.
  const cachedData = whole(mark, readIfAny(cache));
  const script = new Script(source, { filename: path, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) compiled.set(cache, { script, mark });
  const folder = dirname(path);
  const module = { exports: {} };
  // Packages are parts of the program; what else it requires is Node's own.
  const part = (id) => (id.startsWith("./") ? exports.load(join(folder, id)) : require(id));
  script.runInThisContext()(module.exports, part, module, folder);
  loaded.set(path, module.exports);
  return module.exports;
};

const MARK_LENGTH = 32;

/** What was kept for the code of this mark; undefined where it is of other code, or not as it was written. */
function whole(mark, kept) {
  const end = (kept?.length ?? 0) - SEAL_LENGTH;
  if (end < MARK_LENGTH || kept.latin1Slice(0, MARK_LENGTH) !== mark) return undefined;
  const data = kept.subarray(MARK_LENGTH, end);
  return kept.latin1Slice(end) === seal(data) ? data : undefined;
}

const SEAL_LENGTH = 8;

/** Of a few bytes in each block: a disk loses blocks, and to look at every byte would take longer than the rest of a start. */
function seal(data) {
  let sum = data.length;
  for (let place = 0; place < data.length; place += 509) sum = (Math.imul(sum, 31) + data[place]) | 0;
  return (sum >>> 0).toString(16).padStart(SEAL_LENGTH, "0");
}

function readIfAny(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Was anything compiled that can be kept? Where nobody may write, nothing is. */
exports.hasNews = () => {
  try {
    for (const cache of compiled.keys()) accessSync(dirname(cache), constants.W_OK);
    return compiled.size > 0;
  } catch {
    return false;
  }
};

/** Was this file compiled anew? */
exports.isNew = (path) => compiled.has(cacheOf(path));

function cacheOf(path) {
  return path.replace(/\.cjs$/, `.${process.arch}-${process.versions.v8}.cache`);
}

/** Keeps what was compiled for the next runs, as Python keeps its .pyc files. */
exports.keep = () => {
  for (const [cache, { script, mark }] of compiled) {
    const temporary = `${cache}.${process.pid}.tmp`;
    try {
      const descriptor = openSync(temporary, "wx");
      const data = script.createCachedData();
      writeSync(descriptor, Buffer.concat([Buffer.from(mark), data, Buffer.from(seal(data))]));
      // On the disk before it has its name, whatever happens in between.
      fsyncSync(descriptor);
      closeSync(descriptor);
      renameSync(temporary, cache);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
  compiled.clear();
};
