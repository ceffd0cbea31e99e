/** Signs in and releases a line with nothing but the package, where no bundler resolves its name. */

import init, * as omnitron from "./node_modules/omnitron-release/dist/index.js";

export async function releaseLine({ baseUrl, line }) {
  await init();
  const login = omnitron.buildLogin({ username: "demo", password: "demo" }, { baseUrl });
  const { token } = omnitron.readLogin(await omnitron.toHttpResponse(await fetch(login.url, login)));
  const { outcome } = await omnitron.release(line, { connection: { baseUrl }, token: () => token });
  return outcome;
}
