import type { CompanyState } from "../../company/company.ts";
import { CUSTOM_CATEGORY } from "../../company/custom-category.ts";
import { CUSTOM_TYPES } from "../../company/custom-types.ts";
import type { Employee } from "../../company/employee.ts";
import { FieldBook } from "../../company/fields.ts";
import { refuse } from "../../refusing.ts";
import { EmployeeTables } from "../../tables/state.ts";
import type { Row, TableDefinition } from "../../tables/table.ts";
import { definitionOf } from "./definition.ts";
import type { Values } from "./row-values.ts";
import { type CustomColumnFacts, type CustomColumnType, type CustomTableFacts, listOf, SEEDED_TABLES } from "./seeded-tables.ts";

/** A column of a table to be made. */
export interface CustomColumnInput {
  readonly name: string;
  /** Default `text`. */
  readonly type?: CustomColumnType | undefined;
  /** Whether rows must have it. Default false. */
  readonly mandatory?: boolean | undefined;
  /** Default none. */
  readonly description?: string | undefined;
  /** Labels to choose from, for the types with lists. Default none. */
  readonly items?: readonly string[] | undefined;
}

/** A table to be made. */
export interface CustomTableInput {
  readonly name: string;
  /** Id of the category whose boxes guard it, e.g. `work`. Default the company's own category. */
  readonly category?: string | undefined;
  /** Default none. */
  readonly description?: string | undefined;
  /** At least one. */
  readonly columns: readonly CustomColumnInput[];
}

/** The tables that the company made itself, and how their rows are written. */
export class CustomTables {
  readonly #company: CompanyState;
  readonly #definitions = new Map<string, TableDefinition>();
  #all = SEEDED_TABLES;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** In the order in which they were made. */
  get all(): readonly CustomTableFacts[] {
    return this.#all;
  }

  find(id: string): CustomTableFacts | undefined {
    return this.#all.find((table) => table.id === id);
  }

  /** What the tables of employees need to know of one, by its id. */
  definition(id: string): TableDefinition | undefined {
    const table = this.find(id);
    if (table && !this.#definitions.has(id)) this.#definitions.set(id, definitionOf(table, this.#company));
    return this.#definitions.get(id);
  }

  /** Makes a table, empty for everyone. Columns of list types get lists of their own. */
  make(input: CustomTableInput): CustomTableFacts {
    const { name, category = CUSTOM_CATEGORY.id, description = null, columns } = input;
    this.#check({ name, category, columns });
    const id = `${category}__table_${this.#company.newId("customTable", 1_781_514_100_001)}`;
    const made = columns.map((column): CustomColumnFacts => {
      const { type = "text", mandatory = false, description = null } = column;
      return {
        id: `column_${this.#company.newId("customTableColumn", 1_781_514_200_001)}`,
        name: column.name,
        description,
        mandatory,
        type,
      };
    });
    const table: CustomTableFacts = { id, category, name, description, columns: made };
    const { lists } = this.#company;
    made.forEach((column, at) => {
      const list = listOf(table, column);
      if (list === undefined) return;
      lists.create(list);
      for (const label of columns[at]?.items ?? []) lists.add(list, label);
    });
    this.#all = [...this.#all, table];
    return table;
  }

  /** A person's row; `undefined` when there is none of this id. */
  row(table: CustomTableFacts, person: Employee, id: number): Row | undefined {
    return this.#rows.rows(this.#defined(table), person).find((row) => row.id === id);
  }

  /** Adds a row. Columns that are not sent are empty. */
  add(table: CustomTableFacts, person: Employee, sent: Values): Row {
    return this.#rows.add(this.#defined(table), person, this.#known(table, sent));
  }

  /** Changes the columns that are sent. Names that are no columns are not looked at. */
  change(table: CustomTableFacts, person: Employee, id: number, sent: Values): void {
    const columns = this.#known(table, sent);
    if (Object.keys(columns).length === 0) return;
    const customColumns = this.row(table, person, id)?.customColumns;
    this.#rows.replace(this.#defined(table), person, id, { ...columns, customColumns });
  }

  remove(table: CustomTableFacts, person: Employee, id: number): void {
    this.#rows.remove(this.#defined(table), person, id);
  }

  get #rows(): EmployeeTables {
    return this.#company.part(EmployeeTables);
  }

  #defined(table: CustomTableFacts): TableDefinition {
    return this.definition(table.id) as TableDefinition;
  }

  #known(table: CustomTableFacts, sent: Values): Values {
    return Object.fromEntries(Object.entries(sent).filter(([name]) => table.columns.some(({ id }) => id === name)));
  }

  #check({ name, category = "", columns }: CustomTableInput): void {
    if (!name) throw refuse("a custom table needs a name");
    if (this.#company.part(FieldBook).categoryLabel(category) === undefined) {
      throw refuse(`there is no category ${JSON.stringify(category)}`, "Categories are those of GET /company/people/fields");
    }
    if (!Array.isArray(columns) || columns.length === 0) throw refuse("a custom table needs columns");
    for (const { name, type = "text", items = [] } of columns) {
      if (!name) throw refuse("a column of a custom table needs a name");
      if (!CUSTOM_TYPES.includes(type))
        throw refuse(`there is no column type ${JSON.stringify(type)}`, `There are ${CUSTOM_TYPES.join(", ")}`);
      if (items.length > 0 && !type.endsWith("list")) throw refuse(`the column ${name} of type ${type} has no list to put items in`);
      if (new Set(items).size < items.length) throw refuse(`the column ${name} has an item twice`);
    }
  }
}
