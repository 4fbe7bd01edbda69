/** Where the nth value of a person stands in the nested notation; below it, or around it, others may. */
type Tree = Map<string, number | Tree>;

function place(tree: Tree, path: readonly string[], nth: number): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    tree.set(key, nth);
    return;
  }
  const below = tree.get(key);
  const branch = below instanceof Map ? below : new Map();
  tree.set(key, branch);
  place(branch, rest, nth);
}

/**
 * The nested notation of some fields: root fields at the top, all others below their categories. It is the same for every
 * person of an answer, so it is worked out once, and then only filled with the JSON of values.
 */
export class Layout {
  readonly #tree: Tree = new Map();
  /** The JSON between the values, and which value comes after each. */
  readonly #parts: { readonly before: string; readonly nth: number }[] = [];
  readonly #end: string;

  constructor(ids: readonly string[]) {
    const known = new Set(ids);
    ids.forEach((id, nth) => {
      const path = id.replace(/^root\./, "").split(".");
      // Part of another requested field's value, e.g. the manager's email, stands in that object already.
      const inside = id.split(".").some((_, length, steps) => known.has(steps.slice(0, length).join(".")));
      if (id !== "root.id" && !inside) place(this.#tree, path, nth);
    });
    this.#end = this.#compile(this.#tree, "");
  }

  /** Every value, as further parts of a text. Begins with the comma after the id. */
  fill(parts: string[], values: readonly string[]): void {
    for (const { before, nth } of this.#parts) parts.push(before, values[nth] as string);
    parts.push(this.#end);
  }

  /** The values that are there, without the categories in which none is. */
  some(values: readonly (string | undefined)[]): string {
    const filled = (tree: Tree): string => {
      let text = "";
      for (const [key, found] of tree) {
        const below = typeof found === "number" ? values[found] : filled(found);
        if (below) text += `,${JSON.stringify(key)}:${typeof found === "number" ? below : `{${below.slice(1)}}`}`;
      }
      return text;
    };
    return filled(this.#tree);
  }

  #compile(tree: Tree, open: string): string {
    let before = open;
    for (const [key, found] of tree) {
      before += `${before.endsWith("{") ? "" : ","}${JSON.stringify(key)}:`;
      if (typeof found === "number") {
        this.#parts.push({ before, nth: found });
        before = "";
      } else before = `${this.#compile(found, `${before}{`)}}`;
    }
    return before;
  }
}
