import {
  createTheme,
  virtualColor,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";

const gold: MantineColorsTuple = [
  "#fcf8ec",
  "#f6ecd0",
  "#ecd9a1",
  "#e1c46e",
  "#d6b046",
  "#c59b2f",
  "#a88225",
  "#87671c",
  "#6b5116",
  "#4d3a10",
];

/** Greys with a little warmth, so that gold does not look green beside them. */
const stone: MantineColorsTuple = [
  "#faf9f7",
  "#f4f2ee",
  "#e9e6e0",
  "#dad6ce",
  "#c2bcb2",
  "#9c958a",
  "#6f685e",
  "#5a544b",
  "#433e37",
  "#2a2622",
];

const night: MantineColorsTuple = [
  "#e6e2da",
  "#c3bdb2",
  "#a39c91",
  "#6b655c",
  "#45413a",
  "#38342e",
  "#2a2722",
  "#1f1d19",
  "#181613",
  "#100f0d",
];

export const theme = createTheme({
  // One name for two shades: white text on the deep gold of daylight, dark text on the bright gold of night.
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: {
    gold,
    gray: stone,
    dark: night,
    accent: virtualColor({ name: "accent", light: "gold", dark: "gold" }),
  },
  black: "#2a2622",
  fontFamily: '"Inter Variable", "Vazirmatn Variable", system-ui, sans-serif',
  headings: {
    fontFamily: '"Inter Variable", "Vazirmatn Variable", system-ui, sans-serif',
    fontWeight: "600",
  },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    Paper: { defaultProps: { withBorder: true, radius: "lg" } },
    Table: { defaultProps: { verticalSpacing: "xs" } },
    Modal: { defaultProps: { centered: true, radius: "lg" } },
    Tooltip: { defaultProps: { withArrow: true } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#fbfaf8",
    "--zargar-surface": "#ffffff",
    "--mantine-color-dimmed": "#6f685e",
    "--mantine-color-placeholder": "#746d63",
    // Small bold text on its own tint: dark enough for a contrast of 4.5.
    "--mantine-color-teal-light-color": "#055c43",
    "--mantine-color-orange-light-color": "#923506",
    "--mantine-color-yellow-light-color": "#7a4a00",
    "--mantine-color-red-light-color": "#a51d1d",
    "--mantine-color-gray-light-color": "#433e37",
  },
  dark: {
    "--mantine-color-body": "#181613",
    "--zargar-surface": "#1f1d19",
    "--mantine-color-dimmed": "#a39c91",
    "--mantine-color-placeholder": "#a39c91",
    "--mantine-color-accent-light": "rgba(214, 176, 70, 0.16)",
    "--mantine-color-accent-light-hover": "rgba(214, 176, 70, 0.22)",
    "--mantine-color-accent-light-color": "#ecd9a1",
  },
});
