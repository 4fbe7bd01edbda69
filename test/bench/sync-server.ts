// A fake Bob in a process of its own: `node sync-server.ts <people>`. Tells its parent where it listens.
import { createFakeHiBob } from "../../src/testing/index.ts";

// Told limits that are never reached, the client does not wait for Bob's: that is not what is measured here.
const PATHS = ["POST /people/search", ...["work", "employment", "lifecycle", "salaries"].map((table) => `GET /bulk/people/${table}`)];
const limits = Object.fromEntries(PATHS.map((path) => [path, 1_000_000]));
const fake = createFakeHiBob({ employees: Number(process.argv[2] ?? 1000), seed: 5, limits });
const { url } = await fake.listen();
process.on("disconnect", () => process.exit());
process.send?.({ url, serviceUser: fake.serviceUser });
