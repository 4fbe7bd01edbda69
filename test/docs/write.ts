// Writes the generated pages: `npm run docs`.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedPages } from "./reference.ts";

const root = new URL("../../", import.meta.url);
for (const [path, text] of await generatedPages()) {
  const file = fileURLToPath(new URL(path, root));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
