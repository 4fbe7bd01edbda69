import type { StreamView } from "./view-column.ts";
import { COMPANY } from "./view-company.ts";
import { PAY } from "./view-pay.ts";
import { PEOPLE } from "./view-people.ts";

export type { StreamView, ViewColumn, ViewColumnType } from "./view-column.ts";

/** The views that the stores in databases make, one for each built-in stream. */
export const VIEWS: readonly StreamView[] = [...PEOPLE, ...PAY, ...COMPANY];
