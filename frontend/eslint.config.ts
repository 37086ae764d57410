import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { flatConfigs as importConfigs } from "eslint-plugin-import-x";
import lingui from "eslint-plugin-lingui";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));

export default defineConfig(
  globalIgnores(["dist", "coverage", "src/gql", "src/locales"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  importConfigs.recommended,
  importConfigs.typescript,
  reactHooks.configs.flat["recommended-latest"],
  lingui.configs["flat/recommended"],
  {
    languageOptions: { parserOptions: { projectService: true } },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // TanStack Router reports redirects and missing pages by throwing its own objects.
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            {
              from: "package",
              package: "@tanstack/router-core",
              name: ["Redirect", "NotFoundError"],
            },
          ],
        },
      ],
      "import-x/no-default-export": "error",
      "import-x/no-cycle": "error",
      "import-x/no-named-as-default-member": "off",
      "import-x/no-restricted-paths": [
        "error",
        {
          basePath: import.meta.dirname,
          zones: [
            { target: "./src/lib", from: ["./src/app", "./src/features", "./src/ui"] },
            { target: "./src/ui", from: ["./src/app", "./src/features"] },
            { target: "./src/features", from: "./src/app" },
            // Features meet in app only: shared meaning belongs in lib, shared looks in ui.
            ...features.map((feature) => ({
              target: `./src/features/${feature}`,
              from: "./src/features",
              except: [`./${feature}`],
            })),
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "No barrels: import from the file itself." },
      ],
    },
  },
  { files: ["*.{ts,js}"], rules: { "import-x/no-default-export": "off" } },
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
);
