import { isPage } from "./answer.ts";
import type { CallOptions, Client } from "./client.ts";
import { joined, onAbort } from "./clock.ts";
import type { Reading } from "./endpoint.ts";
import { AbortedError, ConnectionError, HiBobError, InvalidInputError, ResponseError, UnexpectedAnswerError } from "./errors.ts";

/**
 * A file on its way: its headers are here, its bytes are read as you ask for them. Read it once, by one of its methods, or
 * `cancel()` its body; until then it holds a connection.
 *
 * The call's `timeout` covers the wait for the headers; its `signal` ends the reading too. Reading fails with `AbortedError`
 * then, and with `ConnectionError` when the connection breaks.
 */
export interface Download {
  /** E.g. `text/csv`; `null` when the answer does not say. */
  readonly contentType: string | null;
  /** The name the answer gives the file, if any; without folders. */
  readonly fileName: string | undefined;
  /** Bytes to come, if the answer says so. */
  readonly size: number | undefined;
  /** The bytes as they arrive; memory stays bounded by a chunk. */
  readonly body: ReadableStream<Uint8Array>;
  /**
   * The whole file.
   *
   * @throws {InvalidInputError} when it was read before
   */
  bytes(): Promise<Uint8Array>;
  /**
   * The whole file as UTF-8 text, without the byte-order mark that Bob puts before some reports.
   *
   * @throws {InvalidInputError} when it was read before
   */
  text(): Promise<string>;
  /**
   * The same text as it arrives.
   *
   * @throws {InvalidInputError} when it was read before
   */
  textStream(): ReadableStream<string>;
}

// Content-Disposition: attachment; filename="report.csv", or filename*=UTF-8''report.csv for other alphabets.
function nameIn(headers: Headers): string | undefined {
  const text = headers.get("content-disposition") ?? "";
  const [, quoted, plain] = /\bfilename=(?:"([^"]*)"|([^";\s]+))/i.exec(text) ?? [];
  let name = quoted ?? plain;
  try {
    name = decodeURIComponent(/\bfilename\*=UTF-8'[^']*'([^;\s]+)/i.exec(text)?.[1] ?? "") || name;
  } catch {
    // Not encoded after all: the plain name will do.
  }
  return safeName(name);
}

/** A file's name that leads nowhere but to the file: without folders, steps, and characters that are not to be seen. */
export const safeName = (name: string | null | undefined): string | undefined =>
  name
    ?.replace(/^.*[/\\]/s, "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f]|^\.+$/g, "") || undefined;

/** The body of a good answer as a file. `what` names it in messages. */
function fileOf(response: Response, what: string, { endpoint, signal }: Partial<Reading>): Download {
  const { body: source, headers } = response;
  const reader = source?.getReader();
  const drop = (reason: unknown) => reader?.cancel(reason).catch(() => {}); // one that is broken already has nothing to drop
  let forget = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      forget = onAbort(signal, (reason) => {
        controller.error(new AbortedError(reason, { endpoint }));
        void drop(reason);
      });
    },
    async pull(controller) {
      try {
        const chunk = await reader?.read();
        if (chunk?.value) return controller.enqueue(chunk.value);
        controller.close();
      } catch {
        // After an abort the stream is ended already, and this changes nothing.
        controller.error(new ConnectionError("network", `${what} broke off in the middle of the file`, { endpoint, retryable: true }));
      }
      forget();
    },
    cancel(reason) {
      forget();
      return drop(reason);
    },
  });
  const unread = (): Response => {
    try {
      return new Response(body);
    } catch {
      throw new InvalidInputError("A download can be read only once");
    }
  };
  // The length of a compressed answer is not the file's.
  const size = headers.has("content-encoding") ? Number.NaN : Number(headers.get("content-length") || Number.NaN);
  return {
    contentType: headers.get("content-type"),
    fileName: nameIn(headers),
    size: Number.isInteger(size) ? size : undefined,
    body,
    bytes: async () => new Uint8Array(await unread().arrayBuffer()),
    text: async () => unread().text(), // decoding as UTF-8 drops a byte-order mark
    textStream: () => unread().body!.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>),
  };
}

/** Hands over the body of an endpoint's good answer as a file. */
export function receiveFile(response: Response, reading: Reading): Download {
  reading.keep();
  return fileOf(response, reading.endpoint, reading);
}

/**
 * Fetches a link that Bob has just given, without the credential: the link is signed, and may lead to another host.
 *
 * The link itself is as good as a credential, so no message shows it. It is asked for once: `retries` does not apply.
 *
 * @throws {ResponseError} when the link no longer works
 */
export async function download(client: Client, link: string, options: CallOptions = {}): Promise<Download> {
  const signal = joined(client.defaults.signal, options.signal);
  const timeout = options.timeout ?? client.defaults.timeout ?? 60_000;
  if (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol)) {
    throw new UnexpectedAnswerError("The link that Bob gave is not an http(s) address");
  }
  if (signal?.aborted) throw new AbortedError(signal.reason);
  const over = new AbortController();
  const timer = new AbortController();
  let forget = () => {};
  const ended = new Promise<never>((_, reject) => {
    forget = onAbort(signal, (reason) => reject(new AbortedError(reason)));
    client.clock.sleep(timeout, timer.signal).then(
      () => reject(new ConnectionError("timeout", `The download was not answered within ${timeout} ms`, { retryable: true })),
      () => {},
    );
  });
  try {
    const response = await Promise.race([client.fetch(new Request(link), { signal: over.signal }), ended]);
    // A link that is over often leads to a page to log in on.
    if (response.ok && response.redirected && isPage(response, ""))
      throw new UnexpectedAnswerError("The download's link led to a web page");
    if (response.ok) return fileOf(response, "The download", { signal });
    const { status } = response;
    const code = status === 404 ? "not_found" : status >= 500 ? "server_error" : "http_error";
    throw new ResponseError(code, `The download answered ${status}`, {
      status,
      retryable: status >= 500,
      hint: "Links live for a short time only: ask Bob for a new one",
    });
  } catch (error) {
    over.abort();
    throw error instanceof HiBobError
      ? error
      : new ConnectionError("network", "The download could not reach the link's host", { retryable: true });
  } finally {
    timer.abort();
    forget();
  }
}
