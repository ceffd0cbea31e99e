/** The one kind of error that this package throws. */

import type { ErrorCode, ErrorDetails } from "../wasm/omnitron_release_bg.js";

/** Thrown by every function of this package. Branch on `code`; the message is for people. */
export class OmnitronError extends Error {
  override readonly name = "OmnitronError";
  /** A stable code of the error. Codes are never renamed or reused. */
  readonly code: ErrorCode;
  /** Further details: the problems of lines, the server's refusal, the value that is wrong. */
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Whether a value is an `OmnitronError`, of this copy of the package or of another. */
export function isOmnitronError(value: unknown): value is OmnitronError {
  return value instanceof Error && value.name === "OmnitronError" && "code" in value && "details" in value;
}

/** Used only by the WebAssembly module. */
export function makeError(code: ErrorCode, message: string, details: ErrorDetails): OmnitronError {
  return new OmnitronError(code, message, details);
}
