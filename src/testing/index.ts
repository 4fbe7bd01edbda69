export { ALL_PERMISSIONS, type Audience, type FakePermissions } from "./access.ts";
export type { Company, HireInput, Termination, WorkChange } from "./company/contract.ts";
export type { FakeEmployee, FakeWorkRow } from "./company/employee.ts";
export type { RecordedRequest } from "./engine.ts";
export { createFakeHiBob, type FakeHiBob, type FakeOptions } from "./fake.ts";
export type { FakeServer, ListenOptions } from "./http-face.ts";
export { VirtualClock } from "./virtual-clock.ts";
