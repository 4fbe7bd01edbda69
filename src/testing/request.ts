/** A file of a multipart request. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A request as every face hands it in. */
export interface FakeRequest {
  readonly method: string;
  /** Below the base URL and still encoded, e.g. `/people/search`; `undefined` when it is not below it. */
  readonly path: string | undefined;
  /** The address that the caller knows as Bob's, `/v1` included. */
  readonly base: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** The body, unless it is a form. */
  readonly body?: string | undefined;
  /** The file of a form. */
  readonly file?: SentFile | undefined;
}
