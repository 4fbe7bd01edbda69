export type { Area, CatalogueEntry, Observable, PermissionModel, Right } from "./catalogue/entry.ts";
export { CATALOGUE, entryOf } from "./catalogue/index.ts";
export { type CheckOptions, type CheckProgress, checkPermissions } from "./check/check.ts";
export type { KnownPerson } from "./check/roster.ts";
export {
  type AudienceChange,
  diffReports,
  type HiddenFieldsChange,
  type PermissionChange,
  type PermissionDrift,
  type StatusCount,
} from "./diff.ts";
export { type GuideLine, type GuideList, type SetupGuide, setupGuide } from "./guide.ts";
export type { Plan } from "./plan.ts";
export { PRESETS, type Preset, type PresetLine, type PresetName, type SetupStep } from "./presets.ts";
export { type RenderFormat, type RenderOptions, renderDrift, renderGuide, renderReport } from "./render/index.ts";
export type { Audience, Confidence, ExcessAccess, Finding, PermissionAnswer, PermissionReport } from "./report.ts";
export type { Requirement } from "./requirement.ts";
export { requirementsFor, type Tenant, undocumentedEndpoints } from "./requirements.ts";
export { type PlannedStream, STREAM_NEEDS, type StreamNeeds } from "./streams.ts";
