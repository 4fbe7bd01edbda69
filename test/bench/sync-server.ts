// A fake Bob in a process of its own: `node sync-server.ts <people>`. Tells its parent where it listens.
import { createFakeHiBob } from "../../src/testing/index.ts";

const fake = createFakeHiBob({ employees: Number(process.argv[2] ?? 1000), seed: 5, limits: "off" });
const { url } = await fake.listen();
process.on("disconnect", () => process.exit());
process.send?.({ url, serviceUser: fake.serviceUser });
