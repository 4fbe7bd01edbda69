import { systemClock } from "../client/clock.ts";
import { Access, type World } from "./access.ts";
import { CompanyState } from "./company/company.ts";
import { again, digits, hash } from "./company/draws.ts";
import { routes } from "./domains/index.ts";
import { Positions } from "./domains/positions/state.ts";
import { Engine } from "./engine.ts";
import { Faults } from "./faults.ts";
import { Lag } from "./lag.ts";
import type { FakeOptions } from "./options.ts";
import { ALL_PERMISSIONS } from "./permission-keys.ts";
import { Permissions } from "./permissions.ts";
import { Firewall, RequestLimits } from "./protection.ts";
import { Requests } from "./recording.ts";
import { Router } from "./router.ts";
import { scenariosNamed } from "./scenarios.ts";
import { settled } from "./settled.ts";
import { Webhooks } from "./webhooks/index.ts";

/** A service user's credential. */
export interface ServiceUser {
  readonly id: string;
  readonly token: string;
}

/** The service user of the fakes with this seed. */
export function serviceUserOf(seed: number): ServiceUser {
  const salt = hash(seed, 0x5e41ce);
  return { id: `SERVICE-${digits(salt, 6)}`, token: Array.from({ length: 5 }, (_, nth) => again(salt, nth).toString(36)).join("") };
}

/** One life of a fake, from its making to its reset. */
export interface Life {
  readonly permissions: Permissions;
  readonly lag: Lag;
  readonly faults: Faults;
  readonly recorded: Requests;
  readonly engine: Engine;
  readonly webhooks: Webhooks;
  /** Makes a change of the story: HR at work. */
  change<T>(make: (company: CompanyState) => T): T;
}

const router = new Router(routes);

/** Makes the company and all that stands around it. */
export function begin({ scenarios: names = [], ...given }: FakeOptions, serviceUser: ServiceUser): Life {
  const scenarios = scenariosNamed(names);
  const settings = settled([...scenarios.map(({ options }) => options ?? {}), given]);
  const { clock = systemClock, limits = "on", lockout = true, permissionModel = "category", audience = "everyone" } = settings;
  const { employees = 50, seed = 1, lag: lagMs = 0, notFound = "json" } = settings;
  const now = () => clock.now();
  const permissions = new Permissions(settings.permissions ?? ALL_PERMISSIONS, permissionModel, audience);
  const lag = new Lag(lagMs, now, (ownNow): World => {
    const company = new CompanyState({ employees, seed, now: ownNow });
    return { company, access: new Access(permissions, company) };
  });
  const { company } = lag.world;
  const passTime = () => {
    lag.catchUp();
    company.events.byTime(() => {
      company.passTime();
      company.part(Positions).passTime();
    });
  };
  const webhooks = new Webhooks({ companyId: () => company.id, clock, seed, passTime });
  company.events.listen((event) => webhooks.note(event));
  const faults = new Faults(now);
  const recorded = new Requests();
  const firewall = lockout ? new Firewall() : undefined;
  const authorization = `Basic ${btoa(`${serviceUser.id}:${serviceUser.token}`)}`;
  const engine = new Engine({
    router,
    lag,
    passTime,
    authorization,
    clock,
    limits: limits === "off" ? undefined : new RequestLimits(limits === "on" ? {} : limits),
    firewall,
    faults,
    recorded,
    missingModules: new Set(settings.withoutModules),
    notFound,
  });
  const stage = {
    permissions,
    faults,
    revokeCredential: () => engine.revokeCredential(),
    block: () => firewall?.block(authorization, now()),
  };
  for (const scenario of scenarios) scenario.begin?.(stage);
  const change = <T>(make: (changed: CompanyState) => T): T => {
    passTime();
    return lag.write((world) => make(world.company));
  };
  return { permissions, lag, faults, recorded, engine, webhooks, change };
}
