import assert from "node:assert/strict";
import { test } from "node:test";

import {
  buildGetOrder,
  buildGetOrderItem,
  buildListContentTypes,
  buildListOrderItems,
  buildListOrders,
  buildListProductStocks,
  buildLogin,
  readGetOrder,
  readGetOrderItem,
  readListContentTypes,
  readListOrderItems,
  readListOrders,
  readListProductStocks,
} from "omnitron-release";

const connection = { baseUrl: "https://shop.example/omni", token: "abc", prefix: "v1", language: "tr" };

test("every member of a query is in its request", () => {
  const address = (request) => request.url.replace("https://shop.example/omni/api/", "");
  const orders = buildListOrders({ isSend: false, status: "400", number: "A 1", page: 2, limit: 5 }, connection);
  assert.equal(address(orders), "v1/orders/?is_send=false&status=400&number=A+1&page=2&limit=5");
  assert.deepEqual(orders.headers, { accept: "application/json", "accept-language": "tr", authorization: "Token abc" });
  assert.deepEqual([orders.method, orders.body], ["GET", null]);
  assert.equal(address(buildGetOrder({ orderId: 7 }, connection)), "v1/orders_integration/7/detailed_integration/");
  assert.equal(address(buildGetOrder({ orderId: "7", address: "plain" }, connection)), "v1/orders/7/");
  const items = { orderId: 7, address: "plain", page: 3, limit: 4 };
  assert.equal(address(buildListOrderItems(items, connection)), "v1/order_items/?order=7&page=3&limit=4");
  assert.equal(address(buildGetOrderItem({ orderItemId: 8 }, connection)), "v1/order_items/8/");
  assert.equal(address(buildListContentTypes({ model: "orderitem" }, connection)), "v1/content_types/?model=orderitem");
  const stocks = { channelId: 1, productId: 2, stockListId: 3 };
  assert.equal(address(buildListProductStocks(stocks, connection)), "v1/channel/1/product_stocks/?product__pk__in=2&stock_list=3");
  const login = buildLogin({ username: "ayşe", password: "p" }, connection);
  assert.deepEqual(JSON.parse(login.body), { username: "ayşe", password: "p" });
  assert.equal(login.headers.authorization, undefined);
});

test("what is wrong in a query is named", () => {
  const wrong = (path, build) =>
    assert.throws(build, ({ code, details }) => code === "input.wrong_type" && details.path === path, path);
  wrong("query.isSend", () => buildListOrders({ isSend: "true" }, connection));
  wrong("query.page", () => buildListOrders({ page: 0 }, connection));
  wrong("query.page", () => buildListOrders({ page: 1.5 }, connection));
  wrong("query.limit", () => buildListOrders({ limit: -1 }, connection));
  wrong("query.limit", () => buildListOrders({ limit: 2 ** 32 }, connection));
  wrong("query.status", () => buildListOrders({ status: 400 }, connection));
  wrong("query.address", () => buildGetOrder({ orderId: 1, address: "other" }, connection));
  wrong("query.orderId", () => buildGetOrder({}, connection));
  wrong("query", () => buildGetOrder(undefined, connection));
  wrong("connection.baseUrl", () => buildGetOrder({ orderId: 1 }, {}));
  wrong("connection.language", () => buildGetOrder({ orderId: 1 }, { ...connection, language: "de" }));
  assert.throws(() => buildGetOrder({ orderId: 0 }, connection), { code: "id.zero" });
});

const answer = (body) => ({ status: 200, headers: {}, body: JSON.stringify(body) });

test("every member of an answer comes out", () => {
  const order = { pk: 7, number: "A-1", status: "400", is_send: true, date_placed: "2025-01-01T00:00:00Z", currency: "try", channel: { id: 2, name: "Web" } };
  const response = { status: 200, headers: {}, body: JSON.stringify(order).replace("{", '{"amount":286.10,') };
  assert.deepEqual(readGetOrder({ orderId: 7 }, response), {
    pk: 7,
    number: "A-1",
    status: "400",
    isSend: true,
    datePlaced: "2025-01-01T00:00:00Z",
    amount: "286.10",
    currency: "try",
    channel: { id: 2, name: "Web" },
  });
  const page = readListOrders({}, answer({ count: 9, next: "https://x/?page=2", results: [{ pk: 1 }] }));
  assert.deepEqual(page, {
    count: 9,
    hasNext: true,
    dropped: 0,
    rows: [{ pk: 1, number: null, status: "", isSend: null, datePlaced: null, amount: null, currency: null, channel: null }],
  });
  const item = { pk: 8, order: 7, product: { pk: 3, sku: "S", name: "N" }, status: "100", cancel_status: "waiting", price: "1.50", price_currency: "try", stock_list: 4 };
  const read = { pk: 8, order: 7, product: { pk: 3, sku: "S", name: "N" }, status: "100", cancelStatus: "waiting", isCancelled: true, price: "1.50", priceCurrency: "try", stockList: 4 };
  assert.deepEqual(readGetOrderItem({ orderItemId: 8 }, answer(item)), read);
  assert.deepEqual(readListOrderItems({ orderId: 7 }, answer([item])).rows, [read]);
  const types = readListContentTypes({ model: "orderitem" }, answer([{ id: 1, model: "orderitem" }, { id: 2, model: "order" }]));
  assert.deepEqual(types, { count: null, hasNext: false, dropped: 1, rows: [{ id: 1, model: "orderitem" }] });
  const stocks = readListProductStocks(
    { channelId: 1, productId: 3, stockListId: 4 },
    answer([{ product: 3, stock_list: 4, stock: 10, sold_quantity_unreported: "2" }]),
  );
  assert.deepEqual(stocks.rows, [{ product: { pk: 3, sku: null, name: null }, stockList: 4, stock: "10", soldQuantityUnreported: "2" }]);
});

test("an answer about something else, or of no such shape, says where", () => {
  assert.throws(() => readGetOrder({ orderId: 7 }, answer({ pk: 8 })), { code: "read.other" });
  assert.throws(() => readListOrders({}, answer({ results: [{ pk: 1 }, { pk: "x" }] })), {
    code: "read.shape",
    details: { path: "results[1].pk" },
  });
  assert.throws(() => readListOrders({}, { status: 200, headers: {}, body: '[\n{"pk":' }), {
    code: "read.not_json",
    details: { line: 2, column: 7 },
  });
  const headers = Object.assign(Object.create(null), { "Content-Type": "text/html; charset=utf-8" });
  assert.throws(() => readListOrders({}, { status: 200, headers, body: "[]" }), { code: "read.html" });
  assert.throws(() => readListOrders({}, { failed: "network" }), { code: "reach.network" });
  assert.throws(() => readListOrders({}, { failed: "bored" }), { details: { path: "response.failed" } });
  assert.throws(() => readListOrders({}, { status: 20 }), { details: { path: "response.status" } });
  assert.throws(() => readListOrders({}, { status: 200, headers: { a: 1 } }), { details: { path: "response.headers.a" } });
});
