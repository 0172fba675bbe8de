/**
 * Small parts that every Radix component shares. Another package holds older versions of them at the
 * top of node_modules, so npm gives each component a copy of its own, and a page would load them all.
 */
const radixParts = [
  "primitive",
  "react-compose-refs",
  "react-primitive",
  "react-slot",
  "react-use-controllable-state",
  "react-use-effect-event",
  "react-use-layout-effect",
];

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Native addons, drivers and engines that must be required at run time, never bundled.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "graphile-worker",
    "pg",
  ],
  // Data routes answer JSON and redirects, never a document: nothing may run or be framed there.
  headers: async () => [
    {
      source: "/api/:path*",
      headers: [
        { key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" },
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "same-origin" },
        { key: "strict-transport-security", value: "max-age=63072000; includeSubDomains" },
      ],
    },
  ],
  turbopack: {
    resolveAlias: Object.fromEntries(
      radixParts.map((part) => [
        `@radix-ui/${part}`,
        `./node_modules/radix-ui/node_modules/@radix-ui/${part}`,
      ]),
    ),
  },
  experimental: { optimizePackageImports: ["radix-ui", "recharts"] },
};

export default config;
