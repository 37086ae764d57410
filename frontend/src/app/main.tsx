import "@fontsource-variable/inter";
import "@fontsource-variable/vazirmatn";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@/ui/global.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { activateLocale, preferredLocale } from "@/lib/locale";

import { App } from "./app";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await activateLocale(preferredLocale());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
