import type { CompanyState } from "./company/company.ts";
import { digits, hash, hashText } from "./company/draws.ts";
import { explained, file, page, type Reply } from "./reply.ts";

/** A file as it lies in storage. */
export interface StoredFile {
  readonly type: string;
  /** Read when somebody follows a link. */
  readonly bytes: () => string | Uint8Array;
}

const FOLDER = "/files/";

/**
 * Links to files that need no credential and expire, like those that Bob gives.
 *
 * ASSUMED: that they stand below the base URL. Bob's stand on other hosts; here every face of the fake must be able to
 * answer them.
 */
export class FileLinks {
  readonly #company: CompanyState;
  readonly #files = new Map<string, StoredFile>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** The token of a link, from its path below the base URL. */
  static tokenIn(path: string): string | undefined {
    return path.startsWith(FOLDER) ? path.slice(FOLDER.length) : undefined;
  }

  /** A link to the file with this name, good for `lifetime` milliseconds from now. */
  link(base: string, name: string, stored: StoredFile, lifetime: number): string {
    const { seed } = this.#company;
    // Two hashes, so that no two of a large company's files share a link. They differ from the first letter on: texts with the
    // same hash have the same one again when something is added behind them.
    const token = [hashText(name), hashText(`.${name}`)].map((h) => digits(hash(seed, h), 12)).join("");
    this.#files.set(token, stored);
    return `${base}${FOLDER}${token}?expires=${Math.floor((this.#company.now() + lifetime) / 1000)}`;
  }

  answer(token: string, query: URLSearchParams): Reply {
    const stored = this.#files.get(token);
    if (!stored) return explained(page(404, "Not found"), "No such file: the link is not one of this fake's");
    const expires = Number(query.get("expires"));
    if (!(expires * 1000 >= this.#company.now())) return explained(page(403, "Request has expired"), "The link has expired: read it again");
    return file(stored.bytes(), stored.type);
  }
}
