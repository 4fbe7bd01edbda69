import type { Content } from "../../sync/store.ts";
import type { Checks } from "./check.ts";
import { addition, arrival, record, STREAM, sorted, TENANT } from "./trial.ts";

/** Keys that quoting, collation, paths and prototypes get wrong, in byte order. */
const ODD_KEYS = [
  " ",
  "%",
  "' OR 1=1; --",
  "..",
  "/",
  "1",
  "10",
  "10/5",
  "10/~",
  "1_",
  "2",
  "?$1:a",
  "A",
  "B",
  "\\",
  "__proto__",
  "a",
  "constructor",
  "x".repeat(200),
];

const nested = (depth: number): unknown => (depth === 0 ? "bottom" : { in: [nested(depth - 1)] });

const ODD_VALUES: Readonly<Record<string, Content>> = {
  numbers: { values: [0, -1, 0.1 + 0.2, 1e21, 5e-324, 1.7976931348623157e308, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 100.5] },
  digits: { id: "3332883884017713938", amount: "1e3", zeros: "007" },
  text: { accents: "Łukasz Ñandú", family: "👩‍👩‍👧", rtl: "שלום", composed: "e\u0301 \u00e9", empty: "", spaces: "  a \t\r\n b  " },
  traps: { zero: "a\u0000b", lone: "\ud800", lines: "\u2028\u2029", quotes: `'"\\\`$1 ? :a %s {{b}}`, json: '{"a":null}' },
  names: { "": 1, "with.dots/and slashes": 2, ü: 3, constructor: 4, "quote'\"": 5 },
  nesting: { deep: nested(100), list: [[], [[]], {}, { a: {} }] },
  long: { text: "ß".repeat(500_000) },
};

