import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type StreamName } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";

/** A company of thirty, and a sync of one stream of it. */
export function streamRig(stream: StreamName) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 30, seed: 5, clock, limits: "off" });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const store = memoryStore({ clock });
  const sync = createSync({ bob, store, clock, streams: [stream] });
  const run = async () => (await clock.run(sync.run())).streams[0]!;
  const records = async () => {
    const keys = [...(await store.hashes("default", stream, { after: "", upTo: null })).keys()];
    return store.contents("default", stream, keys);
  };
  /** What was logged since it was last asked for. */
  const newChanges = async () => Array.fromAsync(sync.changes({ consumer: "test" }));
  return { clock, fake, bob, sync, run, records, newChanges };
}
