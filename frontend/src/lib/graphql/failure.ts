/** A refusal of the whole request, as opposed to a problem that is part of an answer. */
export class GraphqlFailure extends Error {
  override readonly name = "GraphqlFailure";
  /** `UNAUTHENTICATED`, `FORBIDDEN`, `INTERNAL`, …, or `NETWORK` when no answer came. */
  readonly code: string;
  readonly requestId: string | undefined;

  constructor(message: string, code: string, requestId?: string) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }
}

export function isFailure(error: unknown, code: string): error is GraphqlFailure {
  return error instanceof GraphqlFailure && error.code === code;
}
