export type { RenderOptions } from "./document.ts";
export { renderDrift } from "./drift.ts";
export { renderGuide } from "./guide.ts";
export { renderReport } from "./report.ts";
export type { RenderFormat } from "./write.ts";
