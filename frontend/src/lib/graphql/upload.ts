interface FoundFile {
  path: string;
  file: File;
}

function takeFiles(value: unknown, path: string, found: FoundFile[]): unknown {
  if (value instanceof File) {
    found.push({ path, file: value });
    return null;
  }
  if (Array.isArray(value))
    return value.map((item, index) => takeFiles(item, `${path}.${index}`, found));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, takeFiles(item, `${path}.${key}`, found)]),
    );
  }
  return value;
}

/** The body the GraphQL multipart request specification asks for, or nothing when no file is sent. */
export function multipartBody(query: string, variables: unknown): FormData | undefined {
  const found: FoundFile[] = [];
  const withoutFiles = takeFiles(variables, "variables", found);
  if (found.length === 0) return undefined;

  const body = new FormData();
  body.set("operations", JSON.stringify({ query, variables: withoutFiles }));
  body.set(
    "map",
    JSON.stringify(Object.fromEntries(found.map(({ path }, index) => [index, [path]]))),
  );
  found.forEach(({ file }, index) => body.set(String(index), file));
  return body;
}
