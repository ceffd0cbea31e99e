/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: ["omnitron-release"],
  output: "standalone",
  // Next.js itself is in the folder above.
  turbopack: { root: new URL("..", import.meta.url).pathname },
};
