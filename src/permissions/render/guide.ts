import * as z from "zod/mini";
import { InvalidInputError } from "../../client/errors.ts";
import type { SetupGuide } from "../guide.ts";
import type { RenderOptions } from "./document.ts";
import { guidePage } from "./guide-document.ts";
import { type RenderFormat, write } from "./write.ts";

const texts = z.array(z.string());
const shape = z.looseObject({
  plan: texts,
  steps: z.array(z.looseObject({ title: z.string(), actions: texts, places: z.optional(texts), note: z.optional(z.string()) })),
  lists: z.array(
    z.looseObject({
      title: z.string(),
      lines: z.array(
        z.looseObject({
          key: z.string(),
          place: z.string(),
          fieldPlace: z.string(),
          folders: z.optional(z.string()),
          aliases: texts,
          category: z.optional(z.string()),
          breaks: z.string(),
          rules: texts,
        }),
      ),
    }),
  ),
  undocumented: texts,
  verify: z.string(),
});

/**
 * A set-up guide as a page to hand to the HR admin, in the same formats as a report.
 *
 * @throws {InvalidInputError} for what is not a guide
 * @example
 * const page = renderGuide(setupGuide({ presets: ["base"] }), "html");
 */
export function renderGuide(guide: SetupGuide, format: RenderFormat, options?: RenderOptions): string {
  if (!shape.safeParse(guide).success) throw new InvalidInputError("This is not a set-up guide", { hint: "Give what setupGuide returned" });
  return write(guide, () => guidePage(guide), format, options);
}
