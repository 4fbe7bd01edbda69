/** A menu path, outermost first; the last part is the label. */
export interface MenuPath {
  readonly path: readonly string[];
}

/** A piece of a sentence. */
export type Inline = string | MenuPath | { readonly strong: string } | { readonly code: string };

/** A sentence or two. */
export type Text = string | readonly Inline[];

/** Something said about an item, with what it is: `Without it: …`. */
export interface Detail {
  readonly term: string;
  readonly text: Text;
}

/** A box to tick or to look at. */
export interface CheckItem {
  /** Menu and label below the heading that the item stands under. */
  readonly box: MenuPath;
  readonly details: readonly Detail[];
  /** Boxes that can only be seen once this one is ticked. */
  readonly waiting?: { readonly intro: string; readonly items: readonly CheckItem[] } | undefined;
}

/** What a section is made of. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: Text }
  | { readonly kind: "note"; readonly label: string; readonly text: Text }
  | { readonly kind: "facts"; readonly facts: readonly Detail[] }
  | { readonly kind: "steps"; readonly items: readonly Text[] }
  | { readonly kind: "checklist"; readonly items: readonly CheckItem[] }
  | { readonly kind: "table"; readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Text[])[] }
  | { readonly kind: "command"; readonly command: string };

/** A heading with what stands under it. Levels of headings follow from the nesting. */
export interface Section {
  readonly heading: Text;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[] | undefined;
}

/** How many there are of something, e.g. `3 missing`; leads to the section of that place in the page. */
interface Figure {
  readonly count: number;
  readonly label: string;
  readonly section: Section;
}

/** A page, before it is text, Markdown or HTML. */
export interface Page {
  readonly title: string;
  readonly tone: "good" | "attention" | "neutral";
  /** The result in one sentence. */
  readonly result: string;
  readonly figures: readonly Figure[];
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** How the page is written for a terminal; other formats have no need of it. */
export interface RenderOptions {
  /** Width at which text is wrapped. Default: 80; at least 20. */
  readonly columns?: number | undefined;
  /** Bold and dim print for terminals. Default: false. */
  readonly colour?: boolean | undefined;
}

// Control characters could steer a terminal, and marks of direction could make a name look like another one.
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+|\p{Cs}/gu;

/** A text without what cannot be seen. */
export const seen = (text: string): string => text.replace(UNSEEN, " ");

/** The same on one line, without more than one space at a time. */
export const legible = (text: string): string => seen(text).replace(/\s+/g, " ");

/** A name or sentence from elsewhere as one line of what can be seen of it. */
export const visible = (text: string): string => legible(text).trim();

/** A place like `People's data > People > Work > View …`, in parts. */
export function menuPath(place: string): string[] {
  const parts = place.split(" > ").map(visible).filter(Boolean);
  return parts.length > 0 ? parts : ["(no name)"];
}

/** The pieces of a text. */
export const pieces = (text: Text): readonly Inline[] => (typeof text === "string" ? [text] : text);

/** A text without any marks. */
export const plain = (text: Text): string =>
  visible(
    pieces(text)
      .map((piece) => {
        if (typeof piece === "string") return piece;
        if ("path" in piece) return piece.path.join(" > ");
        return "strong" in piece ? piece.strong : piece.code;
      })
      .join(""),
  );
