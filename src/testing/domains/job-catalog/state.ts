import type { CompanyState } from "../../company/company.ts";
import { digits, hashText } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import { type JobProfile, LISTS, type LibraryEntry, seededProfileId, seededProfiles, trackOf } from "./seeding.ts";

/** A profile to add. */
export interface NewJobProfile {
  readonly title: string;
  /** Default: made by Bob. */
  readonly code?: string | undefined;
  /** Default `active`. Only active ones can be assigned. */
  readonly status?: "active" | "draft" | "inactive" | undefined;
  readonly description?: string | undefined;
  /** Name of the family, e.g. `Engineering`. Default the first one. */
  readonly family?: string | undefined;
  /** Name of the role, e.g. `Manager`. Default the first one. */
  readonly role?: string | undefined;
}

/** What is listed as a whole. */
export type LibraryPart = "groups" | "families" | "roles";

/** Groups, families, roles and profiles. The first three are the company's lists of these names, and profiles follow theirs. */
export class JobCatalog {
  readonly #company: CompanyState;
  readonly #made = new Map<number, JobProfile>();
  #seeded: { readonly version: number; readonly byId: ReadonlyMap<number, JobProfile> } | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** What a list of the library holds. ASSUMED: archived items are there too, since inactive profiles refer to them. */
  library(part: LibraryPart): readonly LibraryEntry[] {
    const items = this.#company.lists.items(LISTS[part]) ?? [];
    return items.map(({ id, label }) => ({ id: Number(id), name: label, description: DESCRIPTIONS[part](label) }));
  }

  get profiles(): readonly JobProfile[] {
    return [...this.#fromLists.values(), ...this.#made.values()];
  }

  profile(id: number): JobProfile | undefined {
    return this.#made.get(id) ?? this.#fromLists.get(id);
  }

  /** Finds an active profile by its title. */
  titled(title: string): JobProfile | undefined {
    return this.profiles.find((profile) => profile.title === title && profile.status === "active");
  }

  /** The id of the profile that a title in a department had when the company was made. */
  seeded(department: string, title: string): number | undefined {
    return seededProfileId(this.#company.lists, department, title);
  }

  /** Who of `people` has which profile now. ASSUMED: those who left are assigned to none. */
  assigned(people: readonly Employee[]): ReadonlyMap<number, readonly Employee[]> {
    const byProfile = new Map<number, Employee[]>();
    for (const person of people) {
      const id = person.lifecycleStatus === "Terminated" ? null : this.#company.value(person, "employee.jobProfileId");
      if (typeof id !== "number") continue;
      const others = byProfile.get(id);
      if (others) others.push(person);
      else byProfile.set(id, [person]);
    }
    return byProfile;
  }

  add({ title, code, status = "active", description, family, role }: NewJobProfile): JobProfile {
    if (!title) throw refuse("addJobProfile needs a title");
    if (!["active", "draft", "inactive"].includes(status)) throw refuse("a job profile is active, draft or inactive");
    if (this.profiles.some((other) => other.code === code)) throw refuse("another job profile has this code");
    const [first] = this.profiles as [JobProfile];
    const jobFamilyId = family === undefined ? first.jobFamilyId : this.#named("families", family);
    const jobRoleId = role === undefined ? first.jobRoleId : this.#named("roles", role);
    const neighbour = this.profiles.find((other) => other.jobFamilyId === jobFamilyId) ?? first;
    const nth = this.#company.newId("jobProfile", 1);
    const made = code ?? `J-${digits(hashText(`${title} ${nth}`), 10)}`;
    const profile: JobProfile = {
      // With the code, because two profiles may have one title and a list cannot have one label twice.
      id: Number(this.#company.lists.ensure(LISTS.profiles, `${title} (${made})`)),
      code: made,
      title,
      status,
      description: description ?? null,
      jobRoleId,
      jobLevelRoleId: first.jobLevelRoleId,
      jobFamilyId,
      jobFamilyGroupId: neighbour.jobFamilyGroupId,
    };
    this.#made.set(profile.id, profile);
    return profile;
  }

  /** Gives someone a profile; the fields of the person's job follow. */
  assign(employeeId: string, profileId: number): void {
    const profile = this.profile(profileId);
    if (!profile) throw refuse("no job profile has this id");
    if (profile.status !== "active") throw refuse("only an active job profile can be assigned");
    this.#company.update(employeeId, {
      "employee.jobProfileId": profile.id,
      "employee.jobProfileCode": profile.code,
      "employee.jobProfileTitle": profile.title,
      "employee.jobProfileDescription": profile.description,
      "employee.jobRoleId": profile.jobRoleId,
      "employee.jobLevelName": profile.jobLevelRoleId,
      "employee.jobLevelTypeId": trackOf(this.#company.lists, profile.jobLevelRoleId),
      "employee.jobFamilyId": profile.jobFamilyId,
      "employee.jobFamilyGroupId": profile.jobFamilyGroupId,
    });
  }

  #named(part: "families" | "roles", name: string): number {
    const entry = this.library(part).find((one) => one.name === name);
    if (!entry) throw refuse(`there is no ${part === "roles" ? "job role" : "job family"} of this name`);
    return entry.id;
  }

  // Made anew when a list has changed: administrators can rename and archive items.
  get #fromLists(): ReadonlyMap<number, JobProfile> {
    const { lists } = this.#company;
    if (this.#seeded?.version !== lists.version) {
      this.#seeded = { version: lists.version, byId: new Map(seededProfiles(lists).map((profile) => [profile.id, profile])) };
    }
    return this.#seeded.byId;
  }
}

const DESCRIPTIONS: Readonly<Record<LibraryPart, (name: string) => string | null>> = {
  groups: (name) => `Families of ${name.toLowerCase()} jobs.`,
  families: (name) => (hashText(name) % 4 === 0 ? null : `All jobs of ${name}.`),
  roles: (name) => `What is expected of every ${name.toLowerCase()}.`,
};
