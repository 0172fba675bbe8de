import process from "node:process";

// Files that run side by side never share a database: a worker takes any job it finds in its own.
const urls = process.env["TEST_DATABASE_URLS"]?.split(" ") ?? [];
const own = urls[Number(process.env["VITEST_POOL_ID"]) - 1];
if (own !== undefined) process.env["DATABASE_URL"] = own;
else if (urls.length > 0) throw new Error("more test files at a time than databases");