/** What is read of records is what was written. */
export const contentChecks: Checks = {
  async "starts empty"(t) {
    t.equal(sorted(await t.store.hashes(TENANT, STREAM, { after: "", upTo: null })), []);
    t.equal(await t.store.records(TENANT, STREAM, "", 10), []);
    t.equal(await t.store.count(TENANT, STREAM), 0);
    t.equal(sorted(await t.store.contents(TENANT, STREAM, ["1"])), []);
    await t.rawly((raw) => raw.records(TENANT, STREAM), 0);
  },

  async "gives every value back exactly: numbers, scripts, control characters, nesting, length"(t) {
    const records = Object.entries(ODD_VALUES).map(([key, content]) => record(key, content));
    await t.begun(arrival(...records));
    const read = await t.store.contents(TENANT, STREAM, Object.keys(ODD_VALUES));
    const listed = new Map((await t.store.records(TENANT, STREAM, "", 100)).map(({ key, content }) => [key, content]));
    const logged = new Map((await t.store.changes(TENANT, 0, 100)).map(({ key, after }) => [key, after]));
    for (const [key, content] of Object.entries(ODD_VALUES)) {
      t.same(read.get(key), content);
      t.same(listed.get(key), content);
      t.same(logged.get(key), content);
    }
  },

  async "keeps an empty value apart from a missing one, in contents and in the log"(t) {
    const values = [{}, { title: null }, { title: "" }, { title: [] }, { title: {} }, { title: [null] }, { title: false }, { title: 0 }];
    const records = values.map((content, index) => record(String(index), content));
    const emptied = { key: "0", kind: "changed", before: {}, after: { title: null }, reason: null } as const;
    const gone = { key: "1", kind: "removed", before: { title: null }, after: null, reason: "unknown" } as const;
    await t.begun({ puts: records, changes: [emptied, gone] });
    t.equal(
      (await t.contents()).map(([, content]) => content),
      values,
    );
    const log = await t.store.changes(TENANT, 0, 10);
    t.equal(
      log.map(({ before, after }) => ({ before, after })),
      [
        { before: {}, after: { title: null } },
        { before: { title: null }, after: null },
      ],
    );
  },

  async "takes any ASCII key, and any name of a tenant, stream or consumer"(t) {
    for (const name of ["O'Brien & Söhne", "../%_*", "__proto__"]) {
      const lease = await t.lease(name);
      await t.commit(lease, { stream: name, ...arrival(...ODD_KEYS.map((key) => record(key, { key }))), missing: ODD_KEYS });
      await t.store.setPosition(name, name, 3);
      t.equal(
        await t.contents(name, name),
        ODD_KEYS.map((key) => [key, { key }]),
      );
      t.equal(await t.store.missing(name, name, 1, "", 100), ODD_KEYS);
      t.equal(
        (await t.store.changes(name, 0, 100)).map(({ key, stream }) => [key, stream]),
        ODD_KEYS.map((key) => [key, name]),
      );
      t.equal(sorted(await t.store.positions(name)), [[name, 3]]);
      await t.commit(lease, { stream: name, removes: ODD_KEYS });
      t.equal(await t.store.count(name, name), 0);
    }
  },

  async "does not share its contents with the caller's objects"(t) {
    const content = { tags: ["x"] };
    await t.begun({ puts: [record("1", content)], changes: [addition("1", content)] });
    const spoil = (given: unknown) => (given as { tags: string[] } | null | undefined)?.tags.push("spoilt");
    spoil(content);
    spoil((await t.store.contents(TENANT, STREAM, ["1"])).get("1"));
    spoil((await t.store.records(TENANT, STREAM, "", 1))[0]?.content);
    spoil((await t.store.changes(TENANT, 0, 1))[0]?.after);
    t.equal((await t.store.contents(TENANT, STREAM, ["1"])).get("1"), { tags: ["x"] });
    t.equal((await t.store.records(TENANT, STREAM, "", 1))[0]?.content, { tags: ["x"] });
    t.equal((await t.store.changes(TENANT, 0, 1))[0]?.after, { tags: ["x"] });
  },

  async "replaces content and hash of a record that is written again"(t) {
    const lease = await t.begun({ puts: [record("1", { old: 1, both: 1 }), record("2", { still: 1 })] });
    await t.commit(lease, { puts: [{ ...record("1", { new: 2, both: 2 }), hash: "new" }] });
    t.equal(await t.contents(), [
      ["1", { new: 2, both: 2 }],
      ["2", { still: 1 }],
    ]);
    t.equal((await t.store.hashes(TENANT, STREAM, { after: "", upTo: null })).get("1"), "new");
    t.equal(await t.store.count(TENANT, STREAM), 2);
    await t.rawly((raw) => raw.records(TENANT, STREAM), 2);
  },

  async "drops the content of a removed record, keeps the others', and takes it up again when it returns"(t) {
    const lease = await t.begun(arrival(record("1", { secret: "xyzzy" }), record("2", { a: 2 })));
    await t.commit(lease, { removes: ["1", "never there"] });
    t.equal(await t.contents(), [["2", { a: 2 }]]);
    t.equal(sorted(await t.store.contents(TENANT, STREAM, ["1"])), []);
    t.equal(await t.store.records(TENANT, STREAM, "", 10), [{ key: "2", content: { a: 2 } }]);
    t.equal(await t.store.count(TENANT, STREAM), 1);
    await t.rawly((raw) => raw.records(TENANT, STREAM), 1);
    await t.rawly((raw) => raw.content(TENANT, STREAM, "1"), null);
    await t.commit(lease, { puts: [record("1", { back: true })] });
    t.equal(await t.contents(), [
      ["1", { back: true }],
      ["2", { a: 2 }],
    ]);
    t.equal(await t.store.count(TENANT, STREAM), 2);
  },

  async "reads hashes above the lower key and up to the upper one, byte by byte"(t) {
    await t.begun({ puts: ODD_KEYS.map((key) => record(key)) });
    const range = async (after: string, upTo: string | null) =>
      sorted(await t.store.hashes(TENANT, STREAM, { after, upTo })).map(([key]) => key);
    t.equal(await range("", null), ODD_KEYS);
    t.equal(await range("1", "10/~"), ["10", "10/5", "10/~"]);
    t.equal(await range("10/~", "A"), ["1_", "2", "?$1:a", "A"]);
    t.equal(await range("B", "a"), ["\\", "__proto__", "a"]);
    t.equal(await range("a", null), ["constructor", "x".repeat(200)]);
    t.equal(await range("2", "2"), []);
    t.equal((await t.store.hashes(TENANT, STREAM, { after: "1", upTo: "10" })).get("10"), record("10").hash);
  },

  async "lists live records from any key on, byte by byte, page by page"(t) {
    const lease = await t.begun({ puts: [...ODD_KEYS].reverse().map((key) => record(key, { key })) });
    await t.commit(lease, { removes: ["2"] });
    const left = ODD_KEYS.filter((key) => key !== "2");
    const found: string[] = [];
    for (let page = await t.store.records(TENANT, STREAM, "", 4); page.length > 0 && found.length < ODD_KEYS.length; ) {
      t.equal(page.length <= 4, true);
      for (const { key, content } of page) t.equal(content, { key });
      found.push(...page.map(({ key }) => key));
      page = await t.store.records(TENANT, STREAM, found.at(-1)!, 4);
    }
    t.equal(found, left);
    t.equal(
      (await t.store.records(TENANT, STREAM, "2", 2)).map(({ key }) => key),
      ["?$1:a", "A"],
    );
  },

  async "gives contents of just the keys asked for, none and unknown ones included"(t) {
    await t.begun({ puts: ["1", "2", "3"].map((key) => record(key, { key })) });
    t.equal(sorted(await t.store.contents(TENANT, STREAM, [])), []);
    t.equal(sorted(await t.store.contents(TENANT, STREAM, ["3", "unknown", "1", "3"])), [
      ["1", { key: "1" }],
      ["3", { key: "3" }],
    ]);
  },

  async "keeps the same whether records come one by one or all at once"(t) {
    const records = ["1", "2", "3", "4"].map((key) => record(key, { key }));
    const changed = { key: "1", kind: "changed", before: { key: "1" }, after: { key: "one" }, reason: null } as const;
    const gone = { key: "4", kind: "removed", before: { key: "4" }, after: null, reason: "deleted" } as const;
    const single = await t.lease("single");
    for (const one of records) await t.commit(single, arrival(one));
    await t.commit(single, { puts: [record("1", { key: "one" })], changes: [changed] });
    await t.commit(single, { removes: ["4"], changes: [gone] });
    const batch = await t.lease("batch");
    await t.commit(batch, arrival(...records));
    await t.commit(batch, { puts: [record("1", { key: "one" })], removes: ["4"], changes: [changed, gone] });
    const of = async (tenant: string) => ({
      hashes: sorted(await t.store.hashes(tenant, STREAM, { after: "", upTo: null })),
      contents: await t.contents(tenant),
      singly: await Promise.all(["1", "2", "3", "4"].map(async (key) => sorted(await t.store.contents(tenant, STREAM, [key])))),
      log: (await t.store.changes(tenant, 0, 10)).map(({ at, ...change }) => change),
    });
    t.equal(await of("batch"), await of("single"));
  },

  async "holds ten thousand records, written, read and removed in one step each"(t) {
    const keys = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(5, "0"));
    const lease = await t.begun({ ...arrival(...keys.map((key) => record(key, { key }))), missing: keys });
    t.equal((await t.store.hashes(TENANT, STREAM, { after: "", upTo: null })).size, 10_000);
    t.equal((await t.store.contents(TENANT, STREAM, keys)).size, 10_000);
    t.equal((await t.store.records(TENANT, STREAM, "04999", 10_000)).length, 5_000);
    t.equal(await t.store.countMissing(TENANT, STREAM, 1), 10_000);
    t.equal(
      (await t.store.changes(TENANT, 9_998, 10)).map(({ sequence, key }) => [sequence, key]),
      [
        [9_999, "09998"],
        [10_000, "09999"],
      ],
    );
    await t.commit(lease, { removes: keys.slice(1) });
    t.equal(await t.contents(), [["00000", { key: "00000" }]]);
    t.equal(await t.store.countMissing(TENANT, STREAM, 1), 1);
  },
};
