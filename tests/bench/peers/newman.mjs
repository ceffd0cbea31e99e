/** Newman, which runs Postman's collections. It sends one request after another and cannot do otherwise. */

import newman from "newman";

const collection = {
  info: { name: "release", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item: [
    {
      name: "create_mapping",
      request: {
        method: "POST",
        url: "{{api}}/order_items/{{item}}/create_mapping/",
        header: [
          { key: "Authorization", value: "{{token}}" },
          { key: "Content-Type", value: "application/json" },
        ],
        body: { mode: "raw", raw: '{"code": "{{code}}", "update_stock": true}' },
      },
    },
  ],
};

/** Sends all lines and returns how long that took, in milliseconds. */
export async function send({ api, token, lines }) {
  const envVar = Object.entries({ api, token }).map(([key, value]) => ({ key, value }));
  const began = performance.now();
  const summary = await new Promise((resolve, reject) => {
    const options = { collection, envVar, iterationData: lines, reporters: [] };
    newman.run(options, (error, summary) => (error ? reject(error) : resolve(summary)));
  });
  const took = performance.now() - began;
  if (summary.run.failures.length > 0) throw new Error("newman reports failures");
  return took;
}
