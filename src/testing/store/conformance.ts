import { apartChecks } from "./apart.ts";
import { applyChecks, withoutApplyChecks } from "./apply.ts";
import type { Checks } from "./check.ts";
import { consumerChecks } from "./consumers.ts";
import { contentChecks } from "./contents.ts";
import type { StoreHarness, TestApi } from "./harness.ts";
import { leaseChecks } from "./lease.ts";
import { logChecks } from "./log.ts";
import { missingChecks } from "./missing.ts";
import { interruptedChecks, reopenChecks } from "./reopen.ts";
import { stepChecks } from "./steps.ts";
import { Trial } from "./trial.ts";

/**
 * Registers the tests that every store must pass, each named after the promise it proves. Call it at the top of a test file.
 * What a store is, and this suite with vitest, jest and `node:test`: docs/stores.md.
 */
export function storeConformance<Tx>({ describe, it, expect }: TestApi, harness: StoreHarness<Tx>): void {
  const { apply, reopen } = harness.capabilities;
  const groups: Readonly<Record<string, Checks>> = {
    "its records": contentChecks,
    "its tenants and streams": apartChecks,
    "its missing keys": missingChecks,
    "its steps": stepChecks,
    "its log": logChecks,
    "its consumers": consumerChecks,
    "its lease": leaseChecks,
    "an application's own writes": apply ? applyChecks : withoutApplyChecks,
    ...(reopen ? { "another store object on its storage": { ...reopenChecks, ...(apply ? interruptedChecks : {}) } } : {}),
  };

  const tested = (check: Checks[string]) => async (): Promise<void> => {
    const opened = await harness.open();
    const trial = new Trial<Tx>(opened, expect);
    try {
      const given = { apply: opened.own !== undefined, reopen: opened.reopen !== undefined, raw: opened.raw !== undefined };
      expect(given).toEqual({ ...harness.capabilities });
      await check(trial);
    } finally {
      await trial.end();
    }
  };

  describe(harness.name, () => {
    for (const [group, checks] of Object.entries(groups)) {
      describe(group, () => {
        for (const [promise, check] of Object.entries(checks)) it(promise, tested(check));
      });
    }
  });
}
