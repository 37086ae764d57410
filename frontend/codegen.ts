import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../schema/schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**/*", "!src/**/*.test.{ts,tsx}"],
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "readFragment" },
        persistedDocuments: true,
      },
      config: {
        documentMode: "string",
        strictScalars: true,
        nonOptionalTypename: true,
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          Money: "@/lib/money#Money",
          Grams: "@/lib/weight#Weight",
          Fineness: "string",
          Carat: "string",
          Amount: "string",
          Rate: "string",
          Percent: "string",
          Millimetres: "string",
          DateTime: "string",
          Date: "string",
          UUID: "string",
          JSON: "unknown",
          Upload: "File",
        },
      },
    },
  },
};

export default config;
