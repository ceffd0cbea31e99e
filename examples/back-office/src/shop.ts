/** This back-office's own calls. It had them before it released lines; the package does not replace them. */

import type { Connection } from "omnitron-release";

export interface Order {
  pk: number;
  number: string;
}

export interface OrderLine {
  pk: number;
  attributes: { quantity?: number };
  product: { name: string };
}

const config: { omnitron: string } = await (await fetch("/config.json")).json();
let key = "";

export const connection: Connection = { baseUrl: config.omnitron };
export const token = () => key;

export async function signIn(form: FormData) {
  const body = JSON.stringify(Object.fromEntries(form));
  key = (await call<{ key: string }>("auth/login/", { method: "POST", body })).key;
}

export async function orders() {
  return (await call<{ results: Order[] }>("orders/?limit=10")).results;
}

export async function lines({ pk }: Order) {
  return (await call<{ orderitem_set: OrderLine[] }>(`orders_integration/${pk}/detailed_integration/`)).orderitem_set;
}

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const headers = { "Content-Type": "application/json", ...(key && { Authorization: `Token ${key}` }) };
  const response = await fetch(`${config.omnitron}/api/i1/${path}`, { headers, ...init });
  if (!response.ok) throw new Error(`Omnitron answered ${response.status}.`);
  return response.json();
}
