import type { Field } from "../../metadata/index.ts";
import type { PermissionModel } from "../catalogue/entry.ts";
import type { Finding } from "../report.ts";
import type { Requirement } from "../requirement.ts";
import { behindEdit, readsAll } from "./asks.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";
import type { HiddenField, Look } from "./look.ts";
import type { CategorySight } from "./sight.ts";

/** Whether anything of a category came. */
export const isSeen = ({ asked, hidden }: CategorySight): boolean => hidden.length < asked.length;

const named = (fields: readonly Field[]) => fields.map(({ id, name }) => ({ id, name }));

/** Dates behind Edit: came, did not come, or only some of them, which no rule of Edit explains. */
function datesIn({ asked, hidden }: CategorySight): "shown" | "hidden" | "mixed" | undefined {
  const dates = asked.filter((field) => behindEdit(field) === "date");
  if (dates.length === 0) return undefined;
  const away = dates.filter((field) => hidden.includes(field)).length;
  return away === 0 ? "shown" : away === dates.length ? "hidden" : "mixed";
}

/** Fields that are hidden though others of the category came, and that Edit does not explain: they have boxes of their own. */
function hiddenAlone(sight: CategorySight, model: PermissionModel | "unknown"): readonly Field[] {
  if (!isSeen(sight)) return [];
  const byEdit = model !== "field" && datesIn(sight) !== "mixed";
  return sight.hidden.filter((field) => !(byEdit && behindEdit(field) !== undefined));
}

/** Which of Bob's models what came belongs to; `undefined` where both would look the same. */
export function modelIn(sights: Iterable<CategorySight>): PermissionModel | undefined {
  const all = [...sights];
  if (all.some((sight) => hiddenAlone(sight, "unknown").length > 0)) return "field";
  const edit = all.some((sight) => isSeen(sight) && (datesIn(sight) === "hidden" || [...sight.masking.values()].includes("masked")));
  return edit ? "category" : undefined;
}

function viewFinding(sight: CategorySight, people: number, model: PermissionModel | "unknown"): Finding {
  const { name, asked, hidden, own } = sight;
  const sample = `an answer about ${count(people, "person", "people")}`;
  if (!isSeen(sight)) {
    const which = asked.length === 1 ? `the one field asked for of ${name} was` : `none of ${asked.length} fields of ${name} was`;
    const sure = asked.filter((field) => behindEdit(field) === undefined).length;
    return missing(`${asked.length === 1 ? `${which} not` : which} in ${sample}`, sure > 1 ? "high" : sure === 1 ? "medium" : "low");
  }
  const shown = `${asked.length - hidden.length} of ${count(asked.length, "field")} of ${name} were in ${sample}`;
  const away = hiddenAlone(sight, model).filter(({ id }) => own.has(id));
  if (away.length === 0) return granted(shown);
  if (model === "category") {
    return {
      ...granted(`${shown}; the account has no boxes for single fields, so the others may be out of use`, "medium"),
      hiddenFields: named(away),
    };
  }
  return missing(`${shown}; ${count(away.length, "field")} of the plan did not come`, "medium", { hiddenFields: named(away) });
}

/** What Edit does to reading; `undefined` where nothing of the kind was asked for. */
function editFinding(sight: CategorySight, model: PermissionModel | "unknown"): Finding | undefined {
  const { name, hidden, masking } = sight;
  const dates = datesIn(sight);
  const numbers = sight.asked.filter((field) => behindEdit(field) === "number");
  if (dates === undefined && numbers.length === 0) return undefined;
  if (!isSeen(sight)) return unverifiable(`Nothing of ${name} can be seen, so Edit makes no difference yet`);
  if (model === "field") return unverifiable("With field-level permissions reading does not need Edit, so reading does not show it");
  const where = model === "category" ? "" : "; with field-level permissions it would be the fields' own View";
  if (dates === "hidden") return missing(`Dates of birth and ages did not come, though other fields of ${name} did${where}`);
  const away = numbers.filter((field) => hidden.includes(field)).length;
  if (away > 0) return missing(`${count(away, "national id")} did not come, though other fields of ${name} did${where}`, "medium");
  const masks = [...masking.values()];
  if (masks.includes("masked")) return missing("National ids came with hidden characters");
  const sure = model === "category" ? "high" : "medium";
  if (dates === "shown") return granted(`Dates of birth and ages came; the category model gives them with Edit only`, sure);
  if (masks.includes("plain")) return granted("National ids came in full; the category model gives them with Edit only", sure);
  return unverifiable("Nobody of the sample has a national id, so nothing shows whether it would be masked");
}

/** Columns that a table told to be hidden, added to what its category's fields showed. */
function withColumns(view: Finding, columns: readonly HiddenField[]): Finding {
  const hidden = [...new Map([...(view.hiddenFields ?? []), ...columns].map((field) => [field.id, field])).values()];
  if (view.status === "missing") return view.hiddenFields ? { ...view, hiddenFields: hidden } : view;
  return missing(`${view.evidence}; of its table, ${count(columns.length, "column")} came empty, because they are hidden`, "high", {
    hiddenFields: hidden,
  });
}

/** Notes down what fields and tables showed of View, and of Edit where reading needs it. */
export function judgeCategories({ sights, found, model, hiddenColumns }: Look, needs: readonly Requirement[], sampled: number): void {
  for (const sight of sights.values()) {
    const key = `${sight.id}.view`;
    found.add(key, viewFinding(sight, sampled, model));
    const edit = editFinding(sight, model);
    if (edit) found.add(`${sight.id}.edit`, edit);
  }
  for (const [category, columns] of hiddenColumns) {
    const key = `${category}.view`;
    const need = needs.find((one) => one.key === key);
    const view = found.get(key);
    if (view && need && readsAll(need)) found.replace(key, withColumns(view, columns));
  }
}
