import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { inflateSync } from "node:zlib";

const run = promisify(execFile);

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine, if there is one: the one that CHROMIUM names, or the first on the PATH. */
export function findChromium(): string | undefined {
  const { CHROMIUM, PATH = "" } = process.env;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const files = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(CHROMIUM ? [CHROMIUM] : []), ...files].find(isProgram);
}

/** How a page is looked at. */
export interface View {
  readonly scheme: "light" | "dark" | "print";
  readonly width: number;
}

/** What was found out about a page in one view. */
export interface Audit extends View {
  /** Rules of axe that it breaks, each with the elements that do. */
  readonly violations: readonly { readonly id: string; readonly nodes: readonly string[] }[];
  /** How many rules of axe it keeps. */
  readonly passes: number;
  /** Width that the content takes, and that there is. */
  readonly scrollWidth: number;
  readonly clientWidth: number;
  /** Colour of the page behind everything. */
  readonly background: string;
  /** Boxes and links, and how many of them the keyboard reaches. */
  readonly controls: number;
  readonly reached: number;
}

/** The page without its policy, which would forbid the audit's own script, and with one scheme for good. */
function copyFor(page: string, { scheme }: View): string {
  const open = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  if (open === page) throw new Error("The page has no Content-Security-Policy");
  if (scheme === "print") return open.replaceAll("@media print", "@media all");
  const light = open.replaceAll("@media print", "@media not all");
  return scheme === "dark"
    ? light.replace("(prefers-color-scheme:dark)", "(min-width:1px)").replaceAll("color-scheme:light dark", "color-scheme:dark")
    : light;
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Runs in the browser: each copy in a frame of its own, since a headless window is never narrower than about 500 pixels.
const AUDIT = `
async function auditIn(frame, tags) {
  const { axe, document: page } = frame.contentWindow;
  const { violations, passes } = await axe.run(page, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "passes"] });
  const { scrollWidth, clientWidth } = page.documentElement;
  const controls = [...page.querySelectorAll("input, a[href]")];
  const reached = controls.filter((control) => { control.focus(); return control.tabIndex >= 0 && page.activeElement === control; });
  return {
    violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + " " + failureSummary) })),
    passes: passes.length,
    scrollWidth, clientWidth,
    background: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
    controls: controls.length, reached: reached.length,
  };
}
(async () => {
  const audits = [];
  for (const { copy, scheme, width } of copies) {
    const frame = document.createElement("iframe");
    frame.style.cssText = "border:0;height:800px;width:" + width + "px";
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    frame.srcdoc = copy;
    document.body.append(frame);
    await loaded;
    audits.push({ scheme, width, ...(await auditIn(frame, tags)) });
    frame.remove();
  }
  return audits;
})().catch((error) => ({ error: String(error && error.stack) })).then((found) => {
  document.body.textContent = "<<" + encodeURIComponent(JSON.stringify(found)) + ">>";
});
`;

/** Makes data part of a script, where no text may end the script. */
const embedded = (data: unknown): string => JSON.stringify(data).replaceAll("<", "\\u003c");

async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "hibob-kit-browser-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars"];

/** Looks at a page in a real browser, in each of these views. */
export const audit = (chromium: string, page: string, views: readonly View[]): Promise<readonly Audit[]> =>
  withFolder(async (folder) => {
    const axe = (await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")).replaceAll(
      "</script",
      "<\\/script",
    );
    const copies = views.map((view) => ({ ...view, copy: copyFor(page, view).replace("</head>", () => `<script>${axe}</script></head>`) }));
    const script = `const copies = ${embedded(copies)}; const tags = ${embedded(TAGS)}; ${AUDIT}`;
    const file = join(folder, "audit.html");
    await writeFile(file, `<!doctype html><meta charset="utf-8"><title>Audit</title><body><script>${script}</script></body>`);
    const options = [
      ...OPTIONS,
      `--user-data-dir=${join(folder, "profile")}`,
      "--window-size=1300,900",
      "--virtual-time-budget=100000",
      "--dump-dom",
    ];
    const { stdout } = await run(chromium, [...options, pathToFileURL(file).href], { maxBuffer: 64 * 1024 * 1024, timeout: 110_000 });
    const [, found] = /(?:&lt;&lt;)([^&]*)(?:&gt;&gt;)/.exec(stdout) ?? [];
    if (found === undefined) throw new Error("The audit did not end in the browser");
    const result = JSON.parse(decodeURIComponent(found)) as readonly Audit[] | { readonly error: string };
    if ("error" in result) throw new Error(result.error);
    return result;
  });

/** A picture of a page as it is, with its policy in force. */
export const screenshot = (chromium: string, page: string, width = 1000, height = 1400): Promise<Uint8Array> =>
  withFolder(async (folder) => {
    const file = join(folder, "page.html");
    const picture = join(folder, "page.png");
    await writeFile(file, page);
    const options = [
      ...OPTIONS,
      `--user-data-dir=${join(folder, "profile")}`,
      `--window-size=${width},${height}`,
      `--screenshot=${picture}`,
    ];
    await run(chromium, [...options, pathToFileURL(file).href], { timeout: 60_000 });
    return readFile(picture);
  });

/** How many different lines of pixels a PNG has: one or two when it is blank. */
export function linesOfPng(png: Uint8Array): number {
  const bytes = Buffer.from(png);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error("This is no PNG");
  const [width, height, channels] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25] === 6 ? 4 : 3];
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const pixels = inflateSync(Buffer.concat(parts));
  const length = width * channels + 1;
  return new Set(Array.from({ length: height }, (_, line) => pixels.toString("latin1", line * length, (line + 1) * length))).size;
}
