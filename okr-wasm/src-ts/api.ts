// What both entries offer.

export { callText } from "./engine.js";
export { OkrError } from "./error.js";
export * from "./generated.js";
export { Workspace } from "./workspace.js";
