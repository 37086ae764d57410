import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "fa"],
  catalogs: [
    { path: "src/locales/{locale}", include: ["src"], exclude: ["**/*.test.*", "src/gql/**"] },
  ],
  // Line numbers would make every edit of a component look like an edit of the catalogues.
  format: formatter({ lineNumbers: false }),
});
