import * as node from "node:fs/promises";
import { join } from "node:path";
import type { RawReads } from "hibob-kit/testing/store";
import type { FileSystem } from "../../examples/stores/files-store.ts";

type Put = readonly [key: string, json: string, hash: string];

/** Looks into the folder with nothing of the store's. */
export function filesRaw(folder: string): RawReads {
  const folderOf = (tenant: string) => join(folder, Buffer.from(tenant).toString("hex"));
  const load = async (tenant: string, file: string) => JSON.parse(await node.readFile(join(folderOf(tenant), file), "utf8"));
  const files = (tenant: string) => node.readdir(folderOf(tenant)).catch(() => []);
  const head = async (tenant: string) => {
    const numbers = (await files(tenant)).filter((file) => file.startsWith("head-")).map((file) => Number(file.slice(5)));
    return numbers.length === 0 ? { streams: [], log: [] } : load(tenant, `head-${Math.max(...numbers)}`);
  };
  return {
    async records(tenant, stream) {
      const keys = new Set<string>();
      const [, at] = (await head(tenant)).streams.find(([name]: [string]) => name === stream) ?? [null, { parts: [] }];
      for (const file of at.parts) {
        const { puts, removes } = await load(tenant, file);
        for (const [key] of puts) keys.add(key);
        for (const key of removes) keys.delete(key);
      }
      return keys.size;
    },
    async logged(tenant) {
      const parts: { file: string }[] = (await head(tenant)).log;
      const counts = await Promise.all(parts.map(async ({ file }) => (await load(tenant, file)).length as number));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    // In any file of the tenant, whether the head names it or not.
    async content(tenant, _, key) {
      const texts = await Promise.all((await files(tenant)).map((file) => node.readFile(join(folderOf(tenant), file), "utf8")));
      const puts = texts.flatMap((text): Put[] => (text.startsWith('{"generation"') ? JSON.parse(text).puts : []));
      return puts.find((put) => put[0] === key)?.[1] ?? null;
    },
  };
}

/**
 * The file system of a process that is killed at its `last` writing call: before it, or when it is done as far as it gets (of a
 * file, half is written). Every call after that fails, as nothing runs any more.
 */
export function dyingFiles(last: number, when: "before" | "during"): FileSystem & { readonly died: boolean } {
  let calls = 0;
  const alive = (): void => {
    if (calls >= last) throw new Error("killed");
  };
  const reading = <Call extends (...of: never[]) => unknown>(call: Call): Call =>
    (async (...of: Parameters<Call>) => {
      alive();
      return call(...of);
    }) as unknown as Call;
  const writing = <Call extends (...of: never[]) => unknown>(call: Call, halfOf: (of: Parameters<Call>) => Parameters<Call>): Call =>
    (async (...of: Parameters<Call>) => {
      alive();
      if (++calls < last) return call(...of);
      if (when === "during") await call(...halfOf(of));
      throw new Error("killed");
    }) as unknown as Call;
  const whole = <Of>(of: Of): Of => of;
  return {
    readdir: reading(node.readdir),
    readFile: reading(node.readFile),
    link: writing(node.link, whole),
    mkdir: writing(node.mkdir, whole),
    unlink: writing(node.unlink, whole),
    writeFile: writing(node.writeFile, ([file, text, ...options]) => [file, String(text).slice(0, String(text).length / 2), ...options]),
    get died() {
      return calls >= last;
    },
  };
}
