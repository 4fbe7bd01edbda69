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

/** The dates, or the numbers, behind Edit, and how many of them did not come. */
function gated({ asked, hidden }: CategorySight, kind: "date" | "number"): { readonly asked: number; readonly away: number } {
  const fields = asked.filter((field) => behindEdit(field) === kind);
  return { asked: fields.length, away: fields.filter((field) => hidden.includes(field)).length };
}

/** Whether something came that the category model gives with Edit only: what else did not come has another reason then. */
function provesEdit(sight: CategorySight): boolean {
  const dates = gated(sight, "date");
  return dates.away < dates.asked || [...sight.masking.values()].includes("plain");
}

/** Fields that are hidden though others of the category came, and that Edit does not explain: they have boxes of their own. */
function hiddenAlone(sight: CategorySight, model: PermissionModel | "unknown"): readonly Field[] {
  if (!isSeen(sight)) return [];
  const byEdit = model !== "field" && !provesEdit(sight);
  return sight.hidden.filter((field) => !(byEdit && behindEdit(field) !== undefined));
}

/** Which of Bob's models what came belongs to; `undefined` where both would look the same. */
export function modelIn(sights: Iterable<CategorySight>): PermissionModel | undefined {
  const all = [...sights];
  if (all.some((sight) => hiddenAlone(sight, "unknown").length > 0)) return "field";
  const lacksEdit = (sight: CategorySight) => gated(sight, "date").away > 0 || [...sight.masking.values()].includes("masked");
  return all.some((sight) => isSeen(sight) && !provesEdit(sight) && lacksEdit(sight)) ? "category" : undefined;
}

function viewFinding(sight: CategorySight, people: number, model: PermissionModel | "unknown"): Finding {
  const { name, asked, hidden, own } = sight;
  const sample = `an answer about ${count(people, "person", "people")}`;
  if (!isSeen(sight)) {
    const which = asked.length === 1 ? `The one field of ${name} was not` : `None of ${asked.length} fields of ${name} was`;
    const sure = asked.filter((field) => behindEdit(field) === undefined).length;
    return missing(`${which} in ${sample}`, sure > 1 ? "high" : sure === 1 ? "medium" : "low");
  }
  const came = asked.length - hidden.length;
  const shown = `${came} of ${count(asked.length, "field")} of ${name} ${came === 1 ? "was" : "were"} in ${sample}`;
  const away = hiddenAlone(sight, model).filter(({ id }) => own.has(id));
  if (away.length === 0) return granted(shown);
  if (model === "category") {
    return {
      ...granted(`${shown}; the account has no boxes for single fields, so the others may be out of use`, "medium"),
      hiddenFields: named(away),
    };
  }
  return missing(`${shown}; ${count(away.length, "field")} that the integration reads did not come`, "medium", {
    hiddenFields: named(away),
  });
}

/** What Edit does to reading; `undefined` where nothing of the kind was asked for. */
function editFinding(sight: CategorySight, model: PermissionModel | "unknown"): Finding | undefined {
  const { name, masking } = sight;
  const [dates, numbers] = [gated(sight, "date"), gated(sight, "number")];
  if (dates.asked + numbers.asked === 0) return undefined;
  if (!isSeen(sight)) return unverifiable(`Nothing of ${name} can be seen, so Edit makes no difference yet`);
  if (model === "field") return unverifiable("Where data is granted field by field, reading does not need Edit, and so does not show it");
  const where = model === "category" ? "" : "; where data is granted field by field, it would be the fields' own View";
  if (provesEdit(sight)) {
    const what = dates.away < dates.asked ? "Dates of birth or ages came" : "National ids came in full";
    return granted(`${what}; where Bob grants data by category, they come with Edit only`, model === "category" ? "high" : "medium");
  }
  if (dates.away > 0) return missing(`Dates of birth and ages did not come, though other fields of ${name} did${where}`);
  if (numbers.away > 0) {
    return missing(`${count(numbers.away, "national id")} did not come, though other fields of ${name} did${where}`, "medium");
  }
  if ([...masking.values()].includes("masked")) return missing("National ids came with hidden characters");
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
