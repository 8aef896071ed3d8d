/** What all bundles have in common. */
export const shared = {
  bundle: true,
  format: "esm",
  target: "node20",
  external: ["yaml", "zod", "inquirer"],
  logLevel: "warning",
  charset: "utf8",
};
