import type { Config } from "tailwindcss";

/** Every colour is a token of app/globals.css with a light and a dark value; nothing else is reachable. */
const token = (name: string) => `var(--${name})`;

const status = (name: string) => ({ DEFAULT: token(name), soft: token(`${name}-soft`) });

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: "class",
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      page: token("page"),
      surface: token("surface"),
      sunken: token("sunken"),
      overlay: token("overlay"),
      raised: token("raised"),
      scrim: token("scrim"),
      line: {
        DEFAULT: token("line"),
        strong: token("line-strong"),
        control: token("line-control"),
      },
      ink: { DEFAULT: token("ink"), muted: token("ink-muted"), faint: token("ink-faint") },
      primary: {
        DEFAULT: token("primary"),
        hover: token("primary-hover"),
        ink: token("primary-ink"),
      },
      accent: { DEFAULT: token("accent"), soft: token("accent-soft") },
      info: status("info"),
      good: status("good"),
      warn: status("warn"),
      bad: { ...status("bad"), solid: token("bad-solid"), hover: token("bad-hover") },
      metric: {
        sleep: token("metric-sleep"),
        readiness: token("metric-readiness"),
        activity: token("metric-activity"),
        heart: token("metric-heart"),
        hrv: token("metric-hrv"),
        warm: token("metric-warm"),
        cool: token("metric-cool"),
        spo2: token("metric-spo2"),
        stress: token("metric-stress"),
        recovery: token("metric-recovery"),
        neutral: token("metric-neutral"),
      },
      stage: {
        deep: token("stage-deep"),
        light: token("stage-light"),
        rem: token("stage-rem"),
        awake: token("stage-awake"),
      },
    },
    fontSize: {
      xs: ["0.75rem", { lineHeight: "1rem" }],
      sm: ["0.875rem", { lineHeight: "1.25rem" }],
      base: ["1rem", { lineHeight: "1.5rem" }],
      lg: ["1.25rem", { lineHeight: "1.75rem", letterSpacing: "-0.01em" }],
      xl: ["1.75rem", { lineHeight: "2.25rem", letterSpacing: "-0.02em" }],
      "2xl": ["2.5rem", { lineHeight: "2.75rem", letterSpacing: "-0.025em" }],
    },
    fontWeight: { normal: "400", medium: "500", semibold: "600" },
    borderRadius: {
      none: "0",
      xs: "2px",
      sm: "4px",
      md: "8px",
      lg: "12px",
      full: "9999px",
    },
    boxShadow: { none: "none", overlay: "var(--shadow-overlay)", control: "var(--shadow-control)" },
    extend: {
      fontFamily: {
        sans: ["var(--font-geist-sans)", "ui-sans-serif", "system-ui", "sans-serif"],
        mono: ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
      },
      maxWidth: { content: "80rem" },
      transitionDuration: { DEFAULT: "160ms" },
    },
  },
} satisfies Config;
