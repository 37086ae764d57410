import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const django = process.env["ZARGAR_ORIGIN"] ?? "http://localhost:8000";
const proxied = ["/graphql", "/csrf", "/media", "/healthz"];

export default defineConfig(({ command }) => ({
  // Django serves the built files through its static files; the dev server answers at the root.
  base: command === "build" ? "/static/web/" : "/",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  plugins: [react({ babel: { plugins: ["@lingui/babel-plugin-lingui-macro"] } }), lingui()],
  build: {
    manifest: true,
    // The content security policy allows fonts and scripts from our own host only, not data: addresses.
    assetsInlineLimit: 0,
  },
  server: {
    allowedHosts: [".localhost"],
    // The host decides the shop, so it is passed on as the browser sent it.
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: django, changeOrigin: false }]),
    ),
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 30_000,
  },
}));
