/** The end of an exhaustive switch: a new case upstream stops the build here. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
