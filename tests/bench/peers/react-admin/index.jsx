/** The list of orders and one order's lines as react-admin has them with little more than its defaults. */

import { createRoot } from "react-dom/client";
import { Admin, Datagrid, List, ReferenceManyField, Resource, Show, SimpleShowLayout, TextField } from "react-admin";

const API = "/api/i1";

async function ask(path, init = {}) {
  const headers = { "Content-Type": "application/json", Authorization: `Token ${sessionStorage.getItem("token")}` };
  const answer = await fetch(API + path, { ...init, headers });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.json();
}

const authProvider = {
  async login({ username, password }) {
    const body = JSON.stringify({ username, password });
    const answer = await fetch(`${API}/auth/login/`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    sessionStorage.setItem("token", (await answer.json()).key);
  },
  async logout() {
    sessionStorage.removeItem("token");
  },
  async checkAuth() {
    if (!sessionStorage.getItem("token")) throw new Error("nobody is signed in");
  },
  async checkError() {},
  async getPermissions() {},
};

const page = ({ results, count }) => ({ data: results.map((row) => ({ ...row, id: row.pk })), total: count ?? results.length });

const dataProvider = {
  getList: async (resource, { pagination }) => page(await ask(`/${resource}/?page=${pagination.page}&limit=${pagination.perPage}`)),
  getOne: async (resource, { id }) => ({ data: { ...(await ask(`/${resource}/${id}/`)), id } }),
  getManyReference: async (resource, { id }) => page(await ask(`/${resource}/?order=${id}&limit=100`)),
};

const Orders = () => (
  <List perPage={25} exporter={false}>
    <Datagrid rowClick="show" bulkActionButtons={false}>
      {["number", "date_placed", "status", "is_send", "amount", "channel"].map((source) => (
        <TextField key={source} source={source} />
      ))}
    </Datagrid>
  </List>
);

const Order = () => (
  <Show>
    <SimpleShowLayout>
      <TextField source="number" />
      <ReferenceManyField reference="order_items" target="order">
        <Datagrid bulkActionButtons={false}>
          <TextField source="pk" />
          <TextField source="status" />
          <TextField source="price" />
        </Datagrid>
      </ReferenceManyField>
    </SimpleShowLayout>
  </Show>
);

createRoot(document.getElementById("root")).render(
  <Admin authProvider={authProvider} dataProvider={dataProvider} disableTelemetry>
    <Resource name="orders" list={Orders} show={Order} />
  </Admin>,
);
