import { DECLARED } from "./declared.ts";
import type { CatalogueEntry, Observable } from "./entry.ts";

/** A box of a feature as the tables write it down. */
export interface FeatureFacts extends Omit<CatalogueEntry, "place" | "aliases" | "observable" | "category" | "source" | "confidence"> {
  /** Menu and label where no endpoint declares them. */
  readonly place?: string;
  readonly aliases?: readonly string[];
  readonly observable: Observable;
  /** Default: HiBob's documentation. */
  readonly source?: string;
  /** Default: documented. */
  readonly confidence?: CatalogueEntry["confidence"];
}

/** A box that belongs to no category. Its wording is that of the endpoints that need it. */
export function feature({ place: known, observable, ...facts }: FeatureFacts): CatalogueEntry {
  const declared = DECLARED.get(facts.key);
  const place = declared?.place ?? known ?? "";
  return {
    aliases: [],
    source: "HiBob's documentation",
    confidence: "documented",
    ...facts,
    place: { category: place, field: declared?.fieldPlace ?? place },
    observable: { category: observable, field: observable },
  };
}

/** Why a box that only matters to writes is not seen. */
export const ONLY_WRITING = "Only writing shows it, and the check never writes.";
