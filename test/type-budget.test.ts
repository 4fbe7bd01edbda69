import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Types made while checking a file that uses every module. Counted, because a time depends on the machine. */
const MOST_INSTANTIATIONS = 15_000;

describe("checking a file that uses every module", () => {
  it(`makes fewer than ${MOST_INSTANTIATIONS} types, the editor's work at each key press`, () => {
    const config = ts.readConfigFile(path("../tsconfig.json"), ts.sys.readFile).config;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path(".."));
    const file = path("./types/every-module.ts");
    const started = process.hrtime.bigint();
    const program = ts.createProgram([file], { ...options, skipLibCheck: true });
    const complaints = program.getSemanticDiagnostics(program.getSourceFile(file));
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const made = (program as unknown as { getInstantiationCount(): number }).getInstantiationCount();
    console.log(`every module: ${made} types instantiated, ${seconds.toFixed(1)} s from nothing`);
    expect(complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))).toEqual([]);
    expect(made).toBeLessThan(MOST_INSTANTIATIONS);
  });
});
