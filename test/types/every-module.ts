// What an application that uses every module looks like to the compiler; see test/type-budget.test.ts.
import { createHiBob, employeeId } from "hibob-kit";
import { listResolver } from "hibob-kit/metadata";

const bob = createHiBob<{ "work.field_1": string | null }>({ serviceUser: { id: "", token: "" } });
const id = employeeId("1");

export async function everything(): Promise<unknown[]> {
  const fields = ["root.email", "work.title", "work.reportsTo", "work.field_1", "payroll.salary.payment", "internal.status"] as const;
  const { employees } = await bob.people.search({ fields, humanReadable: "APPEND" });
  for await (const { work } of bob.people.stream({ fields: ["work.title", "work.site"] })) console.log(work.site);
  const { employee } = await bob.people.get(id, { fields: ["address.city", "personal.birthDate", "about.hobbies"] });
  await bob.people.update(id, { "root.firstName": "Ada", "work.field_1": "x" }, { verify: true });
  const labelled = await listResolver(bob.client).labelEmployees(employees, ["work.title"]);
  const { rows } = await bob.workHistory.list(id);
  return [
    employee.address.city,
    labelled[0]?.work.title?.label,
    rows[0]?.reportsTo?.id,
    (await bob.employment.asOf(id, "2026-01-01")).rows[0]?.fte,
    (await bob.lifecycle.list(id)).rows[0]?.status,
    (await bob.payroll.salaries.list(id)).rows[0]?.base?.value,
    (await bob.payroll.variable.all().toArray({ limit: 9 }))[0]?.amount,
    (await bob.financial.bankAccounts.list(id)).rows[0]?.iban,
    (await bob.equity.list(id)).rows[0]?.quantity,
    (await bob.training.list(id)).rows[0]?.name,
    (await bob.dependents.list(id)).rows[0]?.firstName,
    (await bob.rightToWork.list(id)).rows[0]?.validFrom,
    (await bob.customTables.list<{ laptop: string }>(id, "table")).rows[0]?.laptop,
    (await bob.metadata.fields())[0]?.categoryName,
    await bob.timeOff.changes({ since: "2026-01-01T00:00:00Z" }).toArray({ limit: 9 }),
    (await bob.docs.list(id))[0],
    (await bob.onboarding.wizards())[0]?.name,
    await bob.avatars.get(id),
    (await bob.tasks.list())[0]?.title,
    await bob.attendance.entries.search({ employeeIds: [id], from: "2026-01-01", to: "2026-01-31" }).toArray({ limit: 9 }),
    (await bob.reports.list())[0]?.name,
    await bob.jobCatalog.families.all().toArray({ limit: 9 }),
    (await bob.positions.search({ fields: ["/position/name"] }))[0]?.["/position/name"],
    await bob.hiring.candidates.search({ fields: ["/candidate/id"] }).toArray({ limit: 9 }),
    await bob.goals.search({ fields: ["title"] }),
    await bob.employers.search({ fields: ["/employer/id"] }).toArray({ limit: 9 }),
    await bob.skills.search({ fields: ["/skill/name"] }).toArray({ limit: 9 }),
    bob.learning.sendStatement,
    await bob.projects.fields(),
  ];
}
