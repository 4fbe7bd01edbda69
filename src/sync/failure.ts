import { AuthenticationError, HiBobError, InvalidInputError } from "../client/index.ts";
import { SyncError } from "./errors.ts";

/** One error for a run with failed streams. A refused credential is everyone's failure and stands for itself. */
export function failureOf(failures: readonly { stream: string; error: unknown }[]): unknown {
  const [first] = failures;
  const error = failures.find((failure) => failure.error instanceof AuthenticationError)?.error ?? first?.error;
  if (
    !(error instanceof HiBobError) ||
    error instanceof AuthenticationError ||
    error instanceof SyncError ||
    error instanceof InvalidInputError
  ) {
    return error;
  }
  const names = failures.map(({ stream }) => stream).join(" and ");
  return new SyncError("stream_failed", `${names} could not be read: ${error.message}`, {
    endpoint: error.endpoint,
    status: error.status,
    cause: error,
  });
}
