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
  experimental: { optimizePackageImports: ["radix-ui", "recharts"] },
};

export default config;
