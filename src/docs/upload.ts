import { AbortedError, HiBobError, InvalidInputError } from "../client/index.ts";

/** A file to upload as it is. */
export interface FileToUpload {
  /** Shown in Bob, e.g. `contract.pdf`. */
  readonly name: string;
  /** At most 5 MB, 1 MB for a custom folder. A stream is read no further than that, and cancelled when it is longer. */
  readonly content: Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array>;
  /** E.g. `application/pdf`. Default is a `Blob`'s own type. */
  readonly type?: string | undefined;
  readonly url?: undefined;
  readonly tags?: undefined;
}

/** A file that Bob fetches from the web. */
export interface LinkToUpload {
  /** Shown in Bob, e.g. `contract.pdf`. */
  readonly name: string;
  /** An http(s) address that Bob can reach. */
  readonly url: string;
  /** Labels to find the document by. Only for a file from a URL. */
  readonly tags?: readonly string[] | undefined;
  readonly content?: undefined;
  readonly type?: undefined;
}

const WRONG = "A file needs a name, and content (a Blob, bytes or a stream) or a url";

async function blobOf(content: FileToUpload["content"], limitMb: number, signal: AbortSignal | undefined): Promise<Blob> {
  const check = (size: number): void => {
    // ASSUMED: a megabyte of 2^20 bytes, the larger one; a file between the two kinds is Bob's to refuse.
    if (size > limitMb * 2 ** 20) throw new InvalidInputError(`The file is larger than ${limitMb} MB, Bob's limit for this folder`);
  };
  if (content instanceof ReadableStream) {
    let size = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        check((size += chunk.byteLength));
        controller.enqueue(chunk);
      },
    });
    try {
      return await new Response(content.pipeThrough(counted, signal ? { signal } : {})).blob();
    } catch (cause) {
      if (signal?.aborted) throw new AbortedError(signal.reason);
      throw cause instanceof HiBobError ? cause : new InvalidInputError("The file's content could not be read", { cause });
    }
  }
  if (!(content instanceof Blob || content instanceof ArrayBuffer || ArrayBuffer.isView(content))) {
    throw new InvalidInputError(WRONG);
  }
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart]);
  check(blob.size);
  return blob;
}

/** The request's body: a form with the file in it, or what tells Bob where to fetch it. */
export async function bodyOf(file: FileToUpload | LinkToUpload, limitMb: number, signal: AbortSignal | undefined) {
  const { name, content, url, type, tags } = file;
  if (url !== undefined && content === undefined) return { documentName: name, documentUrl: url, tags: tags as string[] | undefined };
  if (!name || url !== undefined || tags !== undefined) {
    throw new InvalidInputError(WRONG);
  }
  const blob = await blobOf(content, limitMb, signal);
  const form = new FormData();
  form.append("file", type ? new Blob([blob], { type }) : blob, name);
  return form;
}
