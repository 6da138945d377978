// What both entries offer.

export { callText } from "./engine.js";
export { OkrError, type OkrErrorCode } from "./error.js";
export * from "./generated.js";
export { Workspace } from "./workspace.js";
