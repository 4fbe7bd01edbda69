import type { CallOptions, Client, Written } from "../client/index.ts";
import { untilVisible } from "../client/visible.ts";

/** The handle of a write that is visible once `look` says so. */
export const writtenWhen = (client: Client, endpoint: string, look: (options?: CallOptions) => Promise<boolean>): Written => ({
  visible: (options) => untilVisible(client, endpoint, () => look(options), options?.signal),
});
