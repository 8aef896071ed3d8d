/** A package registry that serves what lies in `node_modules`, so that an installation needs no network. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Registry {
  readonly url: string;
  close(): void;
}

export async function serveModules(modules: string): Promise<Registry> {
  const packed = mkdtempSync(join(tmpdir(), "registry-"));
  const server = createServer(({ url = "", headers }, response) => {
    const [name = "", file] = decodeURIComponent(url.slice(1)).split("/-/");
    const folder = join(modules, name);
    if (!existsSync(join(folder, "package.json"))) {
      response.writeHead(404).end("{}");
    } else if (file !== undefined) {
      response.end(tarball(folder, packed));
    } else {
      const manifest = readManifest(folder);
      const dist = { tarball: `http://${headers.host}/${name}/-/${manifest.version}.tgz` };
      const versions = { [manifest.version]: { ...manifest, dist } };
      response.end(JSON.stringify({ name, "dist-tags": { latest: manifest.version }, versions }));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    rmSync(packed, { recursive: true });
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

function tarball(folder: string, into: string): Uint8Array {
  const file = join(into, `${folder.replace(/\W/g, "-")}.tgz`);
  execFileSync("tar", ["-czf", file, "--exclude=./node_modules", "-C", folder, "."]);
  return readFileSync(file);
}

function readManifest(folder: string): { version: string } {
  const { version, ...rest } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { ...rest, version };
}
