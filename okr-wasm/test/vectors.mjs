// Answers conformance vectors. In, again and again: the operation and a line
// break, then document and request, each as its length in bytes, a line break
// and its bytes. Out, for each: the answer or the problems, in the same form.
import { OkrError, OPERATIONS, Workspace, callText } from "okr-wasm";

const NEEDS_NONE = new Set(OPERATIONS.filter(({ access }) => access === "stateless").map(({ name }) => name));

function answer(operation, document, request) {
  try {
    if (operation === "open") {
      // The request as it stands: it may be what no object could say.
      Workspace.open(document, request).dispose();
      return "{}";
    }
    if (document.length === 0 && NEEDS_NONE.has(operation)) {
      return callText(operation, request);
    }
    const workspace = Workspace.open(document);
    try {
      return workspace.callText(operation, request);
    } finally {
      workspace.dispose();
    }
  } catch (error) {
    if (error instanceof OkrError) {
      return JSON.stringify(error);
    }
    throw error;
  }
}

const pieces = [];
for await (const piece of process.stdin) {
  pieces.push(piece);
}
const input = Buffer.concat(pieces);
let at = 0;

function line() {
  const end = input.indexOf("\n", at);
  const text = input.toString("utf8", at, end);
  at = end + 1;
  return text;
}

function framed() {
  const length = Number(line());
  at += length;
  return input.subarray(at - length, at);
}

const answers = [];
while (at < input.length) {
  const text = Buffer.from(answer(line(), framed(), framed().toString("utf8")));
  answers.push(Buffer.from(`${text.length}\n`), text);
}
process.stdout.write(Buffer.concat(answers));
