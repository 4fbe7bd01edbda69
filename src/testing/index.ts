export type { Json } from "../model/json.ts";
export type { Company, HireInput, Leave, LeaveEnd, Rehire, StartDateChange, Termination, WorkChange } from "./company/contract.ts";
export type { FakeEmployee, FakeLifecycleRow, FakeWorkRow } from "./company/employee.ts";
export type { FieldInput } from "./company/fields.ts";
export type { FakeAttendanceEntry } from "./domains/attendance/entry.ts";
export type { Day as FakeAttendanceDay } from "./domains/attendance/state.ts";
export type { LoggedHours } from "./domains/attendance/verbs.ts";
export type { CustomTableRecord } from "./domains/custom-tables/record.ts";
export type { CustomColumnInput, CustomTableInput } from "./domains/custom-tables/state.ts";
export type { FakeDoc, FakeDocFolder, UploadInput } from "./domains/docs/verbs.ts";
export type {
  Employer as FakeEmployer,
  NewEmployer,
  NewWorkLocation,
  WorkLocation as FakeWorkLocation,
} from "./domains/employers/state.ts";
export type { FakeGoal, FakeKeyResult } from "./domains/goals/goal.ts";
export type { GoalReport, NewFakeGoal, NewFakeKeyResult } from "./domains/goals/verbs.ts";
export type { HireFromApplication, NewCandidate, NewInterview, NewJob, NewJobAd, NewOffer } from "./domains/hiring/input.ts";
export type {
  Application as FakeApplication,
  Interview as FakeInterview,
  JobAd as FakeJobAd,
  JobOpening as FakeJobOpening,
  Offer as FakeOffer,
} from "./domains/hiring/records.ts";
export type { JobProfile as FakeJobProfile } from "./domains/job-catalog/seeding.ts";
export type { NewJobProfile } from "./domains/job-catalog/state.ts";
export type { FakeCourse, FakeLearningRecord, FakeStatement } from "./domains/learning/state.ts";
export type { FakePosition, NewFakeBudget, NewFakeOpening, NewFakePosition } from "./domains/positions/verbs.ts";
export type { FakeProject, FakeProjectTask, NewProject, NewProjectTask } from "./domains/projects/state.ts";
export type { FakeReport, ShareReportInput } from "./domains/reports/verbs.ts";
export type { FakeSkill, NewFakeSkill } from "./domains/skills/state.ts";
export type { CreateTaskInput, FakeTask, TaskDoer } from "./domains/tasks/verbs.ts";
export type { Adjustment } from "./domains/time-off/balances.ts";
export type { CalendarEvent as FakeCalendarEvent, NewEvent as NewCalendarEvent } from "./domains/time-off/calendars.ts";
export type { FakeTimeOff, NewAttachment, NewPolicy, NewPolicyType, NewTimeOff, TimeOffEdit } from "./domains/time-off/inputs.ts";
export type { Policy as FakePolicy, PolicyType as FakePolicyType } from "./domains/time-off/policies.ts";
export type { FakeVerbs } from "./domains/verbs.ts";
export type { FakeServer, ListenOptions } from "./faces/http.ts";
export { createFakeHiBob, type FakeHiBob } from "./fake.ts";
export type { FakeFaults, Fault, FaultOn, SetFault } from "./faults.ts";
export type { ServiceUser } from "./life.ts";
export { MovableClock } from "./movable-clock.ts";
export type { FakeOptions, FakeSettings } from "./options.ts";
export { ALL_PERMISSIONS } from "./permission-keys.ts";
export type { Audience, AudienceCondition, FakePermissions, PermissionModel } from "./permissions.ts";
export type { LimitOverrides } from "./protection.ts";
export type { EndpointStats, FakeStats, RecordedRequest, RequestFilter } from "./recording.ts";
export { EXPLANATION } from "./reply.ts";
export { SCENARIOS, type ScenarioName } from "./scenarios.ts";
export type { EmploymentChange, Payment, Promotion, Raise, RowColumns, WrittenRow } from "./tables/verbs.ts";
export { VirtualClock } from "./virtual-clock.ts";
export {
  type DeliveryAttempt,
  type FakeDelivery,
  type FakeSubscription,
  type FakeWebhookEvent,
  type FakeWebhooks,
  type SubscribeOptions,
  signWebhook,
  type WebhookBehaviour,
  type WebhookEventType,
} from "./webhooks/index.ts";
