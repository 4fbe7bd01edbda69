// One sync of the fake into a SQLite file, for the parent test to kill. Run by Node from the source.
import { createHiBob } from "../../../src/index.ts";
import { createSync } from "../../../src/sync/index.ts";
import { sqliteStore } from "../../../src/sync/stores/sqlite.ts";

const { BASE_URL = "", USER_ID = "", TOKEN = "", FILE = "", CONCURRENCY = "1" } = process.env;
const bob = createHiBob({ baseUrl: BASE_URL, serviceUser: { id: USER_ID, token: TOKEN } });
const store = sqliteStore(FILE);
const sync = createSync({ bob, store, streams: ["employees", "workHistory"], fields: "all", concurrency: Number(CONCURRENCY) });
process.stdout.write("syncing\n");
await sync.run();
await store.close();
